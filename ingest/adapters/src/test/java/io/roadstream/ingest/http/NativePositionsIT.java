/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Reason;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.ingest.fixtures.TestIngest;
import io.roadstream.ingest.fixtures.TopicReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePositionsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:05Z");
    private static final String PATH = "/v1/positions";

    @TempDir static Path folder;

    private static EmbeddedKafka kafka;
    private static TestIngest ingest;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        ingest = TestIngest.start(kafka, folder, Clock.fixed(NOW, ZoneOffset.UTC), Map.of());
    }

    @AfterAll
    static void stop() {
        ingest.close();
        kafka.close();
    }

    @Test
    void writesASinglePositionWithEveryField() throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            HttpResponse<String> response =
                    ingest.post(
                            PATH,
                            """
                            {"vehicle":"van-7","time":"2026-03-01T09:00:00.250+01:00","lat":52.52,
                             "lon":13.405,"speedMps":12.34,"headingDeg":359.99,"altitudeMeters":34.5,
                             "accuracyMeters":4.2,"sequence":17,"driver":"d-1",
                             "uuid":"0F8FAD5B-D9CB-469F-A165-70867728950E"}""");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .isEqualTo(
                            """
                            {"accepted":1,"rejected":0,"results":[{"index":0,"status":"accepted"}]}""");
            assertThat(positions.read(1))
                    .containsExactly(
                            new PositionReport(
                                    new Envelope(
                                            TestIngest.TENANT,
                                            "van-7",
                                            Instant.parse("2026-03-01T08:00:00.250Z")
                                                    .toEpochMilli(),
                                            NOW.toEpochMilli()),
                                    new GeoPoint(525_200_000, 134_050_000),
                                    new Motion(1_234, 35_999, 345, 42),
                                    17L,
                                    "0f8fad5b-d9cb-469f-a165-70867728950e",
                                    "d-1",
                                    Protocol.NATIVE));
        }
    }

    @Test
    void decidesEachEntryOfABatchByItself() throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions();
                TopicReader<DeadLetter> letters = ingest.deadLetters()) {
            HttpResponse<String> response =
                    ingest.post(
                            PATH,
                            """
                            {"positions":[
                              {"vehicle":"a","time":1772352000000,"lat":1,"lon":2},
                              {"vehicle":"b","time":1772352000000,"lat":91,"lon":2},
                              {"vehicle":"c","time":1772352000000,"lat":1,"lon":2}]}""");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains("\"accepted\":2,\"rejected\":1")
                    .contains(
                            "{\"index\":1,\"status\":\"rejected\",\"reason\":\"LATITUDE_OUT_OF_RANGE\","
                                    + "\"message\":\"lat must be in [-90.0, 90.0], was 91.0\"}");
            assertThat(positions.read(2))
                    .extracting(report -> report.envelope().entityId())
                    .containsExactlyInAnyOrder("a", "c");
            assertThat(letters.read(1))
                    .containsExactly(
                            new DeadLetter(
                                    TestIngest.TENANT,
                                    "http:/v1/positions",
                                    Reason.LATITUDE_OUT_OF_RANGE,
                                    "lat must be in [-90.0, 90.0], was 91.0",
                                    NOW.toEpochMilli(),
                                    utf8(
                                            "{\"vehicle\":\"b\",\"time\":1772352000000,\"lat\":91,\"lon\":2}"),
                                    53));
        }
    }

    @Test
    void keepsNothingOfARequestWithoutAValidKey() throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions();
                TopicReader<DeadLetter> letters = ingest.deadLetters()) {
            HttpResponse<String> response =
                    ingest.send(
                            HttpRequest.newBuilder(ingest.uri(PATH))
                                    .header("Authorization", "Bearer rsk_aaaaaaaa_wrong")
                                    .POST(BodyPublishers.ofString("[]")));

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(response.body())
                    .contains("\"type\":\"urn:roadstream:problem:unauthenticated\"");
            assertThat(positions.readAvailable()).isEmpty();
            assertThat(letters.readAvailable()).isEmpty();
        }
    }

    @Test
    void refusesABodyThatIsNoJsonAsAWhole() throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions();
                TopicReader<DeadLetter> letters = ingest.deadLetters()) {
            String body = "[{\"vehicle\":\"a\",\"time\":1772352000000,\"lat\":1,\"lon\":2},{";

            HttpResponse<String> response = ingest.post(PATH, body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"reason\":\"MALFORMED\"");
            assertThat(positions.readAvailable()).isEmpty();
            assertThat(letters.read(1)).extracting(DeadLetter::payload).containsExactly(utf8(body));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
