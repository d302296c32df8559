/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import java.time.Duration;

/**
 * When each moment of the city is due: its clock goes {@code factor} times as fast as the wall
 * clock. A run that is held never sends a time that lies in the future: where the city would
 * overtake the present it goes on with it, at factor 1.
 *
 * @param wallMillis wall clock at the start of the run
 * @param startMillis the city's clock at the start
 * @param factor speed, {@link #MAX} for as fast as possible
 * @param isHeld whether the present holds it
 */
record Pace(long wallMillis, long startMillis, double factor, boolean isHeld) {
    /** As fast as possible. */
    static final double MAX = Double.POSITIVE_INFINITY;

    Pace {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed must be above 0, was " + factor);
        }
    }

    /**
     * Start that lets a run of this length end in the present: at factor 1 and below it is now;
     * above, so far in the past that the city's clock catches up with the wall clock at the end.
     */
    static long startForPresent(long wallMillis, Duration length, double factor) {
        double past = factor > 1 ? length.toMillis() * (1 - 1 / factor) : 0;
        return wallMillis - (long) Math.ceil(past);
    }

    /** Wall clock at which a moment of the city is due. */
    long dueMillis(long cityMillis) {
        long paced = wallMillis + Math.round((cityMillis - startMillis) / factor);
        return isHeld ? Math.max(paced, cityMillis) : paced;
    }
}
