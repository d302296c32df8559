/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import java.util.random.RandomGenerator;

/**
 * One driver's hours.
 *
 * @param startMillis when they begin
 * @param endMillis when the driver takes no new order
 * @param breakMillis when a break is due
 */
record Shift(long startMillis, long endMillis, long breakMillis) {
    private static final long MINUTE_MILLIS = 60_000;

    /** One that begins now. */
    static Shift beginning(long nowMillis, RandomGenerator random) {
        long end = nowMillis + minutes(300, 480, random);
        return new Shift(nowMillis, end, nowMillis + minutes(120, 200, random));
    }

    /** One that began some time ago, as most have when one looks at a city. */
    static Shift running(long nowMillis, RandomGenerator random) {
        Shift shift = beginning(nowMillis, random);
        long ago = random.nextLong(shift.endMillis - shift.startMillis);
        return new Shift(
                nowMillis - ago,
                shift.endMillis - ago,
                Math.max(nowMillis, shift.breakMillis - ago));
    }

    /** The same with its break taken. */
    Shift afterBreak() {
        return new Shift(startMillis, endMillis, Long.MAX_VALUE);
    }

    static long drawPauseMillis(RandomGenerator random) {
        return minutes(10, 20, random);
    }

    /** From the end of one driver's work to the beginning of the next one's in the same vehicle. */
    static long drawHandoverMillis(RandomGenerator random) {
        return minutes(10, 40, random);
    }

    private static long minutes(int from, int to, RandomGenerator random) {
        return random.nextLong(from * MINUTE_MILLIS, to * MINUTE_MILLIS);
    }
}
