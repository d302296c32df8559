/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import java.time.Instant;

/**
 * How the open orders of a tenant stood at a moment.
 *
 * @param time the moment
 * @param open orders that were neither delivered, cancelled nor failed, at least one
 * @param unassigned of those, given to nobody yet
 * @param lateRisk of those, probably late or past the end of their window
 */
public record OrderLoad(Instant time, int open, int unassigned, int lateRisk) {
    public OrderLoad {
        if (open < 1 || unassigned > open || lateRisk > open) {
            throw new IllegalArgumentException(
                    "of %d open orders %d are unassigned and %d at risk"
                            .formatted(open, unassigned, lateRisk));
        }
    }
}
