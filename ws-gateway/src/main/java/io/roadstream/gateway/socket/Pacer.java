/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import java.time.Duration;

/**
 * The time between two deltas of a client, as clients are told it: a tick, and longer while all
 * cannot be told within one. It is not said anew at each little change.
 */
final class Pacer {
    private static final int ROUNDS_OF_STRAIN = 3;
    private static final int ROUNDS_OF_EASE = 50;

    private final Duration tick;
    private Duration pace;
    private Duration longest = Duration.ZERO;
    private int strain;
    private int ease;

    Pacer(Duration tick) {
        this.tick = tick;
        this.pace = tick;
    }

    Duration pace() {
        return pace;
    }

    /**
     * Notes how long it took from one round, in which all clients were told, to the next.
     *
     * @return whether the pace is another one now
     */
    boolean note(Duration round) {
        strain = round.multipliedBy(2).compareTo(pace.multipliedBy(3)) > 0 ? strain + 1 : 0;
        ease = round.multipliedBy(2).compareTo(pace) < 0 ? ease + 1 : 0;
        longest = ease > 1 && longest.compareTo(round) > 0 ? longest : round;
        if (strain < ROUNDS_OF_STRAIN && ease < ROUNDS_OF_EASE) {
            return false;
        }
        strain = 0;
        ease = 0;
        Duration before = pace;
        pace = inTicks(longest);
        return !pace.equals(before);
    }

    private Duration inTicks(Duration round) {
        long ticks = Math.round((double) round.toNanos() / tick.toNanos());
        return tick.multipliedBy(Math.max(1, ticks));
    }
}
