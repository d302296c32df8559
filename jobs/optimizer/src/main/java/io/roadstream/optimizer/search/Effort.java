/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the iterations of one island against its share of the limit. For one thread. */
final class Effort {
    /** Iterations between two looks at the clock. */
    private static final int BETWEEN_LOOKS = 8;

    private final SearchLimit limit;
    private final long beganNanos;
    private final long deadlineNanos;
    private final long most;
    private final AtomicLong ofAll;
    private long iterations;
    private long nowNanos;
    private boolean isReached;
    private double until = 1;

    /**
     * From the reading of the clock when the search began.
     *
     * @param reserveNanos time to keep for what comes behind the search
     * @param most iterations of this island
     * @param ofAll counts those of all islands
     */
    Effort(SearchLimit limit, long beganNanos, long reserveNanos, long most, AtomicLong ofAll) {
        this.limit = limit;
        this.beganNanos = beganNanos;
        this.deadlineNanos = limit.deadlineNanos() - reserveNanos;
        this.most = most;
        this.ofAll = ofAll;
        look();
    }

    /** Goes on to a share of the whole effort. */
    void goOnUntil(double share) {
        until = share;
        look();
    }

    /** Counts one iteration. */
    void count() {
        iterations++;
        if (iterations % BETWEEN_LOOKS == 0) {
            ofAll.addAndGet(BETWEEN_LOOKS);
            look();
        }
    }

    /** Whether this part of the effort is spent. */
    boolean isReached() {
        return isReached || iterations >= most;
    }

    /** Share of the effort that is spent. */
    double share() {
        double ofIterations = most == 0 ? 1 : (double) iterations / most;
        if (limit.deadlineNanos() == Long.MAX_VALUE) {
            return ofIterations;
        }
        double whole = Math.max(1, deadlineNanos - beganNanos);
        return Math.min(1, Math.max(ofIterations, (nowNanos - beganNanos) / whole));
    }

    /** Iterations of this island. */
    long iterations() {
        return iterations;
    }

    /** Reading of the clock at the last look. */
    long nowNanos() {
        return nowNanos;
    }

    private void look() {
        nowNanos = limit.nanoClock().getAsLong();
        isReached =
                nowNanos - deadlineNanos >= 0
                        || limit.isCancelled().getAsBoolean()
                        || share() >= until;
    }
}
