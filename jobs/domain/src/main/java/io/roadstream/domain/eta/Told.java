/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.ArrivalInterval;

/**
 * The last estimate of a stop that was told.
 *
 * @param stopId which stop
 * @param fix that it rests on
 * @param revision how often it was corrected
 * @param arrival when
 * @param remainingMeters way that was left
 * @param latePermille probability of being late, -1 without a due time
 * @param isAtRisk whether the stop is at risk of being late
 */
public record Told(
        long stopId,
        EtaFix fix,
        int revision,
        ArrivalInterval arrival,
        int remainingMeters,
        int latePermille,
        boolean isAtRisk) {
    boolean saysTheSame(Told other) {
        return arrival.equals(other.arrival)
                && remainingMeters == other.remainingMeters
                && latePermille == other.latePermille;
    }

    Told corrects(Told before) {
        return new Told(
                stopId, fix, before.revision + 1, arrival, remainingMeters, latePermille, isAtRisk);
    }
}
