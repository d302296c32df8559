/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.ingest.fixtures.TestIngest;
import io.roadstream.ingest.fixtures.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What senders see while the broker stands still, is gone, or comes back. */
@Timeout(180)
class BrokerFailureIT {
    private static final String PATH = "/v1/positions";

    @TempDir static Path kafkaFolder;

    private static EmbeddedKafka kafka;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(kafkaFolder);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    /** A test that failed may have left it standing still, or killed. */
    @AfterEach
    void bringBack() {
        if (kafka.isAlive()) {
            kafka.resume();
        } else {
            kafka.restart();
        }
    }

    @Test
    void repliesOnlyAfterKafkaHasAcknowledged() throws Exception {
        try (TestIngest ingest = ingest(Map.of());
                TopicReader<PositionReport> positions = ingest.positions()) {
            kafka.pause();
            CompletableFuture<HttpResponse<String>> reply =
                    ingest.sendAsync(ingest.json(PATH, position("a")));

            assertThatThrownBy(() -> reply.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            kafka.resume();

            assertThat(reply.get().statusCode()).isEqualTo(200);
            assertThat(positions.read(1)).hasSize(1);
        }
    }

    @Test
    void keepsADeadLetterBeforeItRepliesAsWell() throws Exception {
        try (TestIngest ingest = ingest(Map.of())) {
            kafka.pause();
            CompletableFuture<HttpResponse<String>> reply =
                    ingest.sendAsync(ingest.json(PATH, "{"));

            assertThatThrownBy(() -> reply.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            kafka.resume();

            assertThat(reply.get().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void tellsSendersToWaitWhenTooMuchWaitsForKafka() throws Exception {
        Map<String, String> small =
                Map.of("ingest-max-body-bytes", "1024", "ingest-max-in-flight-bytes", "2048");
        // Large ones, so that it is full long before the producer gives a request up, after 10 s.
        String space = " ".repeat(200);
        try (TestIngest ingest = ingest(small);
                TopicReader<PositionReport> positions = ingest.positions()) {
            kafka.pause();
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            HttpResponse<String> refused = null;
            while (refused == null) {
                CompletableFuture<HttpResponse<String>> reply =
                        ingest.sendAsync(ingest.json(PATH, position("a" + waiting.size()) + space));
                try {
                    refused = reply.get(300, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    waiting.add(reply);
                }
            }

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).contains("urn:roadstream:problem:busy");
            assertThat(waiting).hasSizeBetween(3, 20);
            kafka.resume();
            for (CompletableFuture<HttpResponse<String>> reply : waiting) {
                assertThat(reply.get().statusCode()).isEqualTo(200);
            }
            assertThat(ingest.post(PATH, position("last")).statusCode()).isEqualTo(200);
            assertThat(positions.read(waiting.size() + 1)).hasSize(waiting.size() + 1);
            assertThat(metrics(ingest))
                    .contains("ingest_in_flight_bytes 0.0")
                    .contains("ingest_in_flight_records 0.0");
        }
    }

    @Test
    void countsWhatABodyHoldsWhenDecompressed() throws Exception {
        Map<String, String> small =
                Map.of("ingest-max-body-bytes", "1024", "ingest-max-in-flight-bytes", "2048");
        try (TestIngest ingest = ingest(small)) {
            kafka.pause();
            CompletableFuture<HttpResponse<String>> first =
                    ingest.sendAsync(gzipOfOneThousandBytes(ingest, "a"));
            CompletableFuture<HttpResponse<String>> second =
                    ingest.sendAsync(gzipOfOneThousandBytes(ingest, "b"));
            Awaitility.await()
                    .until(() -> metrics(ingest).contains("ingest_in_flight_bytes 2000.0"));

            assertThat(ingest.send(gzipOfOneThousandBytes(ingest, "c")).statusCode())
                    .isEqualTo(429);
            kafka.resume();
            assertThat(first.get().statusCode()).isEqualTo(200);
            assertThat(second.get().statusCode()).isEqualTo(200);
            assertThat(metrics(ingest)).contains("ingest_in_flight_bytes 0.0");
        }
    }

    @Test
    void limitsTheRecordsThatWaitToo() throws Exception {
        Map<String, String> small =
                Map.of("ingest-max-batch-items", "2", "ingest-max-in-flight-records", "3");
        try (TestIngest ingest = ingest(small)) {
            kafka.pause();
            String two = "[" + position("a") + "," + position("b") + "]";
            CompletableFuture<HttpResponse<String>> first =
                    ingest.sendAsync(ingest.json(PATH, two));
            Awaitility.await()
                    .until(() -> metrics(ingest).contains("ingest_in_flight_records 2.0"));

            assertThat(ingest.post(PATH, two).statusCode()).isEqualTo(429);
            kafka.resume();
            assertThat(first.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysSoWhenKafkaDoesNotAcknowledgeInTime() throws Exception {
        try (TestIngest ingest = ingest(Map.of("ingest-kafka-ack-timeout", "2s"))) {
            kafka.pause();

            HttpResponse<String> response = ingest.post(PATH, position("a"));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
            assertThat(response.body()).contains("urn:roadstream:problem:unavailable");
            kafka.resume();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> ingest.post(PATH, position("a")).statusCode() == 200);
        }
    }

    @Test
    void bridgesTheRestartOfAKilledBroker() throws Exception {
        try (TestIngest ingest = ingest(Map.of("ingest-kafka-ack-timeout", "60s"))) {
            assertThat(ingest.post(PATH, position("a")).statusCode()).isEqualTo(200);
            kafka.kill();
            CompletableFuture<HttpResponse<String>> reply =
                    ingest.sendAsync(ingest.json(PATH, position("b")));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> readiness(ingest) == 503);
            kafka.restart();

            assertThat(reply.get().statusCode()).as(reply.get().body()).isEqualTo(200);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> readiness(ingest) == 200);
        }
    }

    @Test
    void finishesRequestsUnderWayWhenItStops() throws Exception {
        CompletableFuture<HttpResponse<String>> reply;
        CompletableFuture<Void> stopped;
        try (TestIngest ingest = ingest(Map.of());
                TopicReader<PositionReport> positions = ingest.positions()) {
            kafka.pause();
            reply = ingest.sendAsync(ingest.json(PATH, position("a")));
            Awaitility.await()
                    .until(() -> metrics(ingest).contains("ingest_in_flight_records 1.0"));
            stopped = CompletableFuture.runAsync(ingest::close);
            Awaitility.await().until(() -> refusesConnections(ingest));
            kafka.resume();

            assertThat(reply.get().statusCode()).isEqualTo(200);
            stopped.get();
            assertThat(positions.read(1)).hasSize(1);
        }
    }

    private TestIngest ingest(Map<String, String> settings) throws IOException {
        return TestIngest.start(kafka, folder, Clock.systemUTC(), settings);
    }

    private static boolean refusesConnections(TestIngest ingest) throws InterruptedException {
        try {
            return readiness(ingest) == 503;
        } catch (IOException e) {
            return true;
        }
    }

    private static int readiness(TestIngest ingest) throws IOException, InterruptedException {
        return ingest.send(HttpRequest.newBuilder(ingest.uri("/readyz"))).statusCode();
    }

    private static String metrics(TestIngest ingest) throws IOException, InterruptedException {
        return ingest.send(HttpRequest.newBuilder(ingest.uri("/metrics"))).body();
    }

    private static String position(String vehicle) {
        return "{\"vehicle\":\"%s\",\"time\":\"2026-03-01T08:00:00Z\",\"lat\":1,\"lon\":2}"
                .formatted(vehicle);
    }

    private static HttpRequest.Builder gzipOfOneThousandBytes(TestIngest ingest, String vehicle)
            throws IOException {
        String position = position(vehicle);
        String padded = position + " ".repeat(1_000 - position.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(padded.getBytes(StandardCharsets.UTF_8));
        }
        return ingest.json(PATH, "")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray()));
    }
}
