/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import java.util.List;
import java.util.Set;

/**
 * Plans of vehicles that are thought over together.
 *
 * @param routes what each vehicle does from now on
 * @param bound orders that stay with their vehicle, whatever else would cost less
 */
public record FleetPlans(List<VehicleRoute> routes, Set<String> bound) {
    public FleetPlans {
        routes = List.copyOf(routes);
        bound = Set.copyOf(bound);
    }

    /** How many stops may be made elsewhere or in another sequence. */
    public int countMovable() {
        return routes.stream().mapToInt(route -> route.stops().size() - route.committed()).sum();
    }
}
