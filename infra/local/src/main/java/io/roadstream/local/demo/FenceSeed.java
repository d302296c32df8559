/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Draws the first geofences of a city, through the gateway as a person would. A fence that is there
 * already is left as it is, and a city whose fences were drawn once gets them no second time: what
 * people change or delete stays so.
 */
public final class FenceSeed {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final long AGAIN_MILLIS = 250;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int PRECONDITION_FAILED = 412;
    private static final int UNAVAILABLE = 503;

    private final URI gateway;
    private final String token;
    private final FenceTopic topic;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param token of somebody of ops
     * @param kafka where the fences go if the gateway has no place for them
     */
    public FenceSeed(URI gateway, String token, Map<String, String> kafka) {
        this.gateway = gateway;
        this.token = token;
        this.topic = new FenceTopic(kafka, StackSession.TENANT);
    }

    /** Draws the fences of a file, a GeoJSON collection. */
    public void draw(Path features) throws IOException, InterruptedException {
        byte[] content = Files.readAllBytes(features);
        Path drawn = features.resolveSibling(features.getFileName() + ".drawn");
        if (Files.exists(drawn) && Arrays.equals(Files.readAllBytes(drawn), content)) {
            return;
        }
        List<JsonNode> refused = new ArrayList<>();
        for (JsonNode feature : JSON.readTree(content).path("features")) {
            if (!put(feature)) {
                refused.add(feature);
            }
        }
        if (!refused.isEmpty()) {
            topic.write(refused, System.currentTimeMillis());
        }
        Files.write(drawn, content);
    }

    /** False if the gateway has no place for fences. */
    private boolean put(JsonNode feature) throws IOException, InterruptedException {
        URI address = gateway.resolve("/v1/geofences/" + feature.path("id").asText());
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(WITHIN)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/geo+json")
                        .header("If-None-Match", "*")
                        .PUT(HttpRequest.BodyPublishers.ofString(feature.toString()))
                        .build();
        long endNanos = System.nanoTime() + WITHIN.toNanos();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() == UNAVAILABLE && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        int status = answer.statusCode();
        if (status / 100 == 2 || status == PRECONDITION_FAILED) {
            return true;
        }
        if (status == NOT_FOUND || status == METHOD_NOT_ALLOWED) {
            return false;
        }
        throw new IOException(
                "PUT %s was answered with %d: %s"
                        .formatted(address, status, answer.body().strip()));
    }
}
