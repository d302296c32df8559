/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import java.io.Serializable;
import java.time.Duration;

/**
 * How key figures are made.
 *
 * @param window length of a window; default 10 s
 * @param grace so long after its end a window is closed, since what happens in it takes a moment to
 *     arrive; half of it for the way of fixes to their vehicle's count, half for the way of that to
 *     the tenant's; default 1 s
 * @param late so long after its end a fix may still correct a window; default 30 s
 * @param maxAges so many event ages of one vehicle count in a window, the first; default 16
 * @param memory how long what is known of orders is kept
 */
public record MetricsSettings(
        Duration window, Duration grace, Duration late, int maxAges, Memory memory)
        implements Serializable {
    /** Defaults as documented on the components. */
    public static final MetricsSettings DEFAULT =
            new MetricsSettings(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    16,
                    Memory.DEFAULT);

    /**
     * How long what is known of orders is kept.
     *
     * @param past what was received longer than this before the tenant was first heard of is its
     *     past and is not counted as new; default 10 minutes
     * @param ended an order that ended is remembered so long, for an older state of it may be told
     *     again; default 1 hour
     * @param open an open order that does not change for so long is forgotten, as its topic forgets
     *     it; default 30 days
     * @param vehicle a vehicle that is not heard of for so long is forgotten, and what its clock is
     *     worth; default 2 hours
     */
    public record Memory(Duration past, Duration ended, Duration open, Duration vehicle)
            implements Serializable {
        /** Defaults as documented on the components. */
        public static final Memory DEFAULT =
                new Memory(
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofDays(30),
                        Duration.ofHours(2));

        public Memory {
            require(!past.isNegative(), "past must not be negative", past);
            require(ended.toMillis() > 0, "ended must be positive", ended);
            require(open.compareTo(ended) >= 0, "open must not be below ended", open);
            require(vehicle.toMillis() > 0, "vehicle must be positive", vehicle);
        }

        private static void require(boolean condition, String what, Object value) {
            if (!condition) {
                throw new IllegalArgumentException("%s, was %s".formatted(what, value));
            }
        }
    }

    public MetricsSettings {
        Memory.require(window.toMillis() > 0, "window must be positive", window);
        Memory.require(
                !grace.isNegative() && grace.compareTo(window) < 0,
                "grace must be in [0, window)",
                grace);
        Memory.require(late.compareTo(grace) >= 0, "late must not be below grace", late);
        Memory.require(maxAges >= 1 && maxAges <= 1_000, "maxAges must be in [1, 1000]", maxAges);
    }

    /** Beginning of the window in which an instant is. */
    long startMillis(long timeMillis) {
        return Math.floorDiv(timeMillis, window.toMillis()) * window.toMillis();
    }

    long endMillis(long startMillis) {
        return startMillis + window.toMillis();
    }

    /** When a vehicle tells what was seen of it in a window. */
    long tellMillis(long startMillis) {
        return endMillis(startMillis) + grace.toMillis() / 2;
    }

    /** When a vehicle tells next. */
    long nextTellMillis(long nowMillis) {
        return tellMillis(startMillis(nowMillis - grace.toMillis() / 2));
    }

    /** When a window is closed. */
    long closeMillis(long startMillis) {
        return endMillis(startMillis) + grace.toMillis();
    }
}
