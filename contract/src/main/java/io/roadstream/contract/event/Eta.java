/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * When a vehicle will be at an open stop of an order. Topic {@code fleet.etas.v1}.
 *
 * @param envelope tenant, order, and the time of the fix that it rests on
 * @param etaId hash of order, stop and fix
 * @param revision 0, and one more for each later correction of the same estimate
 * @param stop which of the order's stops
 * @param vehicleId who will be there
 * @param arrival when, and how sure that is
 * @param remainingMeters way that is left, estimated
 * @param latePermille probability of arriving after the end of the stop's window, in thousandths;
 *     null without such an end
 * @param method how it was made
 * @param orderVersion the order that was known
 * @param trackId the fix that it rests on
 */
public record Eta(
        Envelope envelope,
        long etaId,
        int revision,
        StopKind stop,
        String vehicleId,
        ArrivalInterval arrival,
        int remainingMeters,
        @Nullable Integer latePermille,
        EtaMethod method,
        ChangeVersion orderVersion,
        long trackId) {
    public Eta {
        Checks.requireNotNegative("revision", (long) revision);
        Checks.requireId("vehicleId", vehicleId);
        Checks.requireNotNegative("remaining", (long) remainingMeters);
        Checks.requireRange(Reason.INVALID_VALUE, "latePermille", latePermille, 0, 1_000);
    }
}
