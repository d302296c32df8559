/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.flink;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Client of a Flink cluster's REST interface. Safe for use by several threads. */
public final class FlinkRest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration CALL_WITHIN = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CALL_WITHIN)
                    .build();

    public FlinkRest(URI url) {
        this.url = url;
    }

    /**
     * A job.
     *
     * @param id Flink's
     * @param state Flink's word: RUNNING, RESTARTING, FINISHED, …
     */
    public record Job(String id, String name, String state) {
        public boolean isRunning() {
            return state.equals("RUNNING");
        }

        /** Whether it is over for good. */
        public boolean hasEnded() {
            return ENDED.contains(state);
        }
    }

    /** Checkpoints of a job since it was submitted. */
    public record Checkpoints(int completed, int failed) {}

    /** All jobs the cluster knows, ended ones too. */
    public List<Job> listJobs() throws IOException, InterruptedException {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            jobs.add(
                    new Job(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText()));
        }
        return jobs;
    }

    /**
     * The job of a name that has not ended.
     *
     * @throws IOException if there is none, or Flink does not answer
     */
    public Job getJob(String name) throws IOException, InterruptedException {
        return listJobs().stream()
                .filter(job -> job.name().equals(name) && !job.hasEnded())
                .findFirst()
                .orElseThrow(() -> new IOException("Flink does not run job '%s'".formatted(name)));
    }

    public Checkpoints countCheckpoints(Job job) throws IOException, InterruptedException {
        JsonNode counts = get("/jobs/%s/checkpoints".formatted(job.id())).path("counts");
        return new Checkpoints(counts.path("completed").asInt(), counts.path("failed").asInt());
    }

    /** When the newest complete checkpoint of a job was begun, if there is one. */
    public Optional<Instant> findNewestCheckpoint(Job job)
            throws IOException, InterruptedException {
        JsonNode completed =
                get("/jobs/%s/checkpoints".formatted(job.id())).path("latest").path("completed");
        return completed.hasNonNull("trigger_timestamp")
                ? Optional.of(Instant.ofEpochMilli(completed.get("trigger_timestamp").asLong()))
                : Optional.empty();
    }

    /**
     * Ends a job with a savepoint: everything it had read is committed or in the savepoint.
     *
     * @param drain also sends the end of time through the job; its state is of no use afterwards
     * @param folder the savepoint goes below it
     * @throws IOException if the job did not stop this way; it may still run
     */
    public void stopWithSavepoint(Job job, boolean drain, Path folder, Duration limit)
            throws IOException, InterruptedException {
        String body =
                JSON.writeValueAsString(
                        Map.of("drain", drain, "targetDirectory", folder.toUri().toString()));
        String trigger =
                send(request("/jobs/%s/stop".formatted(job.id()))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .path("request-id")
                        .asText();
        String status = "/jobs/%s/savepoints/%s".formatted(job.id(), trigger);
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            JsonNode answer = get(status);
            if (answer.path("status").path("id").asText().equals("COMPLETED")) {
                requireSuccess(job, answer.path("operation"));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new IOException("job %s did not stop within %s".formatted(job.name(), limit));
    }

    private static void requireSuccess(Job job, JsonNode operation) throws IOException {
        JsonNode failure = operation.path("failure-cause");
        if (!failure.isMissingNode()) {
            throw new IOException(
                    "savepoint of job %s failed: %s"
                            .formatted(
                                    job.name(),
                                    failure.path("stack-trace")
                                            .asText()
                                            .lines()
                                            .findFirst()
                                            .orElse("for no stated reason")));
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(CALL_WITHIN);
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s: %d %s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    response.statusCode(),
                                    response.body().lines().findFirst().orElse("")));
        }
        return JSON.readTree(response.body());
    }
}
