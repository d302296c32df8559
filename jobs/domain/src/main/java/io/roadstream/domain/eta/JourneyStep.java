/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import org.jspecify.annotations.Nullable;

/**
 * Result of one step.
 *
 * @param state what to remember
 * @param update what is new, or null if nothing that estimates need
 * @param lesson what a stop that was made teaches, or null
 */
public record JourneyStep(
        JourneyState state, @Nullable JourneyUpdate update, @Nullable Lesson lesson) {}
