/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Draws the first geofences of a city, through the gateway as a person would, and takes away those
 * of another city that were drawn before. Each is drawn once: what people change or delete stays
 * so.
 */
public final class FenceSeed {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final long AGAIN_MILLIS = 250;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int UNAVAILABLE = 503;

    private final URI gateway;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param token of somebody of ops
     */
    public FenceSeed(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Draws the fences of a file, a GeoJSON collection. */
    public void draw(Path features) throws IOException, InterruptedException {
        FenceMarks marks =
                FenceMarks.read(features.resolveSibling(features.getFileName() + ".drawn"));
        Map<String, JsonNode> wanted = new TreeMap<>();
        JSON.readTree(features.toFile())
                .path("features")
                .forEach(feature -> wanted.put(feature.path("id").asText(), feature));
        for (String id : marks.listDrawn()) {
            if (!wanted.containsKey(id)) {
                marks.note(id, withdraw(id, marks.versionOf(id)));
            }
        }
        for (Map.Entry<String, JsonNode> fence : wanted.entrySet()) {
            if (marks.isToBeDrawn(fence.getKey())) {
                marks.note(fence.getKey(), put(fence.getKey(), fence.getValue()));
            }
        }
    }

    /** What became of it: its version, or that somebody else has made one of this id. */
    private String put(String id, JsonNode feature) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                ask(
                        request(id)
                                .header("Content-Type", "application/geo+json")
                                .header("If-None-Match", "*")
                                .PUT(HttpRequest.BodyPublishers.ofString(feature.toString()))
                                .build(),
                        List.of(PRECONDITION_FAILED));
        return answer.statusCode() == PRECONDITION_FAILED
                ? FenceMarks.LEFT
                : answer.headers().firstValue("ETag").orElse(FenceMarks.LEFT);
    }

    /** Deletes it unless somebody has changed it. */
    private String withdraw(String id, String version) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                ask(
                        request(id).header("If-Match", version).DELETE().build(),
                        List.of(NOT_FOUND, PRECONDITION_FAILED));
        return answer.statusCode() / 100 == 2 ? FenceMarks.WITHDRAWN : FenceMarks.LEFT;
    }

    private HttpRequest.Builder request(String id) {
        return HttpRequest.newBuilder(gateway.resolve("/v1/geofences/" + id))
                .timeout(WITHIN)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> ask(HttpRequest request, List<Integer> expected)
            throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + WITHIN.toNanos();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() == UNAVAILABLE && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        int status = answer.statusCode();
        if (status / 100 == 2 || expected.contains(status)) {
            return answer;
        }
        throw new IOException(
                "%s %s was answered with %d: %s"
                        .formatted(request.method(), request.uri(), status, answer.body().strip()));
    }
}
