/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.proto.v1.FlinkHealth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks Flink every now and then how the jobs are, on a thread of its own, and keeps the answer. A
 * Flink that does not answer is an answer too. Thread-safe.
 */
public final class FlinkProbe implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL_WITHIN = Duration.ofSeconds(5);

    /** Somebody wanted it to end; one that failed should run. */
    private static final Set<String> STOPPED = Set.of("FINISHED", "CANCELED");

    private static final int OK = 200;
    private static final String LAG = "pendingRecords";

    /** What the name of a vertex begins with that reads, perhaps after its number. */
    private static final String SOURCE = "Source: ";

    private final URI url;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CALL_WITHIN)
                    .build();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread made = new Thread(task, "flink-probe");
                        made.setDaemon(true);
                        return made;
                    });
    private volatile FlinkHealth health =
            FlinkHealth.newBuilder().setProblem("Flink was not asked yet").build();

    /**
     * @param url of the REST interface
     */
    public FlinkProbe(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    /** Begins to ask. */
    public void start(Duration every) {
        var unused =
                thread.scheduleWithFixedDelay(
                        this::ask, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is known of the jobs. */
    public FlinkHealth health() {
        return health;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void ask() {
        try {
            health = read();
        } catch (IOException e) {
            health =
                    FlinkHealth.newBuilder()
                            .setProblem("Flink at %s does not answer: %s".formatted(url, e))
                            .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FlinkHealth read() throws IOException, InterruptedException {
        FlinkHealth.Builder read = FlinkHealth.newBuilder();
        long oldest = Long.MAX_VALUE;
        boolean haveAllCheckpoints = true;
        OptionalLong lag = OptionalLong.empty();
        for (JsonNode job : newestOfEachName(get("/jobs/overview").path("jobs"))) {
            String state = job.path("state").asText();
            if (STOPPED.contains(state)) {
                continue;
            }
            read.setJobs(read.getJobs() + 1);
            if (!state.equals("RUNNING")) {
                haveAllCheckpoints = false;
                continue;
            }
            read.setRunningJobs(read.getRunningJobs() + 1);
            String id = job.path("jid").asText();
            OptionalLong checkpoint = newestCheckpoint(id);
            haveAllCheckpoints &= checkpoint.isPresent();
            oldest = Math.min(oldest, checkpoint.orElse(Long.MAX_VALUE));
            OptionalLong more = lag(id);
            if (more.isPresent()) {
                lag = OptionalLong.of(lag.orElse(0) + more.getAsLong());
            }
        }
        if (haveAllCheckpoints && oldest != Long.MAX_VALUE) {
            read.setCheckpointAgeMillis(Math.max(0, clock.millis() - oldest));
        }
        lag.ifPresent(read::setLagRecords);
        return read.build();
    }

    /** Flink also lists runs that ended, among them those that the present one goes on from. */
    private static Collection<JsonNode> newestOfEachName(JsonNode jobs) {
        Map<String, JsonNode> newest = new TreeMap<>();
        for (JsonNode job : jobs) {
            newest.merge(
                    job.path("name").asText(),
                    job,
                    (one, other) -> startMillis(one) >= startMillis(other) ? one : other);
        }
        return newest.values();
    }

    private static long startMillis(JsonNode job) {
        return job.path("start-time").asLong();
    }

    /** When it was begun, UTC milliseconds. */
    private OptionalLong newestCheckpoint(String job) throws IOException, InterruptedException {
        JsonNode begun =
                get("/jobs/%s/checkpoints".formatted(job))
                        .at("/latest/completed/trigger_timestamp");
        return begun.isNumber() ? OptionalLong.of(begun.asLong()) : OptionalLong.empty();
    }

    /** Records that the sources of a job have still to read, if they say it. */
    private OptionalLong lag(String job) throws IOException, InterruptedException {
        OptionalLong sum = OptionalLong.empty();
        for (JsonNode vertex : get("/jobs/%s".formatted(job)).path("vertices")) {
            if (!vertex.path("name").asText().contains(SOURCE)) {
                continue;
            }
            String metrics =
                    "/jobs/%s/vertices/%s/subtasks/metrics"
                            .formatted(job, vertex.path("id").asText());
            String names =
                    get(metrics).findValuesAsText("id").stream()
                            .filter(name -> name.endsWith(LAG))
                            .collect(Collectors.joining(","));
            if (names.isEmpty()) {
                continue;
            }
            for (JsonNode metric : get(metrics + "?agg=sum&get=" + names)) {
                JsonNode pending = metric.path("sum");
                if (pending.isNumber()) {
                    sum = OptionalLong.of(sum.orElse(0) + pending.asLong());
                }
            }
        }
        return sum;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(url.resolve(path)).timeout(CALL_WITHIN).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("%s answered %d".formatted(path, answer.statusCode()));
        }
        return JSON.readTree(answer.body());
    }
}
