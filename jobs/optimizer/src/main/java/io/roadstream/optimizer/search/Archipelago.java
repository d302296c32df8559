/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.search.compiled.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Islands side by side. They meet a few times: then the worst goes on from the best. When they meet
 * depends on their own effort alone, so that results repeat. The first island runs on the thread
 * that asks.
 */
final class Archipelago {
    private static final int MEETINGS = 10;

    private final List<Island> islands;
    private final Reporter reporter;

    /** Of islands of which the first one tells the reporter how it goes. */
    Archipelago(List<Island> islands, Reporter reporter) {
        this.islands = islands;
        this.reporter = reporter;
    }

    /** Searches until all effort is spent. */
    void run() {
        if (islands.size() == 1) {
            islands.get(0).runUntil(1);
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(islands.size() - 1);
        try {
            for (int meeting = 1; meeting <= MEETINGS; meeting++) {
                runUntil((double) meeting / MEETINGS, threads);
                worst().adopt(best().toArrays());
                reporter.hear(best());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The best of all islands; the first of equal ones. */
    Snapshot best() {
        Snapshot best = islands.get(0).best();
        for (Island island : islands) {
            if (island.best().cost() < best.cost()) {
                best = island.best();
            }
        }
        return best;
    }

    long iterations() {
        return islands.stream().mapToLong(Island::iterations).sum();
    }

    long moves() {
        return islands.stream().mapToLong(Island::moves).sum();
    }

    private Island worst() {
        Island worst = islands.get(0);
        for (Island island : islands) {
            if (island.best().cost() > worst.best().cost()) {
                worst = island;
            }
        }
        return worst;
    }

    private void runUntil(double share, ExecutorService threads) {
        List<Future<?>> others = new ArrayList<>();
        for (Island island : islands.subList(1, islands.size())) {
            others.add(threads.submit(() -> island.runUntil(share)));
        }
        islands.get(0).runUntil(share);
        try {
            for (Future<?> other : others) {
                other.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while islands were searching", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an island failed", e.getCause());
        }
    }
}
