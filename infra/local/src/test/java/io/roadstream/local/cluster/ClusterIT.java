/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.local.run.Listeners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Flink as processes of their own: either may die, and a stopped job may come back larger. */
class ClusterIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern LIVE_JOB =
            Pattern.compile("\"jid\":\"([0-9a-f]{32})\",\"name\":\"live\"");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    @Test
    void losesAndDoublesNothingThroughKillsAndALargerResume() throws Exception {
        SequenceLoad load;
        try (ClusterRun run = ClusterRun.start(data, 2, "heap")) {
            load = SequenceLoad.start(run.ingest(), run.apiKey());
            await().atMost(LIMIT).until(() -> run.history().rows() > 0);
            for (String part : List.of("jobmanager", "taskmanager", "ingest", "gateway")) {
                assertThat(Listeners.list(run.pid(part)))
                        .as(part)
                        .isNotEmpty()
                        .allMatch(Listeners::isLoopback);
            }

            String savepoint =
                    run.flink(
                            "savepoint", liveJob(run), data.resolve("by-hand").toUri().toString());
            assertThat(savepoint).contains("Savepoint completed");
            try (var files = Files.walk(data.resolve("by-hand"))) {
                assertThat(files.map(file -> file.getFileName().toString())).contains("_metadata");
            }

            String job = liveJob(run);
            run.kill("jobs");
            await().atMost(LIMIT).until(() -> run.isReadyAgain("jobs"));
            assertThat(liveJob(run)).isEqualTo(job);

            run.killAndAwaitRecovery("taskmanager");
            assertThat(run.isReadyAgain("taskmanager")).isTrue();
            run.killAndAwaitRecovery("jobmanager");
            assertThat(run.log("jobs")).containsPattern("Job live resumes checkpoint \\d+");
            run.stop();
        }
        try (load;
                ClusterRun run = ClusterRun.start(data, 3, "rocksdb")) {
            String job = "/jobs/" + liveJob(run);
            assertThat(run.rest(job))
                    .contains("\"parallelism\":3")
                    .doesNotContain("\"parallelism\":2");
            assertThat(run.rest(job + "/checkpoints/config")).contains("RocksDB");
            run.killAndAwaitRecovery("taskmanager");

            int reports = load.end();
            History history = run.history();
            long expected = (long) reports * SequenceLoad.VEHICLES;
            await().atMost(LIMIT).until(() -> history.rows() >= expected);
            assertThat(history.rows()).isEqualTo(expected);
            assertThat(history.doubled()).isZero();
            assertThat(history.wrong(reports)).isZero();
            // ClickHouse shows rows of a table a moment before those of its views.
            await().atMost(LIMIT).until(() -> history.viewMismatches() == 0);
            run.stop();
            System.out.printf("%d reports stored once each%n", expected);
        }
    }

    private static String liveJob(ClusterRun run) throws Exception {
        Matcher job = LIVE_JOB.matcher(run.rest("/jobs/overview"));
        assertThat(job.find()).isTrue();
        return job.group(1);
    }
}
