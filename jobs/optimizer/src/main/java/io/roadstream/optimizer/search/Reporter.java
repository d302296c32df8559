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

    Reporter(Progress progress, long beganNanos, AtomicLong iterations) {
        this.progress = progress;
        this.beganNanos = beganNanos;
        this.iterations = iterations;
        toldNanos = beganNanos;
    }

    void tell(long nowNanos, Snapshot best) {
        if (nowNanos - toldNanos < BETWEEN_NANOS) {
            return;
        }
        toldNanos = nowNanos;
        progress.report(
                new Progress.State(
                        Duration.ofNanos(nowNanos - beganNanos),
                        iterations.get(),
                        best.cost(),
                        best.used(),
                        best.absent()));
    }
}
