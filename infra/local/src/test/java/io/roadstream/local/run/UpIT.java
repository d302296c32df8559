/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.local.run.Roadstream.Called;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.PartStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} through the deaths of its parts, Ctrl-C, and its own death. */
class UpIT {
    private static final List<String> PARTS =
            List.of("kafka", "clickhouse", "postgres", "cdc", "flink", "ingest", "gateway");
    private static final Duration RESTARTS_WITHIN = Duration.ofSeconds(90);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);
    private static final int VEHICLES = 4;
    private static final int REPORTS = 250;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void keepsWhatWasSentThroughKillsAndRestarts() throws Exception {
        Roadstream roadstream = new Roadstream(folder.resolve("data"), Map.of());
        Path input = writeInput(folder.resolve("drive.csv"));

        try (Called up = roadstream.up()) {
            assertThatAllListenOnLoopback(roadstream);
            assertThatASecondOneIsRefused(roadstream);
            Desk desk = Desk.of(roadstream);
            desk.drawCircle("middle", 52.55, 13.4, 500);
            assertThatReplayStoresAllOnce(roadstream, input);
            assertThatEachVehicleCrossedTheFence(roadstream);
            OwnOrders orders = OwnOrders.of(up.said());
            orders.insert("o-1");
            orders.awaitOnKafka(roadstream.part("kafka").address(), "o-1");
            desk.cancelOrder("o-1");
            orders.awaitStatus(roadstream.part("kafka").address(), "o-1", OrderStatus.CANCELLED);

            PARTS.forEach(part -> Signal.send("KILL", roadstream.part(part).process().pid()));
            PARTS.forEach(part -> awaitRestart(roadstream, up, part));
            assertThatAllIsThereOnce(roadstream);
            orders.insert("o-2");
            orders.awaitOnKafka(roadstream.part("kafka").address(), "o-1", "o-2");

            List<PartStatus> running = PARTS.stream().map(roadstream::part).toList();
            up.send("INT");
            up.awaitEnd(ENDS_WITHIN);
            assertThat(up.said()).contains("stopping in order").contains("stopped after");
            assertThat(up.said()).doesNotContain("did not stop");
            assertThat(up.exitCode()).isZero();
            assertThat(running).allMatch(part -> part.process().find().isEmpty());
        }
        List<PartStatus> orphans;
        try (Called up = roadstream.up()) {
            assertThatReplayStoresAllOnce(roadstream, input);
            orphans = PARTS.stream().map(roadstream::part).toList();
            up.send("KILL");
            up.awaitEnd(ENDS_WITHIN);
        }
        try (Called up = roadstream.up()) {
            assertThat(orphans).allMatch(part -> part.process().find().isEmpty());
            assertThatAllIsThereOnce(roadstream);
            assertThat(roadstream.run("stop").exitCode()).isZero();
            up.awaitEnd(ENDS_WITHIN);
            assertThat(up.exitCode()).isZero();
        }
    }

    private static void assertThatAllListenOnLoopback(Roadstream roadstream) throws IOException {
        for (String part : PARTS) {
            List<String> addresses = Listeners.listTree(roadstream.part(part).process().pid());
            assertThat(addresses).as(part).isNotEmpty().allMatch(Listeners::isLoopback);
        }
    }

    private static void assertThatASecondOneIsRefused(Roadstream roadstream) throws Exception {
        Called second = roadstream.run("up");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.said())
                .contains("roadstream up is running on")
                .contains("'./roadstream stop' ends it");
    }

    private void assertThatReplayStoresAllOnce(Roadstream roadstream, Path input) throws Exception {
        Path json = folder.resolve("totals.json");
        Called replay =
                roadstream.run(
                        "replay",
                        input.toString(),
                        "--format",
                        "csv",
                        "--columns",
                        "vehicle=v,time=t,lat=lat,lon=lon",
                        "--speed",
                        "max",
                        "--json",
                        json.toString());
        assertThat(replay.said()).contains("Every distinct report is there exactly once.");
        assertThat(replay.exitCode()).isZero();
        JsonNode totals = JsonMapper.builder().build().readTree(json.toFile());
        assertThat(totals.path("sent").asInt()).isEqualTo(VEHICLES * REPORTS);
        assertThat(totals.path("accepted").asInt()).isEqualTo(VEHICLES * REPORTS);
        assertThat(totals.path("rejected").asInt(-1)).isZero();
        assertThat(totals.path("seconds").asDouble()).isPositive();
        assertThat(totals.path("inClickHouse").asInt()).isEqualTo(VEHICLES * REPORTS);
    }

    private static void awaitRestart(Roadstream roadstream, Called up, String part) {
        await(part + " is ready again")
                .atMost(RESTARTS_WITHIN)
                .until(
                        () ->
                                roadstream.part(part).restarts() > 0
                                        && roadstream.part(part).state() == State.READY);
        assertThat(up.said()).containsPattern(part + " +died \\(killed\\), starts again in 0");
    }

    private static void assertThatEachVehicleCrossedTheFence(Roadstream roadstream) {
        await().atMost(RESTARTS_WITHIN)
                .untilAsserted(
                        () ->
                                assertThat(
                                                roadstream
                                                        .run(
                                                                "sql",
                                                                "--format",
                                                                "TSV",
                                                                "SELECT kind, count(),"
                                                                        + " uniqExact(vehicle) FROM"
                                                                        + " geofence_transitions"
                                                                        + " WHERE geofence ="
                                                                        + " 'middle' GROUP BY kind"
                                                                        + " ORDER BY kind")
                                                        .said()
                                                        .strip())
                                        .isEqualTo("ENTER\t4\t4\nEXIT\t4\t4"));
    }

    private static void assertThatAllIsThereOnce(Roadstream roadstream)
            throws InterruptedException {
        Called sql =
                roadstream.run(
                        "sql",
                        "--format",
                        "TSV",
                        "SELECT count(), uniqExact(vehicle, ts) FROM positions");
        int reports = VEHICLES * REPORTS;
        assertThat(sql.said().strip()).isEqualTo(reports + "\t" + reports);
    }

    private static Path writeInput(Path file) throws IOException {
        Instant start = Instant.parse("2026-02-03T07:00:00Z");
        StringBuilder text = new StringBuilder("v,t,lat,lon\n");
        for (int n = 0; n < REPORTS; n++) {
            for (int v = 0; v < VEHICLES; v++) {
                text.append(
                        "car%d,%s,%.5f,13.40000%n"
                                .formatted(v, start.plusSeconds(n * 5L), 52.5 + n * 4e-4));
            }
        }
        return Files.writeString(file, text);
    }
}
