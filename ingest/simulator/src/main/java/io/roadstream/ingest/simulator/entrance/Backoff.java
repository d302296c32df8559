/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: each about twice as long as the one before, with chance in it. */
final class Backoff {
    private static final long FIRST_MILLIS = 50;
    private static final long MAX_MILLIS = 3_000;

    private long millis = FIRST_MILLIS;

    /** How long to wait now. */
    long nextMillis() {
        long pause = millis / 2 + ThreadLocalRandom.current().nextLong(millis);
        millis = Math.min(2 * millis, MAX_MILLIS);
        return pause;
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
