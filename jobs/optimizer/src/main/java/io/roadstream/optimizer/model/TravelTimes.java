/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * How long and how far it is from one place to another.
 *
 * <p>Times may be asymmetric and need not obey the triangle inequality. They must be FIFO: who
 * leaves later never arrives earlier. Implementations are pure and safe for use by many threads.
 */
public interface TravelTimes {
    /** Driving time in milliseconds, at least 0, when leaving at the given time. */
    long millis(Place from, Place to, long departureMillis);

    /** Length of the same way in metres, at least 0. */
    double meters(Place from, Place to);

    /**
     * Whether {@link #millis} looks at the departure. Where it does not, insertions are judged from
     * precomputed slacks.
     */
    boolean isTimeDependent();

    /**
     * Whether no way and no driving time is longer than by way of another place, but for a
     * millisecond of rounding, and none depends on the departure. A search then skips what cannot
     * be cheaper by more than that; it must not be claimed wrongly.
     */
    default boolean isMetric() {
        return false;
    }

    /**
     * Fills in the ways from one place to others: metres, and driving times when leaving at 0.
     * Equal to asking for each; to be overridden where both come from one computation.
     */
    default void fill(Place from, Place[] to, double[] meters, long[] millis) {
        for (int i = 0; i < to.length; i++) {
            meters[i] = meters(from, to[i]);
            millis[i] = millis(from, to[i], 0);
        }
    }

    /** Whether the place is known; a problem with an unknown place is refused. */
    default boolean covers(Place place) {
        return true;
    }
}
