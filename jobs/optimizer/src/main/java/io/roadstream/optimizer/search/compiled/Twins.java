/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Vehicle;
import java.util.HashMap;
import java.util.Map;

/** Vehicles that are alike but for their ids: of idle ones, one is looked at for all. */
final class Twins {
    private Twins() {}

    /**
     * For each vehicle the first one like it; itself if there is none.
     *
     * @param latestEnd limits that may be wider than the vehicles' own
     * @param maxMeters likewise
     */
    static int[] of(Problem problem, long[] latestEnd, double[] maxMeters) {
        Map<Kind, Integer> firsts = new HashMap<>();
        int[] twins = new int[latestEnd.length];
        for (int v = 0; v < twins.length; v++) {
            Vehicle vehicle = problem.vehicles().get(v);
            Vehicle nameless = vehicle.withId("any");
            Load onBoard = problem.onBoard(vehicle.id());
            Kind kind = new Kind(nameless, onBoard, latestEnd[v], maxMeters[v]);
            Integer first = firsts.putIfAbsent(kind, v);
            twins[v] = first == null ? v : first;
        }
        return twins;
    }

    private record Kind(Vehicle nameless, Load onBoard, long latestEnd, double maxMeters) {}
}
