/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.traccar;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.fixtures.ParsedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraccarProtocolTest {
    private static final String FORWARDED =
            """
            {"position":{"id":0,"attributes":{"driverUniqueId":"d-1","ignition":true},"deviceId":3,
              "protocol":"teltonika","serverTime":"2026-03-01T08:00:04.000+00:00",
              "deviceTime":"2026-03-01T08:00:01.000+00:00","fixTime":%s,"outdated":false,"valid":true,
              "latitude":52.52,"longitude":13.405,"altitude":34.5,"speed":10,"course":270.0,
              "address":null,"accuracy":0.0,"network":null},
             "device":{"id":3,"name":"Van 7","uniqueId":"356938035643809","status":"online"}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-03-01T08:00:00.000+00:00\"",
                "\"2026-03-01T09:00:00.000+0100\"",
                "\"2026-03-01T08:00:00Z\"",
                "1772352000000"
            })
    void readsAForwardedPositionAndConvertsKnots(String fixTime) {
        assertThat(parse(FORWARDED.formatted(fixTime)))
                .isEqualTo(
                        "traccar 356938035643809 2026-03-01T08:00:00Z 52.5200000 13.4050000"
                                + " speedCms=514 headingCdeg=27000 altitudeDm=345 driver=d-1\n");
    }

    @Test
    void takesTheDeviceTimeWhereThereIsNoFixTime() {
        assertThat(parse(FORWARDED.formatted("null"))).contains(" 2026-03-01T08:00:01Z ");
    }

    @Test
    void refusesForwardedEventsAsUnsupported() {
        String body = "{\"event\":{\"type\":\"deviceOnline\"},\"device\":{\"uniqueId\":\"1\"}}";

        assertThat(parse(body))
                .isEqualTo(
                        "rejected #0 UNSUPPORTED_TYPE: only positions are taken, not events | %s\n"
                                .formatted(body));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(parse("{}")).isEqualTo("rejected #0 MISSING_FIELD: position is missing | {}\n");
        assertThat(parse("{\"position\":{}}"))
                .startsWith("rejected #0 MISSING_FIELD: device is missing");
    }

    private static String parse(String body) {
        return ParsedText.ofJson(new TraccarProtocol(), body);
    }
}
