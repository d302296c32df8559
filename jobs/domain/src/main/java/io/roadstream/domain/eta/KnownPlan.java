/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Plan;
import java.util.List;

/**
 * In which order a vehicle is to make its stops.
 *
 * @param version of the plan; 0: there is none
 * @param stopIds the stops, at most {@link Plan#MAX_STOPS}
 * @param plannedMillis when it was made, processing time of those who plan
 */
public record KnownPlan(long version, List<Long> stopIds, long plannedMillis) {
    /** Nobody plans. */
    public static final KnownPlan NONE = new KnownPlan(0, List.of(), 0);

    public KnownPlan {
        stopIds = List.copyOf(stopIds);
    }

    static KnownPlan of(Plan plan) {
        return new KnownPlan(
                plan.version(),
                plan.stops().stream()
                        .map(stop -> OpenStop.id(stop.orderId(), stop.kind()))
                        .toList(),
                plan.plannedMillis());
    }

    /** Whether a plan takes its place, as {@link Plan#isNewerThan} says. */
    boolean isOlderThan(Plan plan) {
        return plan.plannedMillis() > plannedMillis
                || (plan.plannedMillis() == plannedMillis && plan.version() > version);
    }

    /** Place in the plan; after all others if it does not say. */
    int position(long stopId) {
        int index = stopIds.indexOf(stopId);
        return index < 0 ? Integer.MAX_VALUE : index;
    }
}
