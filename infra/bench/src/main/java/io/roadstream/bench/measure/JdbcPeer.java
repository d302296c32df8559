/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.contract.event.Track;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sink is compared with: the same rows in batches through clickhouse-jdbc, from one
 * thread, into a table of the same shape without views. No Kafka, and nothing that makes a repeated
 * batch count once.
 */
final class JdbcPeer {
    private static final int ROWS_OF_A_BATCH = 50_000;
    private static final int RUNS = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ChaosStack stack;
    private final long rowsOfARun;

    JdbcPeer(ChaosStack stack, long rowsOfARun) {
        this.stack = stack;
        this.rowsOfARun = rowsOfARun;
    }

    /** Measures after one run for the compiler. */
    void measure(ObjectNode json) throws IOException, InterruptedException {
        stack.query().rows("CREATE TABLE peer AS positions");
        double[] perSecond = new double[RUNS];
        double[] perCpuSecond = new double[RUNS];
        for (int i = -1; i < RUNS; i++) {
            List<Long> processes = List.of(ProcessHandle.current().pid(), stack.clickHouse().pid());
            double cpuBefore = Machine.cpuSeconds(processes);
            long start = System.nanoTime();
            insert("peer-%d-".formatted(i + 1));
            if (i >= 0) {
                perSecond[i] = rowsOfARun / ((System.nanoTime() - start) / NANOS_PER_SECOND);
                perCpuSecond[i] = rowsOfARun / (Machine.cpuSeconds(processes) - cpuBefore);
            }
        }
        long stored = stack.query().number("SELECT count() FROM peer");
        if (stored != rowsOfARun * (RUNS + 1)) {
            throw new IllegalStateException("the peer stored %d rows".formatted(stored));
        }
        stack.query().rows("DROP TABLE peer");
        ObjectNode peer = json.putObject("peer");
        peer.put("name", "clickhouse-jdbc, batches of " + ROWS_OF_A_BATCH);
        new Runs(perSecond).write(peer, "insertRowsPerSecond");
        new Runs(perCpuSecond).write(peer, "insertRowsPerCpuSecond");
    }

    private void insert(String vehiclePrefix) {
        TrackMaker tracks = new TrackMaker(vehiclePrefix);
        try (Connection connection =
                        DriverManager.getConnection(stack.jdbcUrl(), stack.jdbcLogin());
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO peer (tenant, vehicle, ts, lat_from_pole_e7,"
                                        + " lon_from_antimeridian_e7, speed_cms, heading_cdeg,"
                                        + " h3_9, seq, flags, ingest_delay_ms, run_id, batch_id)"
                                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (long n = 1; n <= rowsOfARun; n++) {
                set(insert, tracks.next());
                insert.addBatch();
                if (n % ROWS_OF_A_BATCH == 0 || n == rowsOfARun) {
                    insert.executeBatch();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("clickhouse-jdbc could not insert", e);
        }
    }

    private static void set(PreparedStatement insert, Track track) throws SQLException {
        long eventTime = track.envelope().eventTimeMillis();
        insert.setString(1, track.envelope().tenant());
        insert.setString(2, track.envelope().entityId());
        insert.setObject(3, Instant.ofEpochMilli(eventTime).atZone(ZoneOffset.UTC));
        insert.setLong(4, track.location().latE7() + 900_000_000L);
        insert.setLong(5, track.location().lonE7() + 1_800_000_000L);
        insert.setInt(6, orZero(track.motion().speedCms()));
        insert.setInt(7, orZero(track.motion().headingCdeg()));
        insert.setLong(8, track.h3Cell());
        insert.setLong(9, track.trackId());
        insert.setInt(10, track.flags());
        insert.setLong(11, track.envelope().ingestTimeMillis() - eventTime);
        insert.setString(12, "00000000-0000-4000-8000-000000000000");
        insert.setLong(13, 0);
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
