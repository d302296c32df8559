/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.load.Fleet;
import io.roadstream.bench.chaos.load.Load;
import io.roadstream.bench.chaos.load.LoadSettings;
import io.roadstream.bench.chaos.oracle.Oracle;
import io.roadstream.bench.chaos.order.OrderLoad;
import io.roadstream.bench.chaos.stack.ChaosStack;
import java.io.IOException;
import java.time.Duration;

/**
 * Starts loads on a stack.
 *
 * @param run starts the names of this run's vehicles
 */
record LoadStarter(ChaosStack stack, ChaosConfig config, Oracle oracle, String run) {
    private static final Duration FIRST_ROWS_WITHIN = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;
    private static final int RIVAL_VEHICLES = 5;

    /** Beside the seed, so that the same id is elsewhere; beyond the seeds of any run. */
    private static final long RIVAL_SEED = 1_000_000;

    private static final int RIVAL_REPORTS_PER_SECOND = 25;
    private static final int ORDER_CHANGES_PER_SECOND = 40;

    /** Starts one with vehicles of its own. */
    Load start(String name, long seed) {
        return Load.start(
                new Fleet(run + name, seed, config.vehicles(), config.midnight()),
                new LoadSettings(
                        stack.ingestUrl(),
                        stack.ingestKey(),
                        config.workers(),
                        config.perSecond()));
    }

    /**
     * Starts a small one of the other tenant, under ids that the first one uses too: whoever
     * forgets the tenant mixes them up, and shows it by the place.
     */
    Load startRival(String name, long seed) {
        return Load.start(
                new Fleet(run + name, seed + RIVAL_SEED, RIVAL_VEHICLES, config.midnight()),
                new LoadSettings(
                        stack.ingestUrl(), stack.rivalIngestKey(), 1, RIVAL_REPORTS_PER_SECOND));
    }

    /** Starts an order system beside them. */
    OrderLoad startOrders(String name, long seed) {
        return OrderLoad.start(stack.orders(), run + name + "-", seed, ORDER_CHANGES_PER_SECOND);
    }

    /** Waits until the way to ClickHouse is seen to be open. */
    void awaitFirstRows(Load load) throws IOException, InterruptedException {
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
