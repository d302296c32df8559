/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.fault.FaultKind;
import io.roadstream.bench.chaos.fault.Scene;
import io.roadstream.bench.chaos.fault.Trace;
import io.roadstream.bench.chaos.load.Fleet;
import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.load.LoadSettings;
import io.roadstream.bench.chaos.oracle.Oracle;
import io.roadstream.bench.chaos.oracle.Verdict;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** One seed: load, fault, ten more seconds of load, judgement. */
final class SeedRun {
    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(3);
    private static final Duration FIRST_ROWS_WITHIN = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 100;

    private final ChaosStack stack;
    private final ChaosConfig config;
    private final Oracle oracle;
    private final String run;

    /**
     * @param run starts the names of this run's vehicles
     */
    SeedRun(ChaosStack stack, ChaosConfig config, String run) {
        this.stack = stack;
        this.config = config;
        this.oracle = new Oracle(stack.query());
        this.run = run;
    }

    SeedResult play(long seed, FaultKind fault, Consumer<String> say)
            throws IOException, InterruptedException {
        stack.awaitReady();
        Random random = new Random(seed);
        try (Load load = startLoad("s" + seed, seed)) {
            say.accept("vehicles that upload again: " + load.reuploading());
            long minimumEnd = System.nanoTime() + config.load().toNanos();
            awaitFirstRows(load);
            Thread.sleep(random.nextInt((int) LONGEST_WARM_UP.toMillis()));
            try (Scene scene = new Scene(stack, load, oracle, random, say)) {
                Trace trace = fault.play(scene);
                stack.awaitReady();
                say.accept("all parts are up again");
                long end = Math.max(minimumEnd, System.nanoTime() + AFTER_FAULT.toNanos());
                Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())).toMillis());
                load.stop();
                Verdict verdict = new Settlement(stack, oracle, PATIENCE).settle(load);
                return new SeedResult(
                        seed,
                        fault,
                        load.ledger().total(),
                        load.reuploaded(),
                        verdict,
                        scene.recovery(),
                        trace);
            }
        }
    }

    private Load startLoad(String name, long seed) {
        return Load.start(
                new Fleet(run + name, seed, config.vehicles(), config.midnight()),
                new LoadSettings(
                        stack.ingestUrl(),
                        stack.ingestKey(),
                        config.workers(),
                        config.perSecond()));
    }

    private void awaitFirstRows(Load load) throws IOException, InterruptedException {
        long end = System.nanoTime() + FIRST_ROWS_WITHIN.toNanos();
        while (oracle.stored(load.fleet()) == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "no row reached ClickHouse within %s, before any fault"
                                .formatted(FIRST_ROWS_WITHIN));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
