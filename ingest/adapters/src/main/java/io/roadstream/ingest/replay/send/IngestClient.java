/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive connection to the server. A batch is repeated until the server has answered it:
 * after the time the server asks for, else with growing pauses. Repeating is safe since each row
 * has a uuid. For one thread.
 */
final class IngestClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(60);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long MAX_PAUSE_MILLIS = 3_000;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final URI uri;
    private final SendSettings settings;
    private final CountDownLatch stop;

    /**
     * @param stop ends pauses early when it reaches zero
     */
    IngestClient(SendSettings settings, CountDownLatch stop) {
        this.uri =
                URI.create(
                        settings.url().toString().replaceAll("/$", "")
                                + "/v1/positions?results=rejected");
        this.settings = settings;
        this.stop = stop;
    }

    /**
     * Sends a batch until it is answered; empty if sending was stopped before.
     *
     * @param asOf ingest time to state, or null
     * @throws SendFailedException if the server refuses the whole request for good, or gave no
     *     answer for too long
     */
    Optional<BatchAnswer> post(byte[] body, @Nullable Instant asOf) throws InterruptedException {
        HttpRequest request = request(body, asOf);
        long giveUpNanos = System.nanoTime() + settings.giveUpAfter().toNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            Attempt attempt = attempt(request);
            if (attempt.answer().isPresent()) {
                return attempt.answer();
            }
            long leftMillis = (giveUpNanos - System.nanoTime()) / NANOS_PER_MILLI;
            if (leftMillis <= 0) {
                throw new SendFailedException(
                        "gave up after %s: %s"
                                .formatted(settings.giveUpAfter(), attempt.problem()));
            }
            long jittered = pauseMillis / 2 + ThreadLocalRandom.current().nextLong(pauseMillis);
            long pause = Math.min(attempt.retryAfterMillis().orElse(jittered), leftMillis);
            if (stop.await(pause, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            pauseMillis = Math.min(2 * pauseMillis, MAX_PAUSE_MILLIS);
        }
    }

    private HttpRequest request(byte[] body, @Nullable Instant asOf) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(REPLY_TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + settings.key())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (asOf != null) {
            request.header("Roadstream-As-Of", asOf.toString());
        }
        return request.build();
    }

    private Attempt attempt(HttpRequest request) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return Attempt.failed(e.toString());
        }
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            return new Attempt(
                    Optional.empty(),
                    status + " " + response.body(),
                    response.headers()
                            .firstValue("Retry-After")
                            .map(IngestClient::seconds)
                            .orElse(OptionalLong.empty()));
        }
        Optional<BatchAnswer> answer =
                status == 200 || status == 400
                        ? BatchAnswer.find(response.body())
                        : Optional.empty();
        if (answer.isEmpty()) {
            throw new SendFailedException(
                    "the server says %d: %s".formatted(status, response.body()));
        }
        return new Attempt(answer, "", OptionalLong.empty());
    }

    private static OptionalLong seconds(String text) {
        try {
            return OptionalLong.of(TimeUnit.SECONDS.toMillis(Math.max(0, Long.parseLong(text))));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * What came of one try.
     *
     * @param answer the answer, if there was one
     * @param problem what went wrong else
     * @param retryAfterMillis how long the server asks to wait
     */
    private record Attempt(
            Optional<BatchAnswer> answer, String problem, OptionalLong retryAfterMillis) {
        static Attempt failed(String problem) {
            return new Attempt(Optional.empty(), problem, OptionalLong.empty());
        }
    }
}
