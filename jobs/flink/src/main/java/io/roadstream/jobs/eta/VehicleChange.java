/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.event.Plan;
import io.roadstream.domain.eta.VehicleOrder;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle hears beside its own tracks; one of the two.
 *
 * @param key of the vehicle, {@code tenant|vehicle}
 * @param order what an order is to it, or null
 * @param plan a plan for it, or null
 */
public record VehicleChange(String key, @Nullable VehicleOrder order, @Nullable Plan plan) {
    static VehicleChange of(VehicleOrder order) {
        return new VehicleChange(order.key(), order, null);
    }

    static VehicleChange of(Plan plan) {
        return new VehicleChange(plan.envelope().key(), null, plan);
    }
}
