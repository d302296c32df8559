/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.search.compiled.Snapshot;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how it goes, not too often. For one thread. */
final class Reporter {
    private static final long BETWEEN_NANOS = 100_000_000;

    private final Progress progress;
    private final long beganNanos;
    private final AtomicLong iterations;
    private long toldNanos;
    private double heardCost = Double.POSITIVE_INFINITY;
    private int heardUsed;
    private int heardAbsent;

    Reporter(Progress progress, long beganNanos, AtomicLong iterations) {
        this.progress = progress;
        this.beganNanos = beganNanos;
        this.iterations = iterations;
        toldNanos = beganNanos;
    }

    /** Takes notice of what is best of all islands. */
    void hear(Snapshot best) {
        heardCost = best.cost();
        heardUsed = best.used();
        heardAbsent = best.absent();
    }

    /** Tells this, or what is known to be better. */
    void tell(long nowNanos, Snapshot best) {
        if (nowNanos - toldNanos < BETWEEN_NANOS) {
            return;
        }
        toldNanos = nowNanos;
        boolean isBest = best.cost() <= heardCost;
        progress.report(
                new Progress.State(
                        Duration.ofNanos(nowNanos - beganNanos),
                        iterations.get(),
                        isBest ? best.cost() : heardCost,
                        isBest ? best.used() : heardUsed,
                        isBest ? best.absent() : heardAbsent));
    }
}
