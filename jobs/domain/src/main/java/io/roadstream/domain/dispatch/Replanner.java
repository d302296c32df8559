/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.io.Serializable;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Thinks over plans of many vehicles together. Takes its time, on the thread of whoever asks; safe
 * for use by many threads.
 */
public interface Replanner extends Serializable {
    /**
     * Routes of the same vehicles with the same stops that cost no more together. Committed stops
     * stay first, goods on board and bound orders with their vehicle.
     *
     * @param isCancelled asked often; the best so far is returned soon after it says so
     */
    List<VehicleRoute> improve(FleetPlans plans, BooleanSupplier isCancelled);
}
