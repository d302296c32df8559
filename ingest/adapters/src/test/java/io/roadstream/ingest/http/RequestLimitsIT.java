/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.validation.Reason;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.ingest.auth.ApiKeyFile;
import io.roadstream.ingest.fixtures.TestIngest;
import io.roadstream.ingest.fixtures.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String PATH = "/v1/positions";
    private static final int MAX_BODY = 100_000;
    private static final String POSITION =
            "{\"vehicle\":\"a\",\"time\":\"2026-03-01T08:00:00Z\",\"lat\":1,\"lon\":2}";

    @TempDir static Path folder;

    private static EmbeddedKafka kafka;
    private static TestIngest ingest;
    private static String asOfKey;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        asOfKey = ApiKeyFile.create(folder.resolve("keys.json"), "museum", true);
        ingest =
                TestIngest.start(
                        kafka,
                        folder,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Map.of(
                                "ingest-max-body-bytes", Integer.toString(MAX_BODY),
                                "ingest-max-batch-items", "100",
                                "ingest-max-in-flight-records", "100"));
    }

    @AfterAll
    static void stop() {
        ingest.close();
        kafka.close();
    }

    @Test
    void readsGzip() throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            HttpResponse<String> response = ingest.send(gzip(gzipped(POSITION)));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(positions.read(1)).hasSize(1);
        }
    }

    @Test
    void refusesABodyThatGrowsTooLargeWhenDecompressed() throws Exception {
        byte[] bomb = gzipped(" ".repeat(50_000_000));

        assertKept(gzip(bomb), 413, Reason.TOO_LARGE, bomb.length, bomb.length);
    }

    @Test
    void refusesWhatIsNoGzip() throws Exception {
        byte[] truncated = gzipped(POSITION);
        truncated = java.util.Arrays.copyOf(truncated, truncated.length - 8);

        assertKept(gzip(truncated), 400, Reason.MALFORMED, truncated.length, truncated.length);
    }

    @Test
    void keepsTheBeginningOfABodyThatIsTooLarge() throws Exception {
        byte[] body = "x".repeat(MAX_BODY + 1).getBytes(StandardCharsets.UTF_8);

        assertKept(json(body), 413, Reason.TOO_LARGE, body.length, 65_536);
    }

    @Test
    void refusesABodyOfUnknownLengthThatIsTooLarge() throws Exception {
        byte[] body = new byte[3 * MAX_BODY];
        HttpRequest.Builder request =
                ingest.json(PATH, "")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(body)));

        assertKept(request, 413, Reason.TOO_LARGE, body.length, 65_536);
    }

    @Test
    void refusesABatchWithTooManyPositions() throws Exception {
        byte[] body =
                Collections.nCopies(101, POSITION).toString().getBytes(StandardCharsets.UTF_8);

        assertKept(json(body), 413, Reason.TOO_LARGE, body.length, body.length);
    }

    @Test
    void countsABodyThatBreaksOff() throws Exception {
        String metric = "ingest_requests_broken_off_total{path=\"%s\"} 1.0".formatted(PATH);
        assertThat(metrics()).doesNotContain(metric);

        try (Socket socket =
                new Socket(ingest.server().uri().getHost(), ingest.server().uri().getPort())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[{"
                            .formatted(PATH, ingest.key());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        }

        await().untilAsserted(() -> assertThat(metrics()).contains(metric));
    }

    @Test
    void refusesOtherTypesOfBody() throws Exception {
        byte[] body = "<x/>".getBytes(StandardCharsets.UTF_8);

        assertKept(
                json(body).setHeader("Content-Type", "text/xml"),
                415,
                Reason.UNSUPPORTED_TYPE,
                4,
                4);
        assertKept(json(body).header("Content-Encoding", "br"), 415, Reason.UNSUPPORTED_TYPE, 4, 4);
    }

    @Test
    void takesTheStatedIngestTimeFromAKeyWithTheRight() throws Exception {
        Instant then = Instant.parse("2008-05-20T07:00:00.125Z");
        try (TopicReader<PositionReport> positions = ingest.positions()) {
            HttpResponse<String> response = ingest.send(asOf(then.toString(), asOfKey));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            PositionReport report = positions.read(1).get(0);
            assertThat(report.envelope().ingestTimeMillis()).isEqualTo(then.toEpochMilli());
            assertThat(report.envelope().tenant()).isEqualTo("museum");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T08:00:00.001Z, TIME_OUT_OF_RANGE",
        "1999-12-31T23:59:59Z,     TIME_OUT_OF_RANGE",
        "yesterday,                INVALID_VALUE"
    })
    void refusesAnIngestTimeThatCannotBe(String text, Reason reason) throws Exception {
        assertKept(asOf(text, asOfKey), 400, reason, POSITION.length(), POSITION.length());
    }

    @Test
    void refusesAStatedIngestTimeWithoutTheRight() throws Exception {
        assertKept(
                asOf("2008-05-20T07:00:00Z", ingest.key()),
                403,
                Reason.INVALID_VALUE,
                POSITION.length(),
                POSITION.length());
    }

    @Test
    void takesAPositionFromTheFutureSinceTrackingJudgesIt() throws Exception {
        HttpResponse<String> response =
                ingest.post(PATH, POSITION.replace("2026-03-01", "2027-03-01"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void followsItsFileOfKeys() throws Exception {
        String before = Files.readString(ingest.keysFile());
        String key = ApiKeyFile.create(ingest.keysFile(), "late", false);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> statusWith(key) == 200);
        Files.writeString(ingest.keysFile(), before);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> statusWith(key) == 401);
    }

    @Test
    void takesNoKeyFromTheQueryOfTheNativeForm() throws Exception {
        HttpResponse<String> response =
                ingest.send(
                        HttpRequest.newBuilder(ingest.uri(PATH + "?key=" + ingest.key()))
                                .POST(BodyPublishers.ofString(POSITION)));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    private static int statusWith(String key) throws Exception {
        return ingest.send(ingest.json(PATH, POSITION).setHeader("Authorization", "Bearer " + key))
                .statusCode();
    }

    private static String metrics() throws Exception {
        return ingest.send(HttpRequest.newBuilder(ingest.uri("/metrics"))).body();
    }

    private static void assertKept(
            HttpRequest.Builder request, int status, Reason reason, int length, int kept)
            throws Exception {
        try (TopicReader<PositionReport> positions = ingest.positions();
                TopicReader<DeadLetter> letters = ingest.deadLetters()) {
            HttpResponse<String> response = ingest.send(request);

            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(response.body()).contains("\"reason\":\"%s\"".formatted(reason));
            DeadLetter letter = letters.read(1).get(0);
            assertThat(letter.reason()).isEqualTo(reason);
            assertThat(letter.payloadLength()).isEqualTo(length);
            assertThat(letter.payload()).hasSize(kept);
            assertThat(positions.readAvailable()).isEmpty();
        }
    }

    private static HttpRequest.Builder asOf(String text, String key) {
        return ingest.json(PATH, POSITION)
                .setHeader("Authorization", "Bearer " + key)
                .header("Roadstream-As-Of", text);
    }

    private static HttpRequest.Builder json(byte[] body) {
        return ingest.json(PATH, "").POST(BodyPublishers.ofByteArray(body));
    }

    private static HttpRequest.Builder gzip(byte[] body) {
        return json(body).header("Content-Encoding", "gzip");
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
