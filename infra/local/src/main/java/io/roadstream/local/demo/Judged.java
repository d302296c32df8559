/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Which times of a demo can be held against its truth, Unix milliseconds.
 *
 * @param steadyMillis since when the city's clock goes as fast as the wall's; what is watched by
 *     the latter is judged from here on
 * @param fencesMillis when the first fences were drawn; nobody could tell of crossings before
 * @param untilMillis when the simulator was stopped
 */
public record Judged(long steadyMillis, long fencesMillis, long untilMillis) {
    /** A demo that is faster than the wall begins so long ago. */
    private static final Duration AGO = Duration.ofHours(1);

    /** Longest time from the start of a demo to that of its simulator. */
    private static final Duration START = Duration.ofMinutes(1);

    /**
     * Of a demo.
     *
     * @param speed of its city
     * @param fences when they were drawn, by the wall
     */
    public static Judged of(Instant begin, double speed, Instant fences, Instant until) {
        if (speed <= 1) {
            return new Judged(begin.toEpochMilli(), fences.toEpochMilli(), until.toEpochMilli());
        }
        Duration catchUp = Duration.ofMillis((long) (AGO.toMillis() / (speed - 1)));
        return new Judged(
                begin.plus(START).plus(catchUp).toEpochMilli(),
                Long.MIN_VALUE,
                until.toEpochMilli());
    }
}
