/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of an insertion: the next version of the plan, with the request or with the reasons why
 * it is unserved.
 *
 * @param plan the next version
 * @param vehicleId who serves the request, or null
 * @param cost by how much the routes became dearer; 0 if it is unserved
 * @param reasons how many vehicles could not take it, by reason
 * @param isComplete whether all vehicles were looked at before the limit
 */
public record Outcome(
        Plan plan,
        @Nullable String vehicleId,
        double cost,
        Map<Reason, Integer> reasons,
        boolean isComplete) {
    public Outcome {
        reasons = Map.copyOf(reasons);
    }

    /** Whether the request is served now. */
    public boolean isInserted() {
        return vehicleId != null;
    }

    /** Who serves the request. */
    public Optional<String> findVehicleId() {
        return Optional.ofNullable(vehicleId);
    }
}
