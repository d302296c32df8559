/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import org.jspecify.annotations.Nullable;

/**
 * A leg that was driven to its end.
 *
 * @param startMillis when it began
 * @param straightMeters as the crow flies
 * @param pathMeters on the streets
 * @param seconds from its start to the arrival
 */
public record LegLesson(
        long startMillis, double straightMeters, double pathMeters, double seconds) {
    /** Null if it began where it ended: that is no way. */
    static @Nullable LegLesson of(DrivenLeg leg, long arrivedMillis) {
        double seconds = (arrivedMillis - leg.startMillis()) / 1e3;
        return seconds > 0 && leg.pathMeters() > 0
                ? new LegLesson(leg.startMillis(), leg.straightMeters(), leg.pathMeters(), seconds)
                : null;
    }
}
