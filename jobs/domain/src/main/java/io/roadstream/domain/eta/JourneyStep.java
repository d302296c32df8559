/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import org.jspecify.annotations.Nullable;

/**
 * Result of one step.
 *
 * @param state what to remember
 * @param update what is new, or null if nothing that estimates need
 * @param lesson what a stop that was made teaches, or null
 * @param forgottenOrders open orders that were forgotten: too many, or too old
 */
public record JourneyStep(
        JourneyState state,
        @Nullable JourneyUpdate update,
        @Nullable Lesson lesson,
        int forgottenOrders) {
    JourneyStep(JourneyState state, @Nullable JourneyUpdate update, @Nullable Lesson lesson) {
        this(state, update, lesson, 0);
    }

    JourneyStep forgetting(int orders) {
        return new JourneyStep(state, update, lesson, orders);
    }
}
