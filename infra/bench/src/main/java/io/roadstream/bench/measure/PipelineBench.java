/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.gateway.LiveProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole way on one machine, the load generator included: positions into Kafka at a fixed rate,
 * tracking, history, ClickHouse, and a gateway with a client that looks at all of it. Latency is
 * from the moment at which a position was to be sent until the client has its bytes, and until its
 * track can be read; rates rise until the lag no longer stays flat.
 */
public final class PipelineBench {
    private static final int LATENCY_RATE = 5_000;
    private static final int[] RATES = {
        5_000, 7_500, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000
    };

    /** Faster than what is measured, for the compiler to see all hot code soon. */
    private static final int WARM_UP_RATE = 7_500;

    /** A lag that is flat leaves this much to do at the end at the most. */
    private static final Duration TRACKS_WITHIN = Duration.ofMillis(500);

    /** Two checkpoints of each of two jobs. */
    private static final Duration ROWS_WITHIN = Duration.ofSeconds(5);

    /** Until all has arrived. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final double MILLION = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long POLL_MILLIS = 100;

    private static final String TENANT = "bench";
    private static final Duration TICK = Duration.ofMillis(40);
    private static final Duration NO_TICK = Duration.ofMillis(1);

    private final ChaosStack stack;
    private final Path folder;
    private final Pace pace;
    private final DrivingFleet fleet =
            new DrivingFleet("p" + Long.toString(System.currentTimeMillis(), 36) + "-");

    /**
     * @param folder for the gateway's key and log
     * @param pace its run is how long each rate is held; it warms up once cold and once at a higher
     *     rate
     */
    public PipelineBench(ChaosStack stack, Path folder, Pace pace) {
        this.stack = stack;
        this.folder = folder;
        this.pace = pace;
    }

    /** Measures. */
    public void measure(ObjectNode json) throws IOException, InterruptedException {
        stack.awaitReady();
        json.put("latencyRate", LATENCY_RATE);
        try (LiveProbe probe = LiveProbe.start(folder, stack.kafkaAddress(), TENANT, TICK)) {
            warmUp(LATENCY_RATE, probe);
            measureLatency(probe, "", json);
            measureRates(probe, json);
        }
        try (LiveProbe probe = LiveProbe.start(folder, stack.kafkaAddress(), TENANT, NO_TICK)) {
            measureLatency(probe, "WithoutTick", json);
        }
    }

    /** Nothing is measured behind the rest of what warmed up. */
    private void warmUp(int rate, LiveProbe probe) throws IOException, InterruptedException {
        Outcome outcome = play(rate, pace.warmUp(), probe);
        if (outcome.tracksAfter().compareTo(PATIENCE) >= 0
                || outcome.rowsAfter().compareTo(PATIENCE) >= 0) {
            throw new IllegalStateException(
                    "the warm-up at %d reports/s had not arrived after %d s: tracks %.1f s, rows %.1f s; this machine is too slow for it"
                            .formatted(
                                    rate,
                                    PATIENCE.toSeconds(),
                                    outcome.tracksAfter().toMillis() / 1e3,
                                    outcome.rowsAfter().toMillis() / 1e3));
        }
    }

    /**
     * Latencies and CPU at the calm rate.
     *
     * @param suffix of the keys, before the unit
     */
    private void measureLatency(LiveProbe probe, String suffix, ObjectNode json)
            throws IOException, InterruptedException {
        warmUp(WARM_UP_RATE, probe);
        probe.begin();
        Outcome calm = play(LATENCY_RATE, pace.run().multipliedBy(2), probe);
        probe.end(json, suffix + "Ms");
        ObjectNode latency = json.putObject("trackLatency" + suffix + "Ms");
        latency.put("p50", calm.p50Ms());
        latency.put("p99", calm.p99Ms());
        latency.put("max", calm.maxMs());
        latency.put("maxAt", calm.maxAt().toString());
        json.put(
                "cpuSecondsPerMillion" + suffix,
                Math.round(calm.cpuSecondsPerMillion() * 10) / 10.0);
    }

    private void measureRates(LiveProbe probe, ObjectNode json)
            throws IOException, InterruptedException {
        ArrayNode rates = json.putArray("rates");
        int sustained = 0;
        for (int rate : RATES) {
            Outcome outcome = play(rate, pace.run(), probe);
            rates.addObject()
                    .put("perSecond", rate)
                    .put("sentPerSecond", Math.round(outcome.sentPerSecond()))
                    .put("p99Ms", outcome.p99Ms())
                    .put("maxMs", outcome.maxMs())
                    .put("maxAt", outcome.maxAt().toString())
                    .put("tracksAfterSeconds", outcome.tracksAfter().toMillis() / 1e3)
                    .put("rowsAfterSeconds", outcome.rowsAfter().toMillis() / 1e3)
                    .put("flat", outcome.isFlat(rate));
            if (!outcome.isFlat(rate)) {
                break;
            }
            sustained = rate;
        }
        json.put("sustainedPerSecond", sustained);
    }

    private record Outcome(
            double sentPerSecond,
            double p50Ms,
            double p99Ms,
            double maxMs,
            Instant maxAt,
            Duration tracksAfter,
            Duration rowsAfter,
            double cpuSecondsPerMillion) {

        boolean isFlat(int rate) {
            return sentPerSecond > rate * 0.98
                    && tracksAfter.compareTo(TRACKS_WITHIN) <= 0
                    && rowsAfter.compareTo(ROWS_WITHIN) <= 0;
        }
    }

    private Outcome play(int rate, Duration length, LiveProbe probe)
            throws IOException, InterruptedException {
        List<Long> processes = new ArrayList<>(List.of(ProcessHandle.current().pid(), probe.pid()));
        stack.parts().forEach(part -> processes.add(part.pid()));
        try (TrackWatch watch = TrackWatch.start(stack.kafkaAddress(), fleet.prefix())) {
            double cpuBefore = Machine.cpuSeconds(processes);
            PositionStream stream = new PositionStream(stack.kafkaAddress(), fleet, rate);
            watch.intended(stream);
            long sent = stream.send(length);
            double sentPerSecond = sent / stream.seconds();
            long end = System.nanoTime();
            Duration tracksAfter = watch.awaitCount(sent, PATIENCE);
            Duration rowsAfter = awaitRows(stream.startMillis(), sent, end);
            double cpu = Machine.cpuSeconds(processes) - cpuBefore;
            return new Outcome(
                    sentPerSecond,
                    watch.percentileMs(50),
                    watch.percentileMs(99),
                    watch.worst().nanos() / NANOS_PER_MILLI,
                    Instant.ofEpochMilli(stream.millisOf(watch.worst().intendedNanos())),
                    tracksAfter,
                    rowsAfter,
                    cpu / (sent / MILLION));
        }
    }

    private Duration awaitRows(long startMillis, long rows, long sinceNanos)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && stack.query()
                                .number(
                                        "SELECT count() FROM positions WHERE tenant = 'bench' AND"
                                                + " ts >= fromUnixTimestamp64Milli("
                                                + startMillis
                                                + ")")
                        < rows) {
            Thread.sleep(POLL_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }
}
