/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.StopKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order a vehicle will make its open stops: first the one that its driver says to be on
 * the way to, then as the plan says, then as they are promised; a drop-off never before its pickup.
 */
final class Itinerary {
    private Itinerary() {}

    /** The stops as they were to be made then. */
    static List<OpenStop> of(Journey journey, long timeMillis) {
        List<OpenStop> stops = new ArrayList<>(2 * journey.orders().size());
        for (KnownOrder known : journey.orders()) {
            OpenOrder order = known.at(timeMillis);
            if (order != null) {
                add(order, stops);
            }
        }
        if (stops.size() < 2) {
            return stops;
        }
        stops.sort(
                Comparator.comparing((OpenStop stop) -> !stop.isUnderway())
                        .thenComparingInt(stop -> journey.plan().position(stop.id()))
                        .thenComparingLong(OpenStop::promisedMillis)
                        .thenComparingLong(stop -> stop.order().createdMillis())
                        .thenComparing(stop -> stop.order().orderId())
                        .thenComparing(OpenStop::kind));
        return pickupsFirst(stops);
    }

    private static void add(OpenOrder order, List<OpenStop> stops) {
        switch (order.status()) {
            case ASSIGNED, PICKING_UP -> {
                stops.add(new OpenStop(order, StopKind.PICKUP));
                stops.add(new OpenStop(order, StopKind.DROPOFF));
            }
            case PICKED_UP, DELIVERING -> stops.add(new OpenStop(order, StopKind.DROPOFF));
            case CREATED, DELIVERED, CANCELLED, FAILED -> {}
        }
    }

    private static List<OpenStop> pickupsFirst(List<OpenStop> stops) {
        Set<OpenStop> open = new LinkedHashSet<>(stops);
        List<OpenStop> feasible = new ArrayList<>(stops.size());
        for (OpenStop stop : stops) {
            OpenStop pickup = new OpenStop(stop.order(), StopKind.PICKUP);
            if (stop.kind() == StopKind.DROPOFF && open.remove(pickup)) {
                feasible.add(pickup);
            }
            if (open.remove(stop)) {
                feasible.add(stop);
            }
        }
        return feasible;
    }
}
