/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.roadstream.local.flink.FlinkRest.Job;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlinkRestTest {
    private static final Job LIVE = new Job("abc", "live", "RUNNING");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Answers per path, one after the other; the last stays. */
    private final Map<String, Deque<String>> answers = new HashMap<>();

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private FlinkRest flink;

    FlinkRestTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink = new FlinkRest(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    String path = exchange.getRequestURI().getPath();
                    requests.add("%s %s %s".formatted(exchange.getRequestMethod(), path, body));
                    Deque<String> known = answers.getOrDefault(path, new ArrayDeque<>());
                    String answer = known.size() > 1 ? known.pop() : known.peek();
                    byte[] bytes =
                            (answer == null ? "{\"errors\":[\"no\"]}" : answer)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void listsJobs() throws Exception {
        answer(
                "/jobs/overview",
                """
                {"jobs":[{"jid":"abc","name":"live","state":"RUNNING"},
                         {"jid":"def","name":"history","state":"RESTARTING"}]}""");

        assertThat(flink.listJobs()).containsExactly(LIVE, new Job("def", "history", "RESTARTING"));
        assertThat(flink.listJobs().get(1).isRunning()).isFalse();
    }

    @Test
    void getsTheJobOfANameThatHasNotEnded() throws Exception {
        answer(
                "/jobs/overview",
                """
                {"jobs":[{"jid":"old","name":"live","state":"FINISHED"},
                         {"jid":"abc","name":"live","state":"RUNNING"}]}""");

        assertThat(flink.getJob("live")).isEqualTo(LIVE);
        assertThatThrownBy(() -> flink.getJob("history"))
                .isInstanceOf(IOException.class)
                .hasMessage("Flink does not run job 'history'");
    }

    @Test
    void countsCheckpoints() throws Exception {
        answer("/jobs/abc/checkpoints", "{\"counts\":{\"completed\":12,\"failed\":3}}");

        assertThat(flink.countCheckpoints(LIVE)).isEqualTo(new FlinkRest.Checkpoints(12, 3));
    }

    @Test
    void findsTheNewestCheckpoint() throws Exception {
        answer("/jobs/abc/checkpoints", "{\"latest\":{\"completed\":null}}");
        answer(
                "/jobs/abc/checkpoints",
                "{\"latest\":{\"completed\":{\"id\":7,\"trigger_timestamp\":1700000000000}}}");

        assertThat(flink.findNewestCheckpoint(LIVE)).isEmpty();
        assertThat(flink.findNewestCheckpoint(LIVE))
                .contains(Instant.ofEpochMilli(1_700_000_000_000L));
    }

    @Test
    void waitsForTheSavepointOfAStop() throws Exception {
        answer("/jobs/abc/stop", "{\"request-id\":\"r1\"}");
        answer("/jobs/abc/savepoints/r1", "{\"status\":{\"id\":\"IN_PROGRESS\"}}");
        answer(
                "/jobs/abc/savepoints/r1",
                "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"location\":\"file:/s\"}}");

        flink.stopWithSavepoint(LIVE, false, Path.of("/s"), LIMIT);

        assertThat(requests.get(0))
                .startsWith("POST /jobs/abc/stop")
                .contains("\"drain\":false")
                .contains("\"targetDirectory\":\"file:///s");
        assertThat(requests).hasSize(3);
    }

    @Test
    void tellsWhyASavepointFailed() {
        answer("/jobs/abc/stop", "{\"request-id\":\"r1\"}");
        answer(
                "/jobs/abc/savepoints/r1",
                """
                {"status":{"id":"COMPLETED"},
                 "operation":{"failure-cause":{"class":"x","stack-trace":"disk full\\n at y"}}}""");

        assertThatThrownBy(() -> flink.stopWithSavepoint(LIVE, true, Path.of("/s"), LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessage("savepoint of job live failed: disk full");
    }

    @Test
    void aRefusalIsAnError() {
        assertThatThrownBy(flink::listJobs)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/jobs/overview: 404");
    }

    private void answer(String path, String body) {
        answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(body);
    }
}
