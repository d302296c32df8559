/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Who brings an order, and with what.
 *
 * @param driverId or null while nobody does
 * @param vehicleId or null while unknown
 */
public record Assignment(@Nullable String driverId, @Nullable String vehicleId) {
    /** Nobody yet. */
    public static final Assignment NONE = new Assignment(null, null);

    public Assignment {
        if (driverId != null) {
            Checks.requireId("driverId", driverId);
        }
        if (vehicleId != null) {
            Checks.requireId("vehicleId", vehicleId);
        }
    }
}
