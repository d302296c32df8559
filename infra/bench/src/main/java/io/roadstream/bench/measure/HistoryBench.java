/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.geo.Cells;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * History: rows a second through Kafka, the history job and its sink into ClickHouse; bytes of a
 * position on disk by column; and how long analysts' queries take over a large table.
 */
public final class HistoryBench {
    private static final int VEHICLES = 500;
    private static final int QUERY_VEHICLES = 1_000;
    private static final int QUERY_RUNS = 30;
    private static final long ROWS_PER_FILL = 1_000_000;
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration STORED_WITHIN = Duration.ofMinutes(10);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long POLL_MILLIS = 50;

    private final ChaosStack stack;
    private final long sinkRows;
    private final long queryRows;

    /**
     * @param sinkRows that go through the sink
     * @param queryRows that queries run over, made inside ClickHouse beside those
     */
    public HistoryBench(ChaosStack stack, long sinkRows, long queryRows) {
        this.stack = stack;
        this.sinkRows = sinkRows;
        this.queryRows = queryRows;
    }

    /** Measures. */
    public void measure(ObjectNode json) throws IOException, InterruptedException {
        stack.flink().holdDown();
        stack.flink().kill();
        produceTracks();
        insert(json);
        size(json);
        fill();
        json.put("queryRows", rows("1"));
        ArrayNode queries = json.putArray("queries");
        query(
                queries,
                "vehicle-day",
                "SELECT ts, lat, lon, speed_mps FROM v_positions WHERE tenant = 'fill' AND vehicle ="
                        + " 'fill-%04d' AND ts >= '2026-02-01 00:00:00' AND ts < '2026-02-02"
                        + " 00:00:00' ORDER BY ts");
        query(
                queries,
                "polygon-15-minutes",
                "SELECT vehicle, ts, lat, lon FROM v_positions WHERE ts >= toDateTime64('2026-02-01"
                        + " 06:00:00', 3, 'UTC') + %d AND ts < toDateTime64('2026-02-01 06:15:00',"
                        + " 3, 'UTC') + %1$d AND pointInPolygon((lon, lat), [(-122.44, 37.75),"
                        + " (-122.40, 37.75), (-122.39, 37.78), (-122.42, 37.80), (-122.45,"
                        + " 37.78)])");
        query(queries, "last-known-of-all", "SELECT * FROM v_positions_latest");
    }

    private void produceTracks() {
        SplittableRandom random = new SplittableRandom(1);
        List<Drive> drives = new ArrayList<>();
        long[] millis = new long[VEHICLES];
        for (int v = 0; v < VEHICLES; v++) {
            drives.add(new Drive("bench-%04d".formatted(v), v));
            millis[v] = START.toEpochMilli() + random.nextInt(5_000);
        }
        try (var producer = new TopicProducer<>(Topics.TRACKS, stack.kafkaAddress(), 20)) {
            for (long n = 0; n < sinkRows; n++) {
                int v = (int) (n % VEHICLES);
                int seconds = 1 + random.nextInt(5);
                millis[v] += seconds * 1_000L;
                Drive.Step step =
                        drives.get(v)
                                .next(seconds, millis[v], millis[v] + 200 + random.nextInt(800));
                Track track =
                        new Track(
                                step.envelope(),
                                step.location(),
                                step.motion(),
                                Cells.cell(step.location()),
                                0,
                                n / VEHICLES,
                                n,
                                0,
                                HoldOutcome.NOT_HELD);
                producer.send(track);
            }
        }
    }

