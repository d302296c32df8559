/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Order;
import org.jspecify.annotations.Nullable;

/**
 * What an order is to a vehicle.
 *
 * @param tenant whose
 * @param vehicleId the vehicle
 * @param orderId the order
 * @param order its newest state; null if the vehicle no longer has it
 * @param changedMillis since when
 */
public record VehicleOrder(
        String tenant,
        String vehicleId,
        String orderId,
        @Nullable Order order,
        long changedMillis) {
    /** Key of the vehicle, {@code tenant|vehicle}. */
    public String key() {
        return tenant + '|' + vehicleId;
    }
}
