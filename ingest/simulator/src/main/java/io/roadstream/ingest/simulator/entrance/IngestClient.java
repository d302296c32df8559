/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.phone.Report;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One connection to ingest. A batch is repeated, with the same sequence numbers, until it is
 * answered: after 429, 5xx and no reply at all, as long as it takes. For one thread.
 */
final class IngestClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(60);
    private static final long MAX_TOLD_SECONDS = 30;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final PositionSettings settings;
    private final URI uri;
    private final CountDownLatch giveUp;

    /**
     * A connection that is opened when it is needed.
     *
     * @param giveUp ends pauses and attempts when it reaches zero
     */
    IngestClient(PositionSettings settings, CountDownLatch giveUp) {
        this.settings = settings;
        this.giveUp = giveUp;
        String base = settings.url().toString().replaceAll("/$", "");
        this.uri = URI.create(base + "/v1/positions?results=rejected");
    }

    /**
     * Sends until answered; empty if given up before.
     *
     * @throws EntranceFailedException if ingest refuses the request as a whole
     */
    Optional<IngestAnswer> post(List<Report> reports) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(REPLY_TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + settings.key())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(ReportJson.write(reports)))
                        .build();
        Backoff backoff = new Backoff();
        while (giveUp.getCount() > 0) {
            long pauseMillis = backoff.nextMillis();
            try {
                HttpResponse<String> response =
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                if (!isTemporary(response.statusCode())) {
                    return Optional.of(decided(response, reports.size()));
                }
                pauseMillis = Math.max(pauseMillis, toldMillis(response));
            } catch (IOException e) {
                // No reply: ingest may have the reports or not. The pause, then the same again.
            }
            giveUp.await(pauseMillis, TimeUnit.MILLISECONDS);
        }
        return Optional.empty();
    }

    private static boolean isTemporary(int status) {
        return status == 429 || status >= 500;
    }

    private static IngestAnswer decided(HttpResponse<String> response, int reports) {
        int status = response.statusCode();
        Optional<IngestAnswer> answer =
                status == 200 || status == 400
                        ? IngestAnswer.find(response.body(), reports)
                        : Optional.empty();
        return answer.orElseThrow(
                () ->
                        new EntranceFailedException(
                                "ingest says %d: %s".formatted(status, response.body())));
    }

    private static long toldMillis(HttpResponse<String> response) {
        String told = response.headers().firstValue("Retry-After").orElse("0");
        return told.matches("\\d{1,4}")
                ? TimeUnit.SECONDS.toMillis(Math.min(MAX_TOLD_SECONDS, Long.parseLong(told)))
                : 0;
    }
}
