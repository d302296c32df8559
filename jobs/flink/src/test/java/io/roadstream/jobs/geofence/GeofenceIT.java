/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.topic.Topics;
import io.roadstream.embedded.process.ChildProcess;
import io.roadstream.jobs.fixtures.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Reports and fences on Kafka to transitions and visits in ClickHouse through the real process. */
class GeofenceIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** The drive turns 1,000 m before and behind the middle of the fence, at 20 m/s. */
    private static final int LEG_SECONDS = 100;

    private static final int LEGS = 15;

    private static final Geofence ZONE =
            Geofences.of("zone", Geofences.circle(Reports.PLACE.lat(), Reports.PLACE.lon(), 500));

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
    void everyCrossingIsStoredOnceAcrossAKillOfFlink() throws Exception {
        stack.publish(Topics.GEOFENCES, List.of(ZONE));
        int half = LEGS * LEG_SECONDS / 2;
        try (ChildProcess flink = stack.startFlink()) {
            awaitFence();
            stack.publish(drive(0, half));
            awaitRows("kill", 4);
            stack.publish(drive(half, half + LEG_SECONDS));
            flink.kill();
        }
        stack.publish(drive(half + LEG_SECONDS, LEGS * LEG_SECONDS));

        try (ChildProcess flink = stack.startFlink()) {
            awaitRows("kill", 2 * LEGS);
            stack.delete(Topics.GEOFENCES, ZONE);
            awaitNoFence();
            assertThat(flink.isAlive()).isTrue();
        }

        assertThat(
                        stack.sql(
                                "SELECT kind, reason, count(), uniqExact(transition_id) FROM"
                                        + " geofence_transitions WHERE vehicle = 'kill' GROUP BY kind,"
                                        + " reason ORDER BY kind"))
                .isEqualTo("ENTER\tMOVED\t15\t15\nEXIT\tMOVED\t15\t15");
        assertThat(
                        stack.sql(
                                "SELECT count(), sum(is_open), sum(entry_unknown),"
                                        + " min(round(duration_s)), max(round(duration_s)),"
                                        + " any(geofence_name), any(geofence_kind) FROM"
                                        + " v_geofence_visits WHERE vehicle = 'kill'"))
                .isEqualTo("15\t0\t0\t50\t50\tFence zone\tCUSTOM");
        assertThat(
                        stack.sql(
                                "SELECT round(lat, 4), lon, geofence_version,"
                                        + " toUnixTimestamp64Milli(ingest_time) -"
                                        + " toUnixTimestamp64Milli(ts) BETWEEN 1000 AND 4000, revision"
                                        + " FROM geofence_transitions WHERE vehicle = 'kill' ORDER BY"
                                        + " ts LIMIT 1"))
                .isEqualTo("37.7655\t-122.41\t1\t1\t0");
        assertThat(
                        stack.sql(
                                "SELECT entry_unknown, exit_reason FROM v_geofence_visits WHERE"
                                        + " vehicle = 'probe' AND NOT is_open LIMIT 1"))
                .isEqualTo("1\tFENCE_DELETED");
    }

    @Test
    void visitsPairWhatBelongsTogether() {
        insert("plain", 0, "ENTER", 10, "EXIT", 20, "ENTER", 35.5, "EXIT");
        insert("open", 0, "ENTER", 10, "EXIT", 20, "ENTER");
        insert("parked", 0, "INITIAL_INSIDE", 60, "EXIT");
        insert("restarted", 0, "ENTER", 30, "INITIAL_INSIDE", 90, "EXIT");
        insert("lost", 0, "EXIT", 10, "ENTER", 11, "EXIT");
        insert("instant", 5, "EXIT", 5, "ENTER");

        assertThat(
                        stack.sql(
                                "SELECT vehicle, entered_ts, left_ts, duration_s, is_open,"
                                        + " entry_unknown, entry_reason, exit_reason FROM"
                                        + " v_geofence_visits WHERE tenant = 'view' ORDER BY vehicle,"
                                        + " coalesce(entered_ts, left_ts) FORMAT TSV"))
                .isEqualTo(
                        """
                        instant\t2026-01-05 08:00:05.000\t2026-01-05 08:00:05.000\t0\t0\t0\tENTER!\tEXIT!
                        lost\t\\N\t2026-01-05 08:00:00.000\t\\N\t0\t0\t\\N\tEXIT!
                        lost\t2026-01-05 08:00:10.000\t2026-01-05 08:00:11.000\t1\t0\t0\tENTER!\tEXIT!
                        open\t2026-01-05 08:00:00.000\t2026-01-05 08:00:10.000\t10\t0\t0\tENTER!\tEXIT!
                        open\t2026-01-05 08:00:20.000\t\\N\t\\N\t1\t0\tENTER!\t\\N
                        parked\t2026-01-05 08:00:00.000\t2026-01-05 08:01:00.000\t60\t0\t1\tINITIAL_INSIDE!\tEXIT!
                        plain\t2026-01-05 08:00:00.000\t2026-01-05 08:00:10.000\t10\t0\t0\tENTER!\tEXIT!
                        plain\t2026-01-05 08:00:20.000\t2026-01-05 08:00:35.500\t15.5\t0\t0\tENTER!\tEXIT!
                        restarted\t2026-01-05 08:00:00.000\t2026-01-05 08:01:30.000\t90\t0\t0\tENTER!\tEXIT!""");
    }

    /** Seconds and kinds in turn; the reason is the kind with a mark. */
    private static void insert(String vehicle, Object... events) {
        for (int i = 0; i < events.length; i += 2) {
            double second = ((Number) events[i]).doubleValue();
            stack.sql(
                    ("INSERT INTO geofence_transitions (tenant, vehicle, geofence, ts, kind,"
                                    + " reason) VALUES ('view', '%s', 'f', %s, '%s', '%s!')")
                            .formatted(
                                    vehicle,
                                    (Reports.TIME.toEpochMilli() + Math.round(second * 1_000))
                                            / 1e3,
                                    events[i + 1],
                                    events[i + 1]));
        }
    }

    private static List<PositionReport> drive(int fromSecond, int toSecond) {
        List<PositionReport> reports = new ArrayList<>();
        for (int second = fromSecond; second < toSecond; second++) {
            int phase = second % (2 * LEG_SECONDS);
            int north = 20 * (phase < LEG_SECONDS ? phase : 2 * LEG_SECONDS - phase) - 1_000;
            reports.add(report("kill", second, north));
        }
        return reports;
    }

    /** Sends fixes inside the fence until one was judged with the fence known. */
    private static void awaitFence() {
        int[] second = {0};
        await().atMost(LIMIT)
                .until(
                        () -> {
                            stack.publish(List.of(report("probe", second[0]++, 0)));
                            return rows("probe") >= 1;
                        });
    }

    private static void awaitNoFence() {
        int[] second = {10_000};
        await().atMost(LIMIT)
                .until(
                        () -> {
                            stack.publish(List.of(report("probe", second[0]++, 0)));
                            return rows("probe") >= 2;
                        });
    }

    private static void awaitRows(String vehicle, int rows) {
        await().atMost(LIMIT).until(() -> rows(vehicle) >= rows);
    }

    private static int rows(String vehicle) {
        return Integer.parseInt(
                stack.sql(
                        "SELECT count() FROM geofence_transitions WHERE vehicle = '%s'"
                                .formatted(vehicle)));
    }

    private static PositionReport report(String vehicle, int second, double north) {
        return Reports.report(vehicle)
                .after(Duration.ofSeconds(second))
                .place(Reports.PLACE.lat() + north / 111_195, Reports.PLACE.lon())
                .sequence(second)
                .build();
    }
}
