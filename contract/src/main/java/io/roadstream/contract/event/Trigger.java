/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A reason to think about plans again. Topic {@code fleet.triggers.v1}.
 *
 * @param envelope tenant, order, and the time of what caused it
 * @param triggerId hash of order, kind and cause
 * @param kind what happened
 * @param vehicleId the vehicle that has the order, or null
 * @param latePermille probability of being late in thousandths, or null for other kinds
 */
public record Trigger(
        Envelope envelope,
        long triggerId,
        TriggerKind kind,
        @Nullable String vehicleId,
        @Nullable Integer latePermille) {
    public Trigger {
        if (vehicleId != null) {
            Checks.requireId("vehicleId", vehicleId);
        }
        Checks.requireRange(Reason.INVALID_VALUE, "latePermille", latePermille, 0, 1_000);
    }
}
