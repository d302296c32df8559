/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import java.time.Duration;

/**
 * How long a tick is: as configured, and longer while telling clients takes more than half of it.
 * It doubles at once and halves only after a while of ease, so that it does not swing.
 */
final class Pacer {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int TICKS_OF_EASE = 50;

    private final Duration shortest;
    private Duration tick;
    private int ease;

    Pacer(Duration shortest) {
        this.shortest = shortest;
        this.tick = shortest;
    }

    Duration tick() {
        return tick;
    }

    /**
     * Notes how long the work of a tick took.
     *
     * @return whether the tick is another one now
     */
    boolean note(Duration work) {
        if (work.multipliedBy(2).compareTo(tick) > 0) {
            ease = 0;
            return set(tick.multipliedBy(2));
        }
        ease = work.multipliedBy(5).compareTo(tick) < 0 ? ease + 1 : 0;
        if (ease >= TICKS_OF_EASE) {
            ease = 0;
            return set(tick.dividedBy(2));
        }
        return false;
    }

    private boolean set(Duration wanted) {
        Duration before = tick;
        Duration most = LONGEST.compareTo(shortest) > 0 ? LONGEST : shortest;
        tick = wanted.compareTo(most) > 0 ? most : wanted;
        tick = tick.compareTo(shortest) < 0 ? shortest : tick;
        return !tick.equals(before);
    }
}
