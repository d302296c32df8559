/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a place for an order among the vehicles that may take it. */
final class PlaceFinder implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_TRIED = 50;

    private final Planner planner;

    PlaceFinder(Planner planner) {
        this.planner = planner;
    }

    /** A vehicle and how near it comes to a place. */
    private record Near(VehicleRoute route, double meters) {}

    /** Tries to find a place for an order that waits, unless it was tried just now. */
    void place(Desk desk, OrderWork work) {
        Cause cause = work.cause();
        long since = desk.nowMillis() - work.triedMillis();
        if (cause == null || since < desk.settings().retry().toMillis()) {
            desk.book().put(work);
            return;
        }
        List<VehicleRoute> fleet = fleet(desk, work);
        Optional<VehicleRoute> place =
                fleet.isEmpty()
                        ? Optional.empty()
                        : planner.findPlace(fleet, new RouteReader(desk.book()).job(work));
        if (place.isPresent()) {
            desk.place(work, place.get(), cause);
        } else {
            desk.book().put(work.tried(desk.nowMillis()));
        }
    }

    /**
     * Puts an order into the plan of one vehicle, whether it is good for it or not. One more than a
     * plan can hold is left out of it: its row says who brings it.
     */
    void placeAt(Desk desk, OrderWork work, String vehicleId, Cause cause) {
        RouteReader reader = new RouteReader(desk.book());
        TransportJob job = reader.job(work);
        VehicleWork vehicle = desk.vehicle(vehicleId);
        if (countOrders(vehicle) >= DispatchSettings.Limits.MOST_ORDERS) {
            desk.book().put(work);
            return;
        }
        VehicleRoute route = reader.route(vehicle, desk.nowMillis());
        RouteStop first = job.pickup() == null ? job.dropoff() : job.pickup();
        boolean isSomewhere = vehicle.seen() != null || !route.stops().isEmpty();
        VehicleRoute unlimited =
                new VehicleRoute(
                        vehicleId,
                        route.kind(),
                        isSomewhere ? route.start() : first.place(),
                        route.startMillis(),
                        null,
                        Integer.MAX_VALUE,
                        route.committed(),
                        route.stops());
        VehicleRoute place =
                planner.findPlace(List.of(unlimited), job)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "no place for %s in a route without limits"
                                                        .formatted(work.id())));
        desk.place(work, place, cause);
    }

    /**
     * Tries those that wait, the oldest first, and no more at a time than can be thought about
     * while others wait for an answer.
     */
    void placeWaiting(Desk desk) {
        long triedBefore = desk.nowMillis() - desk.settings().retry().toMillis();
        List<OrderWork> waiting =
                desk.book().listOrders().stream()
                        .filter(work -> work.isWaiting() && !isWithWhomTheRowNames(desk, work))
                        .filter(work -> work.triedMillis() <= triedBefore)
                        .limit(MOST_TRIED)
                        .toList();
        if (!waiting.isEmpty() && !available(desk).isEmpty()) {
            waiting.forEach(work -> place(desk, work));
        }
    }

    /** One more than the plan of its vehicle can hold, for example. */
    private static boolean isWithWhomTheRowNames(Desk desk, OrderWork work) {
        String named = work.order().assignment().vehicleId();
        return named != null
                && !named.equals(work.refusedBy())
                && desk.goneSinceMillis(desk.vehicle(named)) == Long.MAX_VALUE;
    }

    /** Routes of the vehicles that may take the order, those that come nearest to its pickup. */
    List<VehicleRoute> fleet(Desk desk, OrderWork work) {
        RouteReader reader = new RouteReader(desk.book());
        GeoPoint pickup = work.order().pickup().location();
        List<Near> near = new ArrayList<>();
        for (VehicleWork vehicle : available(desk)) {
            if (!vehicle.vehicleId().equals(work.refusedBy()) && hasRoom(desk, vehicle)) {
                VehicleRoute route = reader.route(vehicle, desk.nowMillis());
                near.add(new Near(route, nearest(route, pickup)));
            }
        }
        return near.stream()
                .sorted(Comparator.comparingDouble(Near::meters))
                .limit(desk.settings().limits().candidates())
                .map(Near::route)
                .toList();
    }

    Planner planner() {
        return planner;
    }

    private static List<VehicleWork> available(Desk desk) {
        return desk.book().listVehicles().stream()
                .filter(vehicle -> vehicle.isAvailable(desk.nowMillis(), desk.settings()))
                .toList();
    }

    private static boolean hasRoom(Desk desk, VehicleWork vehicle) {
        return countOrders(vehicle) < desk.settings().limits().ordersPerVehicle();
    }

    private static long countOrders(VehicleWork vehicle) {
        return vehicle.stops().stream().map(StopRef::orderId).distinct().count();
    }

    private static double nearest(VehicleRoute route, GeoPoint place) {
        return Stream.concat(Stream.of(route.start()), route.stops().stream().map(RouteStop::place))
                .mapToDouble(at -> Sphere.distanceMeters(at, place))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
