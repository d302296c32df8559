/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * When a vehicle drives.
 *
 * @param fromMillis it leaves its start now, not earlier, not later; for one under way: when it is
 *     free to leave its present place
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
