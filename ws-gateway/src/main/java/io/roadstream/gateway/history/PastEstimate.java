/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.StopKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An estimate that was told.
 *
 * @param stop of the order
 * @param time of the fix that it rests on
 * @param arrival when the vehicle was expected
 * @param vehicle whose, empty for none
 * @param outlook what else was expected
 */
public record PastEstimate(
        StopKind stop, Instant time, ArrivalInterval arrival, String vehicle, Outlook outlook) {
    /**
     * What was left, and how sure it was; null where it is unknown or not told.
     *
     * @param remainingMeters way to the stop
     * @param lateProbability of arriving after the end of the stop's window, 0 to 1
     */
    public record Outlook(@Nullable Long remainingMeters, @Nullable Double lateProbability) {}
}
