/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.contract.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Rows a second through Kafka, the history job and its sink into ClickHouse. Flink stands still
 * (SIGSTOP) while Kafka is filled, so that the producer costs nothing of what is measured.
 */
final class SinkBench {
    private static final int RUNS = 3;
    private static final Duration STORED_WITHIN = Duration.ofMinutes(10);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long POLL_MILLIS = 50;

    private final ChaosStack stack;
    private final long rowsOfARun;

    SinkBench(ChaosStack stack, long rowsOfARun) {
        this.stack = stack;
        this.rowsOfARun = rowsOfARun;
    }

    /** Measures after one run for the compiler; all rows stay in the table. */
    void measure(ObjectNode json) throws IOException, InterruptedException {
        stack.awaitReady();
        run("bench-w-");
        double[] perSecond = new double[RUNS];
        double[] perCpuSecond = new double[RUNS];
        double[] flinkPerCpuSecond = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            Throughput run = run("bench-%d-".formatted(i));
            perSecond[i] = run.perSecond();
            perCpuSecond[i] = rowsOfARun / (run.flinkCpu() + run.clickHouseCpu());
            flinkPerCpuSecond[i] = rowsOfARun / run.flinkCpu();
        }
        json.put("sinkRowsOfARun", rowsOfARun);
        new Runs(perSecond).write(json, "insertRowsPerSecond");
        new Runs(perCpuSecond).write(json, "insertRowsPerCpuSecond");
        new Runs(flinkPerCpuSecond).write(json, "insertRowsPerCpuSecondOfFlink");
    }

    /**
     * One run.
     *
     * @param perSecond rows per second of wall time
     * @param flinkCpu CPU seconds of Flink
     * @param clickHouseCpu CPU seconds of ClickHouse
     */
    private record Throughput(double perSecond, double flinkCpu, double clickHouseCpu) {}

    private Throughput run(String vehiclePrefix) throws IOException, InterruptedException {
        List<Long> flink = List.of(stack.flink().pid());
        List<Long> clickHouse = List.of(stack.clickHouse().pid());
        stack.flink().pause();
        produce(vehiclePrefix);
        double flinkBefore = Machine.cpuSeconds(flink);
        double clickHouseBefore = Machine.cpuSeconds(clickHouse);
        long start = System.nanoTime();
        stack.flink().resume();
        long end = start + STORED_WITHIN.toNanos();
        long stored = stored(vehiclePrefix);
        while (stored < rowsOfARun && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
            stored = stored(vehiclePrefix);
        }
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        double flinkCpu = Machine.cpuSeconds(flink) - flinkBefore;
        double clickHouseCpu = Machine.cpuSeconds(clickHouse) - clickHouseBefore;
        if (stored != rowsOfARun) {
            throw new IllegalStateException(
                    "%d of %d rows were stored within %s"
                            .formatted(stored, rowsOfARun, STORED_WITHIN));
        }
        return new Throughput(stored / seconds, flinkCpu, clickHouseCpu);
    }

    private void produce(String vehiclePrefix) {
        TrackMaker tracks = new TrackMaker(vehiclePrefix);
        try (var producer = new TopicProducer<>(Topics.TRACKS, stack.kafkaAddress(), 20, "lz4")) {
            for (long n = 0; n < rowsOfARun; n++) {
                producer.send(tracks.next());
            }
        }
    }

    private long stored(String vehiclePrefix) throws IOException, InterruptedException {
        return stack.query()
                .number(
                        "SELECT count() FROM positions WHERE tenant = 'bench' AND"
                                + " startsWith(vehicle, '%s')".formatted(vehiclePrefix));
    }
}
