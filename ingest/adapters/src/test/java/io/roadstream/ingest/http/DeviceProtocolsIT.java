/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.validation.Reason;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.ingest.fixtures.ReportText;
import io.roadstream.ingest.fixtures.TestIngest;
import io.roadstream.ingest.fixtures.TopicReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form that a device may send, from the socket to the record on the topic. */
class DeviceProtocolsIT {
    private static final String AT = "2026-03-01T08:00:00Z 52.5200000 13.4050000";
    private static final String QUERY =
            "id=van-7&lat=52.52&lon=13.405&timestamp=1772352000&speed=10";

    @TempDir static Path folder;

    private static EmbeddedKafka kafka;
    private static TestIngest ingest;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        ingest = TestIngest.start(kafka, folder, Clock.systemUTC(), Map.of());
    }

    @AfterAll
    static void stop() {
        ingest.close();
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/osmand", "/"})
    void takesAnOsmAndQueryWithItsKey(String path) throws Exception {
        String query = path + "?key=" + ingest.key() + "&" + QUERY;

        assertStored(
                HttpRequest.newBuilder(ingest.uri(query)),
                "",
                "osmand van-7 %s speedCms=514".formatted(AT));
        assertStored(
                HttpRequest.newBuilder(ingest.uri(query)).POST(BodyPublishers.noBody()),
                "",
                "osmand van-7 %s speedCms=514".formatted(AT));
    }

    @Test
    void takesAnOsmAndForm() throws Exception {
        assertStored(
                HttpRequest.newBuilder(ingest.uri("/osmand"))
                        .header("Authorization", "Bearer " + ingest.key())
                        .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                        .POST(BodyPublishers.ofString(QUERY)),
                "",
                "osmand van-7 %s speedCms=514".formatted(AT));
    }

    @Test
    void takesOsmAndJson() throws Exception {
        assertStored(
                ingest.json(
                        "/",
                        """
                        {"device_id":"van-7","location":{"timestamp":"2026-03-01T08:00:00Z",
                         "uuid":"0f8fad5b-d9cb-469f-a165-70867728950e",
                         "coords":{"latitude":52.52,"longitude":13.405,"speed":10,"heading":-1}}}"""),
                "",
                "osmand van-7 %s speedCms=1000 uuid=0f8fad5b-d9cb-469f-a165-70867728950e"
                        .formatted(AT));
    }

    @Test
    void takesOwnTracksWithTheKeyAsPassword() throws Exception {
        String password =
                Base64.getEncoder()
                        .encodeToString(("jane:" + ingest.key()).getBytes(StandardCharsets.UTF_8));
        assertStored(
                HttpRequest.newBuilder(ingest.uri("/owntracks"))
                        .header("Authorization", "Basic " + password)
                        .header("Content-Type", "application/json")
                        .header("X-Limit-U", "jane")
                        .header("X-Limit-D", "phone")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"_type":"location","tst":1772352000,"lat":52.52,"lon":13.405,
                                         "vel":36,"cog":270,"alt":34,"acc":7,"tid":"JJ"}""")),
                "[]",
                "owntracks jane:phone %s speedCms=1000 headingCdeg=27000 altitudeDm=340 accuracyDm=70"
                        .formatted(AT));
    }

    @Test
    void keepsOtherOwnTracksMessagesAndSatisfiesTheApp() throws Exception {
        String message = "{\"_type\":\"transition\",\"tst\":1772352000}";
        try (TopicReader<DeadLetter> letters = ingest.deadLetters()) {
            HttpResponse<String> response =
                    ingest.send(ingest.json("/owntracks?u=jane&d=phone", message));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("[]");
            DeadLetter letter = letters.read(1).get(0);
            assertThat(letter.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
            assertThat(letter.source()).isEqualTo("http:/owntracks");
            assertThat(new String(letter.payload(), StandardCharsets.UTF_8)).isEqualTo(message);
        }
        assertThat(metrics())
                .contains(
                        "ingest_positions_rejected_total{protocol=\"owntracks\",reason=\"unsupported_type\",tenant=\"acme\"} 1.0");
    }

    @Test
    void takesForwardedTraccarPositions() throws Exception {
        assertStored(
                ingest.json(
                        "/traccar",
                        """
                        {"position":{"fixTime":"2026-03-01T08:00:00.000+00:00","latitude":52.52,
                         "longitude":13.405,"speed":10,"course":270,"altitude":0,"accuracy":0},
                         "device":{"uniqueId":"van-7"}}"""),
                "",
                "traccar van-7 %s speedCms=514 headingCdeg=27000 altitudeDm=0".formatted(AT));
    }

    @Test
    void keepsARefusedQueryWithoutItsKey() throws Exception {
        try (TopicReader<DeadLetter> letters = ingest.deadLetters()) {
            HttpResponse<String> response =
                    ingest.send(
                            HttpRequest.newBuilder(
                                    ingest.uri(
                                            "/osmand?id=a&k%65y="
                                                    + ingest.key()
                                                    + "&lat=91&lon=2")));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"reason\":\"LATITUDE_OUT_OF_RANGE\"");
            assertThat(new String(letters.read(1).get(0).payload(), StandardCharsets.UTF_8))
                    .isEqualTo("id=a&lat=91&lon=2");
        }
    }

    private static void assertStored(HttpRequest.Builder request, String reply, String report)
            throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            HttpResponse<String> response = ingest.send(request);

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(reply);
            assertThat(positions.read(1).stream().map(ReportText::of)).containsExactly(report);
        }
    }

    private static String metrics() throws Exception {
        return ingest.send(HttpRequest.newBuilder(ingest.uri("/metrics"))).body();
    }
}
