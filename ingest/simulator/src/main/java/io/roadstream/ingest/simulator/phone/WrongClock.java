/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import java.util.random.RandomGenerator;

/** Clocks that somebody set by hand. */
final class WrongClock {
    private static final long MIN_MILLIS = 30_000;
    private static final long MAX_BEHIND_MILLIS = 1_200_000;
    private static final long MAX_AHEAD_MILLIS = 600_000;

    private WrongClock() {}

    /** 0 for most phones. */
    static long drawOffsetMillis(PhoneSettings settings, RandomGenerator random) {
        if (random.nextDouble() >= settings.wrongClockShare()) {
            return 0;
        }
        return random.nextBoolean()
                ? random.nextLong(MIN_MILLIS, MAX_AHEAD_MILLIS)
                : -random.nextLong(MIN_MILLIS, MAX_BEHIND_MILLIS);
    }
}
