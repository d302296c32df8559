/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * When a search ends: whichever comes first.
 *
 * @param nanoClock such as {@code System::nanoTime}
 * @param deadlineNanos reading of the clock at which to be back
 * @param iterations of all islands together
 * @param isCancelled asked often; the best so far is returned soon after it says so
 */
public record SearchLimit(
        LongSupplier nanoClock, long deadlineNanos, long iterations, BooleanSupplier isCancelled) {
    public SearchLimit {
        if (iterations < 0) {
            throw new IllegalArgumentException(
                    "iterations must not be negative, was " + iterations);
        }
    }

    /** So long from now on. */
    public static SearchLimit after(LongSupplier nanoClock, Duration time) {
        long deadline = nanoClock.getAsLong() + time.toNanos();
        return new SearchLimit(nanoClock, deadline, Long.MAX_VALUE, () -> false);
    }

    /** So many iterations, however long they take; elapsed times are 0. */
    public static SearchLimit iterations(long iterations) {
        return new SearchLimit(() -> 0, Long.MAX_VALUE, iterations, () -> false);
    }

    /** The same, or earlier when the other says so. */
    public SearchLimit or(BooleanSupplier cancelled) {
        BooleanSupplier before = isCancelled;
        return new SearchLimit(
                nanoClock,
                deadlineNanos,
                iterations,
                () -> before.getAsBoolean() || cancelled.getAsBoolean());
    }

    /** Whether time is up or somebody said so; iterations are counted by the search. */
    boolean isReached() {
        return nanoClock.getAsLong() - deadlineNanos >= 0 || isCancelled.getAsBoolean();
    }
}
