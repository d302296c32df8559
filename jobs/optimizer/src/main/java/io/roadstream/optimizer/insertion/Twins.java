/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Idle vehicles that are alike but for their ids: one is looked at for all. */
final class Twins {
    private Twins() {}

    /** For each route the first one like it; itself if there is none or it is not idle. */
    static int[] of(Problem problem, List<Route> routes) {
        Map<Kind, Integer> firsts = new HashMap<>();
        int[] twins = new int[routes.size()];
        for (int i = 0; i < twins.length; i++) {
            Route route = routes.get(i);
            Integer first = null;
            if (route.visits().isEmpty()) {
                first = firsts.putIfAbsent(kind(problem, route.vehicle()), i);
            }
            twins[i] = first == null ? i : first;
        }
        return twins;
    }

    private static Kind kind(Problem problem, Vehicle vehicle) {
        Vehicle nameless = vehicle.withId("any");
        return new Kind(nameless, problem.onBoard(vehicle.id()));
    }

    private record Kind(Vehicle nameless, Load onBoard) {}
}
