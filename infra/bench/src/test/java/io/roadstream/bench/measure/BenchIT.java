/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every bench runs to its end, stores all it sent and prints the promised keys. How fast is
 * nobody's business here: each runs for a second. They share a stack, which ingest's leaves without
 * Flink.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenchIT {
    private static final Pace SHORT = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final long SINK_ROWS = 50_000;
    private static final long QUERY_ROWS = 4 * SINK_ROWS;

    @TempDir static Path data;
    private static ChaosStack stack;

    private final ObjectNode json = JsonMapper.builder().build().createObjectNode();

    @BeforeAll
    static void start() throws Exception {
        stack = ChaosStack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void pipelineMeasuresLatencyAndRates() throws Exception {
        new PipelineBench(stack, data, SHORT).measure(json);

        for (String latency :
                List.of(
                        "latencyMs",
                        "latencyWithoutTickMs",
                        "sosLatencyMs",
                        "sosLatencyWithoutTickMs",
                        "trackLatencyMs")) {
            assertThat(json.path(latency).path("p99").asDouble())
                    .as(latency)
                    .isGreaterThanOrEqualTo(json.path(latency).path("p50").asDouble())
                    .isPositive();
        }
        // Two seconds of twenty calls each; the client may miss none of the 5,000 vehicles.
        assertThat(json.path("sosLatencyMs").path("count").asLong()).isGreaterThanOrEqualTo(40);
        assertThat(json.path("latencyMs").path("count").asLong()).isGreaterThanOrEqualTo(5_000);
        assertThat(json.path("cpuSecondsPerMillion").asDouble()).isPositive();
        assertThat(json.path("rates").path(0).path("perSecond").asInt()).isEqualTo(5_000);
        assertThat(json.path("sustainedPerSecond").isInt()).isTrue();
        assertThat(stack.query().number("SELECT count() - uniqExact(vehicle, seq) FROM positions"))
                .isZero();
    }

    @Test
    @Order(2)
    void historyMeasuresTheSinkItsPeerTheSizeAndQueries() throws Exception {
        new HistoryBench(stack, SINK_ROWS, QUERY_ROWS).measure(json);
        stack.flink().resume();

        assertThat(json.path("insertRowsPerSecond").asLong()).isPositive();
        assertThat(json.path("peer").path("insertRowsPerCpuSecond").asLong()).isPositive();
        assertThat(json.path("bytesPerPosition").asDouble()).isBetween(1.0, 100.0);
        assertThat(json.path("queryRows").asLong()).isGreaterThanOrEqualTo(QUERY_ROWS);
        assertThat(names(json.path("queries")))
                .containsExactly("vehicle-day", "polygon-15-minutes", "last-known-of-all");
        json.path("queries").forEach(q -> assertThat(q.path("p95Ms").asDouble()).isPositive());
    }

    @Test
    @Order(3)
    void ingestMeasuresRequestsAcknowledgementsBytesAndItsPeer() throws Exception {
        new IngestBench(stack, SHORT).measure(json);

        assertThat(json.path("singlePerSecond").asLong()).isPositive();
        assertThat(json.path("batchPerSecond").asLong()).isPositive();
        assertThat(json.path("batchPerCpuSecond").asLong()).isPositive();
        assertThat(json.path("ackMs").path("p99").asDouble()).isPositive();
        assertThat(json.path("kafkaBytesPerPosition").asDouble()).isBetween(5.0, 100.0);
        assertThat(json.path("kafkaBytesPerPositionOfManyVehicles").asDouble())
                .isBetween(5.0, 200.0);
        assertThat(json.path("peer").path("batchPerCpuSecond").asLong()).isPositive();
    }

    private static List<String> names(JsonNode queries) {
        List<String> names = new ArrayList<>();
        queries.forEach(query -> names.add(query.path("name").asText()));
        return names;
    }
}
