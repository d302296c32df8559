/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.nativejson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.fixtures.ParsedText;
import io.roadstream.ingest.protocol.TooManyItemsException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeJsonProtocolTest {
    private static final String PLACE = "\"lat\":52.52,\"lon\":13.405";

    @Test
    void readsEveryFieldOfASinglePosition() {
        assertThat(
                        parse(
                                """
                                {"vehicle":"van-7","time":"2026-03-01T08:00:00.25Z","lat":-52.52,"lon":-13.405,
                                 "speedMps":0,"headingDeg":360,"altitudeMeters":-3.25,"accuracyMeters":5,
                                 "sequence":0,"uuid":"0f8fad5b-d9cb-469f-a165-70867728950e","driver":"d.1"}"""))
                .isEqualTo(
                        "native van-7 2026-03-01T08:00:00.250Z -52.5200000 -13.4050000 speedCms=0"
                                + " headingCdeg=0 altitudeDm=-32 accuracyDm=50 sequence=0"
                                + " uuid=0f8fad5b-d9cb-469f-a165-70867728950e driver=d.1\n");
    }

    @Test
    void takesNullForAnAbsentField() {
        assertThat(
                        parse(
                                """
                                {"vehicle":7,"time":1772352000000,"lat":1,"lon":2,"speedMps":null,"uuid":null}"""))
                .isEqualTo("native 7 2026-03-01T08:00:00Z 1.0000000 2.0000000\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s,%s]",
                "{\"positions\":[%s,%s]}",
                "{\"x\":{},\"positions\":[%s,%s],\"y\":[1]}"
            })
    void readsABatchInItsForms(String form) {
        assertThat(parse(form.formatted(position("a"), position("b"))))
                .startsWith(
                        """
                        native a 2026-03-01T08:00:00Z 52.5200000 13.4050000
                        native b 2026-03-01T08:00:00Z 52.5200000 13.4050000
                        """);
    }

    @Test
    void decidesEachEntryOfABatchByItselfAndKeepsItsBytes() {
        assertThat(
                        parse(
                                """
                                [%s, {"vehicle":"é","lat":1} , 7, "x", [1,{"a":2}], null,
                                 {"vehicle":"b","time":1772352000000,"lat":{"deg":[1]},"lon":2,"sequence":-1}, %s]"""
                                        .formatted(position("a"), position("c"))))
                .isEqualTo(
                        """
                        native a 2026-03-01T08:00:00Z 52.5200000 13.4050000
                        native c 2026-03-01T08:00:00Z 52.5200000 13.4050000
                        rejected #1 MISSING_FIELD: time is missing | {"vehicle":"é","lat":1}
                        rejected #2 MALFORMED: a position must be a JSON object | 7
                        rejected #3 MALFORMED: a position must be a JSON object | "x"
                        rejected #4 MALFORMED: a position must be a JSON object | [1,{"a":2}]
                        rejected #5 MALFORMED: a position must be a JSON object | null
                        rejected #6 INVALID_VALUE: lat must be a number | {"vehicle":"b","time":1772352000000,"lat":{"deg":[1]},"lon":2,"sequence":-1}
                        """);
    }

    @Test
    void namesFieldsThatMeanNothing() {
        assertThat(
                        parse(
                                """
                                {"vehicle":"a","time":1772352000000,"lat":1,"lon":2,"speed":3,"x":{"lat":9}}"""))
                .endsWith("ignored [speed, x]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"time":1772352000000,%s}                                   | MISSING_FIELD         | vehicle is missing
                    {"vehicle":"","time":1772352000000,%s}                      | MISSING_FIELD         | entityId is missing
                    {"vehicle":"a b","time":1772352000000,%s}                   | INVALID_ID            | entityId must match [A-Za-z0-9._:-]{1,64}, was 'a b'
                    {"vehicle":true,"time":1772352000000,%s}                    | INVALID_VALUE         | vehicle must be a string
                    {"vehicle":"a","time":1772352000,%s}                        | TIME_OUT_OF_RANGE     | eventTime must be in [2000-01-01, 2100-01-01) as UTC milliseconds, was 1772352000
                    {"vehicle":"a","time":1.5,%s}                               | INVALID_VALUE         | time must be ISO-8601 with offset or milliseconds since 1970
                    {"vehicle":"a","time":"2026-03-01T08:00:00",%s}             | INVALID_VALUE         | time must be ISO-8601 with an offset, such as 2026-03-01T08:00:00Z, was '2026-03-01T08:00:00'
                    {"vehicle":"a","time":99999999999999999999,%s}              | INVALID_VALUE         | time must fit into 64 bits
                    {"vehicle":"a","time":1772352000000,"lat":1}                | MISSING_FIELD         | lon is missing
                    {"vehicle":"a","time":1772352000000,"lat":"1","lon":2}      | INVALID_VALUE         | lat must be a number
                    {"vehicle":"a","time":1772352000000,"lat":1e999,"lon":2}    | LATITUDE_OUT_OF_RANGE | lat must be in [-90.0, 90.0], was Infinity
                    {"vehicle":"a","time":1772352000000,"lat":1,"lon":-180.1}   | LONGITUDE_OUT_OF_RANGE | lon must be in [-180.0, 180.0], was -180.1
                    {"vehicle":"a","time":1772352000000,%s,"speedMps":-1}       | SPEED_OUT_OF_RANGE    | speedMps must be in [0.0, 120.0], was -1.0
                    {"vehicle":"a","time":1772352000000,%s,"headingDeg":361}    | HEADING_OUT_OF_RANGE  | headingDeg must be in [0.0, 360.0], was 361.0
                    {"vehicle":"a","time":1772352000000,%s,"altitudeMeters":1e6} | ALTITUDE_OUT_OF_RANGE | altitudeMeters must be in [-1000.0, 20000.0], was 1000000.0
                    {"vehicle":"a","time":1772352000000,%s,"accuracyMeters":-1} | ACCURACY_OUT_OF_RANGE | accuracyMeters must be in [0.0, 1000000.0], was -1.0
                    {"vehicle":"a","time":1772352000000,%s,"sequence":1.5}      | INVALID_VALUE         | sequence must be a whole number
                    {"vehicle":"a","time":1772352000000,%s,"sequence":-1}       | INVALID_VALUE         | sequence must not be negative, was -1
                    {"vehicle":"a","time":1772352000000,%s,"uuid":"x"}          | INVALID_VALUE         | deviceUuid must be a UUID of 36 characters, was 'x'
                    """)
    void saysWhatIsWrong(String template, Reason reason, String message) {
        String body = template.replace("%s", PLACE);

        assertThat(parse(body))
                .isEqualTo("rejected #0 %s: %s | %s\n".formatted(reason, message, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "\"x\"",
                "null",
                "{",
                "[{}",
                "{\"vehicle\":}",
                "[{\"lat\":NaN}]",
                "[] []",
                "{} x",
                "[{\"a\":1}],",
                "<xml/>"
            })
    void refusesWhatIsNoDocumentAsAWhole(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOfSatisfying(
                        InvalidEventException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> parse("{\"x\":" + "[".repeat(100_000)))
                .isInstanceOf(InvalidEventException.class);
    }

    @Test
    void refusesABatchWithTooManyEntries() {
        String body = Collections.nCopies(101, position("a")).toString();

        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(TooManyItemsException.class)
                .hasMessage("a request may have at most 100 positions");
    }

    @Test
    void takesAnEmptyBatch() {
        assertThat(parse("[]")).isEmpty();
    }

    private static String position(String vehicle) {
        return "{\"vehicle\":\"%s\",\"time\":1772352000000,%s}".formatted(vehicle, PLACE);
    }

    private static String parse(String body) {
        return ParsedText.ofJson(new NativeJsonProtocol(), body);
    }
}
