/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * When a route is where, and what it costs.
 *
 * @param stops with their times
 * @param cost driving, way, waiting and lateness in seconds of driving
 * @param meters length of the way
 */
public record RouteTimes(List<PlannedStop> stops, double cost, double meters) {
    /** Price of a metre of way, in seconds of driving. */
    public static final double PER_METER = 0.01;

    /** Price of a second of waiting. */
    public static final double PER_SECOND_WAITING = 0.1;

    private static final double MILLIS_PER_SECOND = 1e3;

    public RouteTimes {
        stops = List.copyOf(stops);
    }

    /** Each stop as early as it can be. */
    public static RouteTimes of(VehicleRoute route, DispatchSettings settings) {
        TravelSettings travel = settings.travel();
        List<PlannedStop> stops = new ArrayList<>(route.stops().size());
        GeoPoint place = route.start();
        long clock = route.startMillis();
        double cost = 0;
        double meters = 0;
        for (RouteStop stop : route.stops()) {
            long drive = travel.millis(place, stop.place(), route.kind());
            double way = travel.meters(place, stop.place());
            long arrival = clock + drive;
            Long opens = stop.window().fromMillis();
            long start = opens == null ? arrival : Math.max(arrival, opens);
            cost +=
                    (drive + PER_SECOND_WAITING * (start - arrival)) / MILLIS_PER_SECOND
                            + PER_METER * way
                            + lateness(stop, start, settings);
            clock = start + travel.stopMillis(stop.ref().kind());
            stops.add(
                    new PlannedStop(
                            stop.ref().orderId(),
                            stop.ref().kind(),
                            stop.place(),
                            arrival,
                            clock,
                            stop.window().untilMillis()));
            place = stop.place();
            meters += way;
        }
        return new RouteTimes(stops, cost, meters);
    }

    /** Whether a route ends with its shift, or no later than one that is driven instead. */
    static boolean isWithinShift(
            VehicleRoute route, VehicleRoute before, DispatchSettings settings) {
        Long until = route.untilMillis();
        return until == null
                || endMillis(route, settings) <= Math.max(until, endMillis(before, settings));
    }

    private static long endMillis(VehicleRoute route, DispatchSettings settings) {
        List<PlannedStop> stops = of(route, settings).stops();
        return stops.isEmpty()
                ? route.startMillis()
                : stops.get(stops.size() - 1).departureMillis();
    }

    private static double lateness(RouteStop stop, long startMillis, DispatchSettings settings) {
        Long due = stop.window().untilMillis();
        if (due == null) {
            return 0;
        }
        LatePrice price =
                stop.ref().kind() == StopKind.PICKUP
                        ? settings.prices().pickup()
                        : settings.prices().dropoff();
        return price.of(startMillis, due);
    }
}
