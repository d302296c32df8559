/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One kept-alive connection to ingest that repeats a request until it is acknowledged, as a device
 * does. For one thread.
 */
final class IngestConnection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    /** Above ingest's own patience with Kafka, so that it gets to answer. */
    private static final Duration REPLY_WITHIN = Duration.ofSeconds(40);

    private static final long PAUSE_MILLIS = 200;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_WITHIN)
                    .build();
    private final URI uri;
    private final String key;
    private final AtomicLong repeats;

    /**
     * @param repeats counts requests that got no acknowledgement and were sent again
     */
    IngestConnection(URI ingest, String key, AtomicLong repeats) {
        this.uri = ingest.resolve("/v1/positions?results=rejected");
        this.key = key;
        this.repeats = repeats;
    }

    /** Returns once all of the batch is acknowledged. */
    void post(String batch, int reports) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(REPLY_WITHIN)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofString(batch))
                        .build();
        while (!isAcknowledged(request, reports)) {
            repeats.incrementAndGet();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean isAcknowledged(HttpRequest request, int reports) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return false;
        }
        int status = response.statusCode();
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            return false;
        }
        if (status != OK || accepted(response.body()) != reports) {
            throw new IllegalStateException(
                    "ingest answered %d to %d good reports: %s"
                            .formatted(status, reports, response.body()));
        }
        return true;
    }

    private static int accepted(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.path("accepted").asInt(-1);
        } catch (JsonProcessingException e) {
            return -1;
        }
    }
}
