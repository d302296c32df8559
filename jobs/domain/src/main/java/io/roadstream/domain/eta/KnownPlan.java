/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.Plan;
import java.util.List;

/**
 * In which order a vehicle is to make its stops.
 *
 * @param version of the plan; 0: there is none
 * @param stopIds the stops, at most {@link Plan#MAX_STOPS}
 */
public record KnownPlan(long version, List<Long> stopIds) {
    /** Nobody plans. */
    public static final KnownPlan NONE = new KnownPlan(0, List.of());

    public KnownPlan {
        stopIds = List.copyOf(stopIds);
    }

    static KnownPlan of(Plan plan) {
        return new KnownPlan(
                plan.version(),
                plan.stops().stream()
                        .map(stop -> OpenStop.id(stop.orderId(), stop.kind()))
                        .toList());
    }

    /** Place in the plan; after all others if it does not say. */
    int position(long stopId) {
        int index = stopIds.indexOf(stopId);
        return index < 0 ? Integer.MAX_VALUE : index;
    }
}
