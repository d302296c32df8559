/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.owntracks;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.fixtures.ParsedText;
import io.roadstream.ingest.protocol.InboundRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTracksProtocolTest {
    private static final String LOCATION =
            """
            {"_type":"location","tst":1772352000,"lat":52.52,"lon":13.405,"acc":7,"vel":36,"cog":270,
             "alt":34,"batt":83,"conn":"m","t":"u","tid":"JJ"%s}""";
    private static final String AT = "2026-03-01T08:00:00Z 52.5200000 13.4050000";
    private static final String MOTION =
            "speedCms=1000 headingCdeg=27000 altitudeDm=340 accuracyDm=70";

    @Test
    void readsALocationAndConvertsKilometresPerHour() {
        assertThat(parse(Map.of(), Map.of(), LOCATION.formatted("")))
                .isEqualTo("owntracks JJ %s %s\n".formatted(AT, MOTION));
    }

    @Test
    void namesTheVehicleByUserAndDevice() {
        String plain = LOCATION.formatted("");
        String withTopic = LOCATION.formatted(",\"topic\":\"owntracks/jane/phone\"");

        assertThat(parse(Map.of("u", "jane", "d", "phone"), Map.of(), plain))
                .startsWith("owntracks jane:phone ");
        assertThat(parse(Map.of(), Map.of("x-limit-u", "jane", "x-limit-d", "phone"), plain))
                .startsWith("owntracks jane:phone ");
        assertThat(parse(Map.of(), Map.of(), withTopic)).startsWith("owntracks jane:phone ");
        assertThat(parse(Map.of("d", "van-7"), Map.of(), plain)).startsWith("owntracks van-7 ");
        assertThat(parse(Map.of("u", "jane"), Map.of(), plain)).startsWith("owntracks jane ");
    }

    @Test
    void takesNegativeMotionAsUnknown() {
        assertThat(
                        parse(
                                Map.of("d", "a"),
                                Map.of(),
                                """
                                {"_type":"location","tst":1772352000,"lat":52.52,"lon":13.405,"vel":-1,"cog":-1,"acc":-1}"""))
                .isEqualTo("owntracks a %s\n".formatted(AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lwt", "transition", "waypoint", "waypoints", "card", "status", "encrypted"})
    void refusesOtherTypesAsUnsupported(String type) {
        String body = "{\"_type\":\"%s\",\"tst\":1772352000}".formatted(type);

        assertThat(parse(Map.of(), Map.of(), body))
                .isEqualTo(
                        "rejected #0 UNSUPPORTED_TYPE: _type must be location, was '%s' | %s\n"
                                .formatted(type, body));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(parse(Map.of(), Map.of(), "{}"))
                .isEqualTo("rejected #0 MISSING_FIELD: _type is missing | {}\n");
        assertThat(
                        parse(
                                Map.of("d", "a"),
                                Map.of(),
                                "{\"_type\":\"location\",\"lat\":1,\"lon\":2}"))
                .startsWith("rejected #0 MISSING_FIELD: time is missing | ");
    }

    private static String parse(
            Map<String, String> query, Map<String, String> headers, String body) {
        return ParsedText.of(
                new OwnTracksProtocol(),
                new InboundRequest(ParsedText.JSON, query, "", headers),
                body);
    }
}
