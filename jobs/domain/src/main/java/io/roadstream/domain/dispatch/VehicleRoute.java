/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.geo.GeoPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle does from now on, as those see it who plan.
 *
 * @param vehicleId who
 * @param kind how fast it is
 * @param start where it is
 * @param startMillis now
 * @param untilMillis when its driver's shift ends, null if that is unknown
 * @param capacity how much it holds
 * @param committed so many stops at the beginning stay what they are
 * @param stops in order
 */
public record VehicleRoute(
        String vehicleId,
        VehicleKind kind,
        GeoPoint start,
        long startMillis,
        @Nullable Long untilMillis,
        int capacity,
        int committed,
        List<RouteStop> stops) {
    public VehicleRoute {
        stops = List.copyOf(stops);
        if (committed < 0 || committed > stops.size()) {
            throw new IllegalArgumentException(
                    "committed must be in [0, %d], was %d".formatted(stops.size(), committed));
        }
    }

    /** The same vehicle with other stops. */
    public VehicleRoute with(List<RouteStop> next) {
        return new VehicleRoute(
                vehicleId, kind, start, startMillis, untilMillis, capacity, committed, next);
    }

    /** The same vehicle, which holds so much. */
    public VehicleRoute withCapacity(int next) {
        return new VehicleRoute(
                vehicleId, kind, start, startMillis, untilMillis, next, committed, stops);
    }

    /** The same vehicle without the stops of an order. */
    public VehicleRoute without(String orderId) {
        return with(stops.stream().filter(stop -> !stop.ref().orderId().equals(orderId)).toList());
    }

    /** How many orders it has to do with. */
    long countOrders() {
        return stops.stream().map(stop -> stop.ref().orderId()).distinct().count();
    }

    /** Whether no more is on board anywhere than it holds. */
    boolean isWithinCapacity() {
        int load = onBoard();
        for (RouteStop stop : stops) {
            load += stop.loadChange();
            if (load > capacity) {
                return false;
            }
        }
        return true;
    }

    /** What is on board now: all that is dropped off and not fetched before. */
    public int onBoard() {
        int change = stops.stream().mapToInt(RouteStop::loadChange).sum();
        return -change;
    }
}