    private void insert(ObjectNode json) throws IOException, InterruptedException {
        stack.flink().letUp();
        stack.awaitReady();
        List<Long> processes = List.of(stack.flink().pid(), stack.clickHouse().pid());
        // From here on: the start of the jobs and their cold code count too.
        double cpuBefore = Machine.cpuSeconds(processes);
        long startNanos = System.nanoTime();
        long end = startNanos + STORED_WITHIN.toNanos();
        long first = rows("tenant = 'bench'");
        long now = first;
        while (now < sinkRows && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            now = rows("tenant = 'bench'");
        }
        double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        double cpu = Machine.cpuSeconds(processes) - cpuBefore;
        if (now != sinkRows || first == now) {
            throw new IllegalStateException(
                    "%d of %d rows were stored within %s, %d of them at first sight"
                            .formatted(now, sinkRows, STORED_WITHIN, first));
        }
        json.put("sinkRows", now);
        json.put("insertRowsPerSecond", Math.round(now / seconds));
        json.put("insertRowsPerCpuSecond", Math.round(now / cpu));
    }

    private void size(ObjectNode json) throws IOException, InterruptedException {
        stack.query().rows("OPTIMIZE TABLE positions FINAL");
        double rows = rows("1");
        ObjectNode columns = json.putObject("bytesPerPositionByColumn");
        for (String row :
                stack.query()
                        .rows(
                                "SELECT column, sum(column_data_compressed_bytes) AS bytes FROM"
                                        + " system.parts_columns WHERE table = 'positions' AND"
                                        + " active GROUP BY column ORDER BY bytes DESC")) {
            String[] cells = row.split("\t", -1);
            columns.put(cells[0], rounded(Long.parseLong(cells[1]) / rows));
        }
        // With marks and index; in a small part columns share a file and have no size each.
        double bytes =
                stack.query()
                        .number(
                                "SELECT sum(bytes_on_disk) FROM system.parts WHERE table ="
                                        + " 'positions' AND active");
        json.put("bytesPerPosition", rounded(bytes / rows));
    }

    private static double rounded(double bytes) {
        return Math.round(bytes * 1_000) / 1e3;
    }

    /** Vehicles that report every two seconds, day after day from 1 February on. */
    private void fill() throws IOException, InterruptedException {
        for (long from = 0; from < queryRows; from += ROWS_PER_FILL) {
            stack.query()
                    .rows(
                            """
                            INSERT INTO positions (tenant, vehicle, ts, lat_e7, lon_e7, speed_cms,
                                heading_cdeg, h3_9, seq, flags, ingest_time, run_id, batch_id)
                            SELECT 'fill', 'fill-' || leftPad(toString(number %% %d), 4, '0'),
                                toDateTime64('2026-02-01 00:00:00', 3, 'UTC') + 2 * intDiv(number, %1$d) AS t,
                                toInt32(377000000 + 600000 * sin(intDiv(number, %1$d) / 700 + number %% %1$d)
                                    + rand() %% 400 + 300000) AS lat,
                                toInt32(-1224000000 + 700000 * cos(intDiv(number, %1$d) / 900 + number %% %1$d)
                                    + rand(1) %% 400),
                                1000 + rand(2) %% 400, (intDiv(number, %1$d) * 7) %% 36000, 0,
                                intDiv(number, %1$d), 0, t, toUUID('00000000-0000-4000-8000-000000000000'), 0
                            FROM numbers(%d, %d)
                            SETTINGS max_partitions_per_insert_block = 0"""
                                    .formatted(
                                            QUERY_VEHICLES,
                                            from,
                                            Math.min(ROWS_PER_FILL, queryRows - from)));
        }
    }

    private void query(ArrayNode out, String name, String sql)
            throws IOException, InterruptedException {
        double[] millis = new double[QUERY_RUNS];
        int rows = 0;
        for (int i = -3; i < QUERY_RUNS; i++) {
            int number = Math.floorMod(i * 37, QUERY_VEHICLES);
            long start = System.nanoTime();
            rows = stack.query().rows(sql.formatted(number)).size();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            }
        }
        Arrays.sort(millis);
        out.addObject()
                .put("name", name)
                .put("p50Ms", Math.round(millis[QUERY_RUNS / 2] * 10) / 10.0)
                .put("p95Ms", Math.round(millis[QUERY_RUNS * 95 / 100] * 10) / 10.0)
                .put("resultRows", rows);
    }

    private long rows(String condition) throws IOException, InterruptedException {
        return stack.query().number("SELECT count() FROM positions WHERE " + condition);
    }
}
