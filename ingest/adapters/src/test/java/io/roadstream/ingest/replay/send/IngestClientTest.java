/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.replay.send.FakeServer.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IngestClientTest {
    private static final String OK =
            "{\"accepted\":2,\"rejected\":1,\"results\":[{\"index\":1,\"status\":\"rejected\",\"message\":\"no\"}]}";

    private final CountDownLatch stop = new CountDownLatch(1);

    @Test
    void sendsKeyAndIngestTime() throws Exception {
        try (FakeServer server = new FakeServer(new Answer(200, Map.of(), OK))) {
            Optional<BatchAnswer> answer =
                    client(server.uri(), "5s")
                            .post(utf8("[1]"), Instant.parse("2008-05-20T07:00:00Z"));

            assertThat(answer.orElseThrow().accepted()).isEqualTo(2);
            assertThat(server.received()).hasSize(1);
            FakeServer.Received request = server.received().get(0);
            assertThat(request.body()).isEqualTo("[1]");
            assertThat(request.query()).isEqualTo("/v1/positions?results=rejected");
            assertThat(request.headers())
                    .containsEntry("Authorization", List.of("Bearer rsk_x"))
                    .containsEntry("Roadstream-as-of", List.of("2008-05-20T07:00:00Z"));
        }
    }

    @Test
    void takesAnAnswerThatRefusesEveryRow() throws Exception {
        String body = "{\"status\":400,\"accepted\":0,\"rejected\":1,\"results\":[]}";
        try (FakeServer server = new FakeServer(new Answer(400, Map.of(), body))) {
            assertThat(client(server.uri(), "5s").post(utf8("[1]"), null).orElseThrow().rejected())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void repeatsTheSameBatchAfterTheTimeTheServerAsksFor(int status) throws Exception {
        try (FakeServer server =
                new FakeServer(
                        new Answer(status, Map.of("Retry-After", "1"), "{}"),
                        new Answer(200, Map.of(), OK))) {
            client(server.uri(), "30s").post(utf8("[1]"), null);

            assertThat(server.received())
                    .extracting(FakeServer.Received::body)
                    .containsExactly("[1]", "[1]");
            assertThat(server.received().get(1).nanos() - server.received().get(0).nanos())
                    .isGreaterThan(Duration.ofMillis(950).toNanos());
        }
    }

    @Test
    void givesUpWhenNobodyAnswersForTooLong() {
        FakeServer gone = new FakeServer();
        URI uri = gone.uri();
        gone.close();

        assertThatThrownBy(() -> client(uri, "300ms").post(utf8("[1]"), null))
                .isInstanceOf(SendFailedException.class)
                .hasMessageStartingWith("gave up after PT0.3S: java.net.ConnectException");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 415})
    void failsAtOnceWhereRepeatingCannotHelp(int status) {
        try (FakeServer server =
                new FakeServer(new Answer(status, Map.of(), "{\"detail\":\"why\"}"))) {
            assertThatThrownBy(() -> client(server.uri(), "30s").post(utf8("[1]"), null))
                    .isInstanceOf(SendFailedException.class)
                    .hasMessage("the server says %d: {\"detail\":\"why\"}".formatted(status));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void stopsRepeatingWhenItIsStopped() throws Exception {
        try (FakeServer server =
                new FakeServer(new Answer(503, Map.of("Retry-After", "3600"), ""))) {
            IngestClient client = client(server.uri(), "2h");
            stop.countDown();

            assertThat(client.post(utf8("[1]"), null)).isEmpty();
        }
    }

    private IngestClient client(URI uri, String giveUpAfter) {
        Duration duration = io.roadstream.contract.config.DurationText.parse(giveUpAfter);
        return new IngestClient(
                new SendSettings(
                        uri, "rsk_x", 1, 10, false, Duration.ofSeconds(60), duration, 0, false),
                stop);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
