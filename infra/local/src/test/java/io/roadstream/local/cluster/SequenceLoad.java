/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles that report without a gap, at a steady pace: report {@code n} of each says latitude 37.7
 * + n × 1e-5 at n seconds after the start. A batch is sent until it is acknowledged, so what is
 * acknowledged is known exactly.
 */
final class SequenceLoad implements AutoCloseable {
    static final int VEHICLES = 6;
    static final int FIRST_LAT_E7 = 377_000_000;
    static final int STEP_LAT_E7 = 100;

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int REPORTS_PER_BATCH = 20;
    private static final long PERIOD_MILLIS = 100;
    private static final int HTTP_OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final URI url;
    private final String key;
    private volatile int acknowledged;
    private volatile boolean ending;
    private volatile @Nullable String refusal;

    private SequenceLoad(URI ingest, String key) {
        this.url = ingest.resolve("/v1/positions?results=rejected");
        this.key = key;
    }

    static SequenceLoad start(URI ingest, String key) {
        SequenceLoad load = new SequenceLoad(ingest, key);
        var unused =
                load.pace.scheduleWithFixedDelay(
                        load::sendOne, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return load;
    }

    /** Reports of each vehicle that were acknowledged: 0 to this, without it. */
    int acknowledged() {
        if (refusal != null) {
            throw new IllegalStateException("ingest refused a report: " + refusal);
        }
        return acknowledged;
    }

    /** Sends no more; the last batch is acknowledged. */
    int end() throws InterruptedException {
        ending = true;
        pace.shutdown();
        if (!pace.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the last batch is still not acknowledged");
        }
        return acknowledged();
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }

    private void sendOne() {
        int from = acknowledged;
        do {
            if (isAccepted(from)) {
                acknowledged = from + REPORTS_PER_BATCH;
                return;
            }
        } while (ending && refusal == null && !Thread.currentThread().isInterrupted());
    }

    private boolean isAccepted(int from) {
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(url)
                                    .timeout(Duration.ofSeconds(30))
                                    .header("Authorization", "Bearer " + key)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(batch(from)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != HTTP_OK) {
                return false;
            }
            JsonNode answer = JSON.readTree(response.body());
            if (answer.path("accepted").asInt() != VEHICLES * REPORTS_PER_BATCH) {
                refusal = response.body();
                return false;
            }
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String batch(int from) {
        StringJoiner batch = new StringJoiner(",", "[", "]");
        for (int n = from; n < from + REPORTS_PER_BATCH; n++) {
            int latE7 = FIRST_LAT_E7 + n * STEP_LAT_E7;
            for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
                batch.add(
                        """
                        {"vehicle":"v%d","sequence":%d,"time":"%s","lat":%d.%07d,"lon":-122.4}"""
                                .formatted(
                                        vehicle,
                                        n,
                                        START.plusSeconds(n),
                                        latE7 / 10_000_000,
                                        latE7 % 10_000_000));
            }
        }
        return batch.toString();
    }
}
