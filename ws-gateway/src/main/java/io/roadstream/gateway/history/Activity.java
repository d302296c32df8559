/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import java.time.Instant;

/**
 * How much was heard in a step of time.
 *
 * @param from begin of the step
 * @param reports of all vehicles, flagged ones too
 * @param vehicles that sent them
 */
public record Activity(Instant from, long reports, long vehicles) {
    public Activity {
        if (!(vehicles >= 1 && vehicles <= reports)) {
            throw new IllegalArgumentException(
                    "vehicles must be in [1, %d reports], were %d".formatted(reports, vehicles));
        }
    }
}
