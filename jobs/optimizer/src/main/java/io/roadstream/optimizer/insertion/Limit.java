/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * When to stop looking: at a deadline or when somebody says so. Asked between routes; the best so
 * far is returned.
 */
public final class Limit {
    private static final Limit NONE = new Limit(() -> false);

    private final BooleanSupplier isReached;

    private Limit(BooleanSupplier isReached) {
        this.isReached = isReached;
    }

    /** Looks everywhere. */
    public static Limit none() {
        return NONE;
    }

    /**
     * A time from now on.
     *
     * @param nanoClock such as {@code System::nanoTime}
     * @param time how long
     */
    public static Limit after(LongSupplier nanoClock, Duration time) {
        long began = nanoClock.getAsLong();
        long nanos = time.toNanos();
        return new Limit(() -> nanoClock.getAsLong() - began >= nanos);
    }

    /** The same, or earlier when the other says so. */
    public Limit or(BooleanSupplier isCancelled) {
        return new Limit(() -> isReached.getAsBoolean() || isCancelled.getAsBoolean());
    }

    /** Whether to stop. */
    public boolean isReached() {
        return isReached.getAsBoolean();
    }
}
