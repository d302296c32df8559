/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.effort;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Counts the iterations of one island against its share of the limit. For one thread. */
public final class Effort {
    /** Iterations between two looks at the clock. */
    private static final int BETWEEN_LOOKS = 8;

    private final LongSupplier nanoClock;
    private final BooleanSupplier isCancelled;
    private final long beganNanos;
    private final long deadlineNanos;
    private final boolean hasDeadline;
    private final long most;
    private final AtomicLong ofAll;
    private long iterations;
    private long nowNanos;
    private boolean isReached;
    private double until = 1;

    /**
     * From a reading of the clock on.
     *
     * @param deadlineNanos reading at which the effort is spent, {@link Long#MAX_VALUE} for none
     * @param most iterations of this island
     * @param ofAll counts those of all islands
     */
    public Effort(
            LongSupplier nanoClock,
            BooleanSupplier isCancelled,
            long beganNanos,
            long deadlineNanos,
            long most,
            AtomicLong ofAll) {
        this.nanoClock = nanoClock;
        this.isCancelled = isCancelled;
        this.beganNanos = beganNanos;
        this.deadlineNanos = deadlineNanos;
        this.hasDeadline = deadlineNanos != Long.MAX_VALUE;
        this.most = most;
        this.ofAll = ofAll;
        look();
    }

    /** The next part ends at a share of the whole effort. */
    public void goOnUntil(double share) {
        until = share;
        look();
    }

    /** Whether this part, or the whole effort, is spent. */
    public boolean isPartOver() {
        return isReached() || share() >= until;
    }

    /** Counts one iteration. */
    public void count() {
        iterations++;
        if (iterations % BETWEEN_LOOKS == 0) {
            ofAll.addAndGet(BETWEEN_LOOKS);
            look();
        }
    }

    /** Counts what took as long as so many iterations. */
    public void count(long more) {
        iterations += more;
        ofAll.addAndGet(more);
        look();
    }

    /** Whether the whole effort is spent. */
    public boolean isReached() {
        return isReached || iterations >= most;
    }

    /** The same, after a look at the clock. */
    public boolean isReachedNow() {
        look();
        return isReached();
    }

    /** Whether time is the limit. */
    public boolean hasDeadline() {
        return hasDeadline;
    }

    /** Iterations at which the effort is spent. */
    public long most() {
        return most;
    }

    /** Share of the effort that is spent. */
    public double share() {
        double ofIterations = most == 0 ? 1 : (double) iterations / most;
        if (!hasDeadline) {
            return ofIterations;
        }
        double whole = Math.max(1, deadlineNanos - beganNanos);
        return Math.min(1, Math.max(ofIterations, (nowNanos - beganNanos) / whole));
    }

    /** Iterations of this island. */
    public long iterations() {
        return iterations;
    }

    /** Reading of the clock at the last look. */
    public long nowNanos() {
        return nowNanos;
    }

    private void look() {
        nowNanos = nanoClock.getAsLong();
        isReached = (hasDeadline && nowNanos - deadlineNanos >= 0) || isCancelled.getAsBoolean();
    }
}
