/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A plan that somebody has published, in one of its versions.
 *
 * @param vehicle id
 * @param timeMillis of what caused this version, by the city's clock
 * @param plannedMillis when it was made, by the clock of those who plan
 * @param version from 1, one more for each new plan of the vehicle; begins anew where those who
 *     plan have forgotten it
 * @param stops in order
 */
public record PublishedPlan(
        String vehicle, long timeMillis, long plannedMillis, long version, List<PlanStop> stops) {
    public PublishedPlan {
        stops = List.copyOf(stops);
    }

    /** Whether it replaces the other one of the vehicle. */
    boolean isNewerThan(PublishedPlan other) {
        return plannedMillis > other.plannedMillis
                || (plannedMillis == other.plannedMillis && version > other.version);
    }

    /** The same without the stops of some orders. */
    List<PlanStop> stopsWithout(java.util.function.Predicate<String> orders) {
        List<PlanStop> left = new ArrayList<>(stops);
        left.removeIf(stop -> orders.test(stop.order()));
        return left;
    }
}
