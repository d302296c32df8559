/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.oracle.ClickHouseQuery;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How long analysts' queries take over a large table, read to the last byte over HTTP while Flink
 * stands still. No query is asked twice. The table is filled from the rows of one run of the sink,
 * copied with other vehicles and times until there are enough; each copy is shaken by up to 0.3 m,
 * lest it compress against its original.
 */
final class HistoryQueries {
    private static final int GROUPS = 2;
    private static final int RUNS = 30;
    private static final int WARM_UPS = 10;
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final Duration MERGED_WITHIN = Duration.ofMinutes(10);
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long POLL_MILLIS = 200;

    private final ChaosStack stack;
    private final long rows;

    /**
     * @param rows to query at the least
     */
    HistoryQueries(ChaosStack stack, long rows) {
        this.stack = stack;
        this.rows = rows;
    }

    /** Measures; the rows of the vehicles {@code bench-0-…} are there. */
    void measure(ObjectNode json) throws IOException, InterruptedException {
        Instant middle = START.plus(fill().dividedBy(2));
        awaitMerges();
        stack.flink().pause();
        json.put("queryRows", stack.query().number("SELECT count() FROM positions"));
        json.put(
                "queryRowsOfAVehicleDay",
                stack.query()
                        .number(
                                "SELECT count() FROM positions WHERE tenant = 'fill' AND vehicle ="
                                        + " 'fill-0-0001' AND toDate(ts) = '2026-02-01'"));
        ArrayNode queries = json.putArray("queries");
        query(
                queries,
                "vehicle-day",
                "SELECT ts, lat, lon, speed_mps FROM v_positions WHERE tenant = 'fill' AND vehicle ="
                        + " 'fill-%d-%04d' AND ts >= '2026-02-01 00:00:00' AND ts < '2026-02-02"
                        + " 00:00:00' ORDER BY ts");
        query(
                queries,
                "polygon-15-minutes",
                "SELECT vehicle, ts, lat, lon FROM v_positions WHERE tenant = 'fill' AND ts >="
                        + " fromUnixTimestamp(%d) + %%2$d AND ts < fromUnixTimestamp(%1$d) + 900 +"
                                .formatted(middle.getEpochSecond())
                        + " %2$d AND pointInPolygon((lon, lat), [(-122.44, 37.75), (-122.40,"
                        + " 37.75), (-122.39, 37.78), (-122.42, 37.80), (-122.45, 37.78)])");
        query(
                queries,
                "last-known-of-all",
                "SELECT * FROM v_positions_latest WHERE tenant = 'fill'");
    }

    /** Returns over what time the rows of a vehicle go. */
    private Duration fill() throws IOException, InterruptedException {
        String original =
                "FROM positions WHERE tenant = 'bench' AND startsWith(vehicle, 'bench-0-')";
        long copied = stack.query().number("SELECT count() " + original);
        long seconds =
                stack.query().number("SELECT dateDiff('second', min(ts), max(ts)) + 5 " + original);
        long toStart = Duration.between(TrackMaker.START, START).toSeconds();
        for (long copy = 0; copy * copied < rows; copy++) {
            long group = copy % GROUPS;
            stack.query()
                    .rows(
                            """
                            INSERT INTO positions (tenant, vehicle, ts, lat_from_pole_e7,
                                lon_from_antimeridian_e7, speed_cms, heading_cdeg, h3_9, seq, flags,
                                ingest_delay_ms, run_id, batch_id)
                            SELECT 'fill', 'fill-%d-' || substring(vehicle, 9),
                                ts + toIntervalSecond(%d),
                                lat_from_pole_e7 + 10 * (rand(1) %% 60) + %d AS new_lat,
                                lon_from_antimeridian_e7 + 10 * (rand(2) %% 60) AS new_lon, speed_cms, heading_cdeg,
                                geoToH3(new_lat / 1e7 - 90, new_lon / 1e7 - 180, 9), seq + %d, flags,
                                ingest_delay_ms, run_id, %d
                            %s
                            SETTINGS max_partitions_per_insert_block = 0"""
                                    .formatted(
                                            group,
                                            toStart + copy / GROUPS * seconds,
                                            group * 100_000,
                                            copy * copied,
                                            copy,
                                            original));
        }
        return Duration.ofSeconds((rows / copied + GROUPS - 1) / GROUPS * seconds);
    }

    private void awaitMerges() throws IOException, InterruptedException {
        long end = System.nanoTime() + MERGED_WITHIN.toNanos();
        while (stack.query().number("SELECT count() FROM system.merges") > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("ClickHouse still merges after " + MERGED_WITHIN);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void query(ArrayNode out, String name, String sql)
            throws IOException, InterruptedException {
        ClickHouseQuery clickHouse = stack.query();
        double[] millis = new double[RUNS];
        long resultRows = 0;
        for (int i = -WARM_UPS; i < RUNS; i++) {
            int number = Math.floorMod(i * 37, TrackMaker.VEHICLES);
            long start = System.nanoTime();
            resultRows = clickHouse.countRows(sql.formatted(i & 1, number));
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            }
        }
        if (resultRows == 0) {
            throw new IllegalStateException("the query %s found nothing".formatted(name));
        }
        Arrays.sort(millis);
        out.addObject()
                .put("name", name)
                .put("p50Ms", Math.round(millis[RUNS / 2] * 10) / 10.0)
                .put("p95Ms", Math.round(millis[RUNS * 95 / 100] * 10) / 10.0)
                .put("resultRows", resultRows);
    }
}
