/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * When a vehicle drives.
 *
 * @param fromMillis when it leaves its start; for one under way, when it is free to leave the place
 *     where it is
 * @param untilMillis it must have ended its route by then
 */
public record Shift(long fromMillis, long untilMillis) {
    public Shift {
        Checks.requireTime("fromMillis", fromMillis);
        Checks.requireTime("untilMillis", untilMillis);
        if (!(fromMillis <= untilMillis)) {
            throw new IllegalArgumentException(
                    "a shift must begin before it ends, was %d, %d"
                            .formatted(fromMillis, untilMillis));
        }
    }
}
