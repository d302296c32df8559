/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.FlinkRest;
import io.roadstream.jobs.fixtures.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A drained run whose checkpoints are gone: the next one goes on from the offsets. */
class DrainedRestartIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    @Test
    void storesNothingTwiceWhenTheCheckpointsOfADrainedRunAreGone() throws Exception {
        try (Stack stack = Stack.start(data)) {
            try (ChildProcess flink = stack.startFlink()) {
                stack.publish(reports(0, 500));
                awaitRows(stack, 500);
                drain(flink, "live");
                drain(flink, "history");
                await().atMost(LIMIT).until(() -> !flink.isAlive());
                assertThat(flink.exitCode()).hasValue(0);
            }
            delete(data.resolve("flink").resolve("checkpoints"));

            try (ChildProcess flink = stack.startFlink()) {
                stack.publish(reports(500, 600));
                awaitRows(stack, 600);
                drain(flink, "live");
                drain(flink, "history");
            }
            assertThat(
                            stack.sql(
                                    "SELECT count(), uniqExact(seq), min(seq), max(seq) FROM positions"))
                    .isEqualTo("600\t600\t0\t599");
        }
    }

    private void drain(ChildProcess flink, String job) {
        new FlinkRest(flink)
                .stop(
                        job,
                        true,
                        data.resolve("flink/checkpoints").resolve(job).resolve("savepoints"));
    }

    private static void awaitRows(Stack stack, int rows) {
        await().atMost(LIMIT)
                .until(() -> Integer.parseInt(stack.sql("SELECT count() FROM positions")) >= rows);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<PositionReport> reports(int from, int to) {
        List<PositionReport> reports = new ArrayList<>();
        for (int i = from; i < to; i++) {
            reports.add(Reports.report("v").sequence(i).after(Duration.ofSeconds(i)).build());
        }
        return reports;
    }
}
