/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Flink's REST interface. Safe for use by several threads. */
public final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;
    private static final int SHOWN = 300;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final URI url;

    FlinkRest(URI url) {
        this.url = url;
    }

    /** Id of each job that has not ended, by name. */
    public Map<String, String> jobs() throws IOException, InterruptedException {
        Map<String, String> jobs = new TreeMap<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if (job.path("end-time").asLong(-1) < 0) {
                jobs.put(job.path("name").asText(), job.path("jid").asText());
            }
        }
        return jobs;
    }

    /** Checkpoints of a job since it was submitted. */
    public Checkpoints checkpoints(String job) throws IOException, InterruptedException {
        String id = jobs().get(job);
        if (id == null) {
            throw new IOException("Flink does not run job '%s'".formatted(job));
        }
        JsonNode answer = get("/jobs/" + id + "/checkpoints");
        return new Checkpoints(
                answer.path("counts").path("completed").asInt(),
                answer.path("counts").path("failed").asInt(),
                answer.path("counts").path("restored").asInt());
    }

    /** How many completed, failed and were resumed from. */
    public record Checkpoints(int completed, int failed, int restored) {}

    /**
     * Ends a job with a last savepoint after everything in it has flowed out.
     *
     * @param savepoints folder of the savepoint
     */
    public void drain(String job, Path savepoints, Duration limit)
            throws IOException, InterruptedException {
        String id = jobs().get(job);
        String order =
                JSON.createObjectNode()
                        .put("drain", true)
                        .put("targetDirectory", savepoints.toUri().toString())
                        .toString();
        JsonNode trigger =
                send(
                        HttpRequest.newBuilder(url.resolve("/jobs/" + id + "/stop"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(order)));
        String status = "/jobs/%s/savepoints/%s".formatted(id, trigger.path("request-id").asText());
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            JsonNode answer = get(status);
            if (answer.path("status").path("id").asText().equals("COMPLETED")) {
                JsonNode failure = answer.path("operation").path("failure-cause");
                if (!failure.isMissingNode()) {
                    throw new IOException("job %s was not drained: %s".formatted(job, failure));
                }
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("job %s was not drained within %s".formatted(job, limit));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path)).GET());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(ANSWER_WITHIN).build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    "Flink answered %d: %s"
                            .formatted(response.statusCode(), start(response.body())));
        }
        return JSON.readTree(response.body());
    }

    /** Without the stack trace that Flink sends along. */
    private static String start(String body) {
        return body.substring(0, Math.min(body.length(), SHOWN));
    }
}
