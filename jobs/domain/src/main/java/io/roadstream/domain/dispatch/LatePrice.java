/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.io.Serializable;
import java.time.Duration;

/**
 * What it costs that a stop is late, in seconds of driving. A stop that is planned closer to the
 * end of its window than the reserve costs a little, since travel times are estimates; one after
 * the end costs much, and never so much that it is not made at all.
 *
 * @param reserve how long before the end of the window the price begins
 * @param reservePerSecond price of each second after that
 * @param latePerSecond what each second after the end of the window costs more
 */
public record LatePrice(Duration reserve, double reservePerSecond, double latePerSecond)
        implements Serializable {
    private static final double MILLIS_PER_SECOND = 1e3;

    public LatePrice {
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("reserve must be 0 or more, was " + reserve);
        }
        if (!(reservePerSecond >= 0 && latePerSecond >= 0)) {
            throw new IllegalArgumentException(
                    "prices must be 0 or more, were %s and %s"
                            .formatted(reservePerSecond, latePerSecond));
        }
    }

    /** The price of being there at this time. */
    public double of(long timeMillis, long dueMillis) {
        long reserved = Math.max(0, timeMillis - dueMillis + reserve.toMillis());
        long late = Math.max(0, timeMillis - dueMillis);
        return (reservePerSecond * reserved + latePerSecond * late) / MILLIS_PER_SECOND;
    }
}
