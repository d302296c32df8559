/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Visit;
import java.util.Optional;

/** What rules a vehicle out for a request at any position. */
final class Eligibility {
    private Eligibility() {}

    /** Why the route's vehicle cannot take the request, if it cannot. */
    static Optional<Reason> findObstacle(Problem problem, Route route, Request request) {
        Vehicle vehicle = route.vehicle();
        String boundTo = request.vehicleId();
        if (boundTo != null && !boundTo.equals(vehicle.id())) {
            return Optional.of(Reason.OTHER_VEHICLE);
        }
        if (!vehicle.skills().containsAll(request.skills())) {
            return Optional.of(Reason.SKILLS);
        }
        if (problem.hasIncompatibleKinds()) {
            for (Visit visit : route.visits()) {
                if (problem.areIncompatible(request.kind(), visit.step().request().kind())) {
                    return Optional.of(Reason.INCOMPATIBLE);
                }
            }
        }
        return Optional.empty();
    }
}
