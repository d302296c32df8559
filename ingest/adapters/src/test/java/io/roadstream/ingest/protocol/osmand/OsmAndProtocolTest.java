/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.osmand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.ingest.fixtures.ParsedText;
import io.roadstream.ingest.protocol.FormEncoding;
import io.roadstream.ingest.protocol.InboundRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsmAndProtocolTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void readsAQueryAndConvertsKnots() {
        assertThat(
                        parseQuery(
                                "id=123456&timestamp=1772352000&lat=52.52&lon=13.405&speed=10"
                                        + "&bearing=90.5&altitude=34.5&accuracy=7.5&hdop=1.2&batt=76.0"
                                        + "&charge=false&driverUniqueId=d-1&foo=bar"))
                .isEqualTo(
                        "osmand 123456 2026-03-01T08:00:00Z 52.5200000 13.4050000 speedCms=514"
                                + " headingCdeg=9050 altitudeDm=345 accuracyDm=75 driver=d-1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1772352000,                        2026-03-01T08:00:00Z",
        "1772352000.25,                     2026-03-01T08:00:00.250Z",
        "1772352000250,                     2026-03-01T08:00:00.250Z",
        "2026-03-01T08:00:00Z,              2026-03-01T08:00:00Z",
        "2026-03-01T09:00:00.250%2B01:00,   2026-03-01T08:00:00.250Z",
        "2026-03-01 08:00:00,               2026-03-01T08:00:00Z",
        "2026-03-01T08:00:00,               2026-03-01T08:00:00Z",
    })
    void readsTimesInEveryForm(String timestamp, String expected) {
        assertThat(parseQuery("deviceid=a&lat=1&lon=2&timestamp=" + timestamp))
                .isEqualTo("osmand a %s 1.0000000 2.0000000\n".formatted(expected));
    }

    @Test
    void takesTheIngestTimeWhereThereIsNoTimestamp() {
        assertThat(parseQuery("id=a&lat=1&lon=2"))
                .isEqualTo("osmand a %s 1.0000000 2.0000000\n".formatted(ParsedText.INGEST_TIME));
    }

    @Test
    void readsTheLocationPair() {
        assertThat(parseQuery("id=a&location=1.5,-2.5&timestamp=1772352000"))
                .isEqualTo("osmand a 2026-03-01T08:00:00Z 1.5000000 -2.5000000\n");
    }

    @Test
    void takesNegativeMotionAsUnknown() {
        assertThat(
                        parseQuery(
                                "id=a&lat=1&lon=2&timestamp=1772352000&speed=-1.94&heading=-1&accuracy=-1&altitude=-5"))
                .isEqualTo("osmand a 2026-03-01T08:00:00Z 1.0000000 2.0000000 altitudeDm=-50\n");
    }

    @Test
    void readsAForm() {
        InboundRequest request = new InboundRequest(FORM, Map.of("id", "a"), "id=a", Map.of());

        assertThat(
                        ParsedText.of(
                                new OsmAndProtocol(),
                                request,
                                "id=b&lat=1&lon=2&timestamp=1772352000\n"))
                .isEqualTo("osmand a 2026-03-01T08:00:00Z 1.0000000 2.0000000\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lat=1&lon=2&timestamp=1772352000          | MISSING_FIELD: vehicle is missing
                    id=a&lon=2&timestamp=1772352000           | MISSING_FIELD: lat is missing
                    id=a&lat=x&lon=2&timestamp=1772352000     | INVALID_VALUE: lat must be a number, was 'x'
                    id=a&lat=%zz&lon=2&timestamp=1772352000   | INVALID_VALUE: lat must be a number, was '%zz'
                    id=a&lat=NaN&lon=2&timestamp=1772352000   | LATITUDE_OUT_OF_RANGE: lat must be in [-90.0, 90.0], was NaN
                    id=a&lat=1&lon=2&timestamp=yesterday      | INVALID_VALUE: timestamp must be seconds, milliseconds or ISO-8601, was 'yesterday'
                    id=a&lat=1&lon=2&timestamp=5              | TIME_OUT_OF_RANGE: eventTime must be in [2000-01-01, 2100-01-01) as UTC milliseconds, was 5000
                    id=a&location=1&timestamp=1772352000      | INVALID_VALUE: location must be LAT,LON, was '1'
                    """)
    void keepsWhatItRefuses(String query, String expected) {
        assertThat(parseQuery(query)).isEqualTo("rejected #0 %s | %s\n".formatted(expected, query));
    }

    @Test
    void readsJsonInSiUnits() {
        assertThat(
                        parseJson(
                                """
                                {"device_id":"123456","location":{"timestamp":"2026-03-01T08:00:00.000Z",
                                 "uuid":"0f8fad5b-d9cb-469f-a165-70867728950e","is_moving":true,"odometer":12.5,
                                 "event":"motionchange","battery":{"level":0.8,"is_charging":false},
                                 "activity":{"type":"in_vehicle"},"extras":{},
                                 "coords":{"latitude":52.52,"longitude":13.405,"accuracy":4.8,"speed":10,
                                           "heading":180,"altitude":34.5}}}"""))
                .isEqualTo(
                        "osmand 123456 2026-03-01T08:00:00Z 52.5200000 13.4050000 speedCms=1000"
                                + " headingCdeg=18000 altitudeDm=345 accuracyDm=48"
                                + " uuid=0f8fad5b-d9cb-469f-a165-70867728950e\n");
    }

    @Test
    void readsSeveralLocationsAndMinusOneAsUnknown() {
        assertThat(
                        parseJson(
                                """
                                {"device_id":7,"location":[
                                 {"timestamp":1772352000,"uuid":"no-uuid","coords":{"latitude":1,"longitude":2,"speed":-1,"heading":-1,"accuracy":-1}},
                                 {"timestamp":1772352000},
                                 {"timestamp":1772352001000,"coords":{"latitude":1,"longitude":2}}]}"""))
                .isEqualTo(
                        """
                        osmand 7 2026-03-01T08:00:00Z 1.0000000 2.0000000 uuid=d1b81fe3-b9ab-336e-9f94-c4f2c84ec100
                        osmand 7 2026-03-01T08:00:01Z 1.0000000 2.0000000
                        rejected #1 MISSING_FIELD: coords is missing | {"timestamp":1772352000}
                        """);
    }

    @Test
    void wantsATimeInJson() {
        assertThat(
                        parseJson(
                                "{\"device_id\":\"a\",\"location\":{\"coords\":{\"latitude\":1,\"longitude\":2}}}"))
                .startsWith("rejected #0 MISSING_FIELD: time is missing | {");
    }

    @Test
    void refusesABodyThatIsNoJsonAsAWhole() {
        assertThatThrownBy(() -> parseJson("{\"device_id\":"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("the body is no JSON");
    }

    private static String parseQuery(String query) {
        return ParsedText.of(
                new OsmAndProtocol(),
                new InboundRequest("", FormEncoding.parse(query), query, Map.of()),
                "");
    }

    private static String parseJson(String body) {
        return ParsedText.ofJson(new OsmAndProtocol(), body);
    }
}
