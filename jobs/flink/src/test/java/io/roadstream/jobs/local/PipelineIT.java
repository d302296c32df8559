/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.validation.Reason;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Reports on Kafka to rows in ClickHouse through the real Flink process. */
class PipelineIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(data);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyDistinctReportIsStoredOnceAcrossAKillOfFlink() throws Exception {
        try (ChildProcess flink = stack.startFlink()) {
            stack.publish(reports("kill", 0, 500));
            awaitRows("kill", 100);
            stack.publish(reports("kill", 500, 1_000));
            flink.kill();
        }
        stack.publish(reports("kill", 900, 1_500));
        stack.publishRaw("acme|broken".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3, 4});

        try (ChildProcess flink = stack.startFlink()) {
            awaitRows("kill", 1_500);
            stack.publish(reports("kill", 0, 1_500));
            stack.publish(reports("after", 0, 10));
            awaitRows("after", 10);
            assertThat(flink.isAlive()).isTrue();
        }

        assertThat(
                        stack.sql(
                                "SELECT count(), uniqExact(seq), min(seq), max(seq) FROM positions"
                                        + " WHERE vehicle = 'kill'"))
                .isEqualTo("1500\t1500\t0\t1499");
        assertThat(
                        stack.sql(
                                "SELECT sum(reports), max(last_ts) FROM v_vehicle_hour WHERE"
                                        + " vehicle = 'kill'"))
                .isEqualTo("1500\t2026-01-05 08:24:59.000");
        assertThat(stack.sql("SELECT ts, lat FROM v_positions_latest WHERE vehicle = 'kill'"))
                .isEqualTo("2026-01-05 08:24:59.000\t37.77");
        List<DeadLetter> letters = stack.awaitDeadLetters(1);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(letters.get(0).source()).startsWith("kafka:fleet.positions.v1/");
        assertThat(letters.get(0).payload()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anAnomalyIsStoredFromItsStartToItsEnd() throws Exception {
        try (ChildProcess flink = stack.startFlink()) {
            stack.publish(
                    List.of(
                            Reports.report("jumper").sequence(0).build(),
                            Reports.report("jumper")
                                    .sequence(1)
                                    .after(Duration.ofSeconds(10))
                                    .place(38.77, -122.41)
                                    .build(),
                            Reports.report("jumper")
                                    .sequence(2)
                                    .after(Duration.ofSeconds(20))
                                    .build()));
            await().atMost(LIMIT)
                    .until(
                            () ->
                                    stack.sql(
                                                    "SELECT count() FROM anomalies WHERE vehicle ="
                                                            + " 'jumper'")
                                            .equals("2"));
            assertThat(flink.isAlive()).isTrue();
        }

        assertThat(
                        stack.sql(
                                "SELECT kind, severity, started, ended, end_reason,"
                                        + " duration_seconds, lat, round(measured), limit_value,"
                                        + " unit FROM v_anomalies WHERE vehicle = 'jumper'"))
                .isEqualTo(
                        "TELEPORT\tMEDIUM\t2026-01-05 08:00:10.000\t2026-01-05"
                                + " 08:00:20.000\tRECOVERED\t10\t38.77\t111195\t517\tm");
    }

    private static void awaitRows(String vehicle, int rows) {
        await().atMost(LIMIT)
                .until(
                        () ->
                                Integer.parseInt(
                                                stack.sql(
                                                        "SELECT count() FROM positions WHERE"
                                                                + " vehicle = '"
                                                                + vehicle
                                                                + "'"))
                                        >= rows);
    }

    private static List<PositionReport> reports(String vehicle, int from, int to) {
        List<PositionReport> reports = new ArrayList<>();
        for (int i = from; i < to; i++) {
            reports.add(Reports.report(vehicle).sequence(i).after(Duration.ofSeconds(i)).build());
        }
        return reports;
    }
}
