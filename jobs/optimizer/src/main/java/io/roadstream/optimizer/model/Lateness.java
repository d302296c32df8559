/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * What being late costs: a price per second, and a higher one from some time on.
 *
 * @param perSecond price of each second
 * @param steepAfterMillis lateness from which each second costs {@code steepPerSecond} more
 * @param steepPerSecond what is added to {@code perSecond} then
 */
public record Lateness(double perSecond, long steepAfterMillis, double steepPerSecond) {
    /** 1 a second, 5 a second after ten minutes: late by a little twice beats late by a lot. */
    public static final Lateness DEFAULT = new Lateness(1, 600_000, 4);

    private static final double MILLIS_PER_SECOND = 1e3;

    public Lateness {
        Checks.requireNotNegative("perSecond", perSecond);
        Checks.requireNotNegative("steepPerSecond", steepPerSecond);
        Checks.requireNotNegative("steepAfterMillis", steepAfterMillis);
    }

    /** The price of so many milliseconds; 0 if there are none. */
    public double cost(long lateMillis) {
        if (lateMillis <= 0) {
            return 0;
        }
        long steep = Math.max(0, lateMillis - steepAfterMillis);
        return (perSecond * lateMillis + steepPerSecond * steep) / MILLIS_PER_SECOND;
    }
}
