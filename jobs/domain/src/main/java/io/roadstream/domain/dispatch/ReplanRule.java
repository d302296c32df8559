/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.domain.geo.Sphere;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans that are thought over together while the desk goes on. What comes of it is true of the time
 * when it was asked for: it is taken where nothing else happened since than that stops were made,
 * and where it still saves enough.
 */
final class ReplanRule {
    /** Of more vehicles with stops those whose plans cost most are thought over. */
    private static final int MOST_ROUTES = 200;

    private final Desk desk;
    private final RouteReader reader;

    ReplanRule(Desk desk) {
        this.desk = desk;
        this.reader = new RouteReader(desk.book());
    }

    /** Plans of vehicles at work that can be changed; nothing if there is nothing to change. */
    Optional<FleetPlans> read() {
        List<VehicleRoute> busy = new ArrayList<>();
        List<VehicleRoute> idle = new ArrayList<>();
        for (VehicleWork vehicle : desk.book().listVehicles()) {
            if (vehicle.isAvailable(desk.nowMillis(), desk.settings())) {
                VehicleRoute route = reader.route(vehicle, desk.nowMillis());
                (vehicle.stops().isEmpty() ? idle : busy).add(route);
            }
        }
        List<VehicleRoute> routes = dearest(busy);
        Set<String> bound = bound(routes);
        routes.addAll(near(idle, routes, bound));
        FleetPlans plans = new FleetPlans(routes, bound);
        return plans.countMovable() < 2 ? Optional.empty() : Optional.of(plans);
    }

    /** All of them, or of many those that cost most. */
    private List<VehicleRoute> dearest(List<VehicleRoute> busy) {
        if (busy.size() <= MOST_ROUTES) {
            return new ArrayList<>(busy);
        }
        Map<String, Double> costs = new HashMap<>();
        busy.forEach(route -> costs.put(route.vehicleId(), cost(route)));
        List<VehicleRoute> sorted = new ArrayList<>(busy);
        sorted.sort(
                Comparator.comparingDouble(route -> -costs.getOrDefault(route.vehicleId(), 0.0)));
        return new ArrayList<>(sorted.subList(0, MOST_ROUTES));
    }

    /** Takes what was found, group by group. */
    void apply(FleetPlans asked, List<VehicleRoute> found) {
        Map<String, VehicleRoute> after = new HashMap<>();
        found.forEach(route -> after.put(route.vehicleId(), route));
        List<RouteChange> changes = new ArrayList<>();
        for (VehicleRoute before : asked.routes()) {
            changes.add(RouteChange.of(before, after.getOrDefault(before.vehicleId(), before)));
        }
        RouteGroups.of(changes).forEach(this::applyGroup);
    }

    /** Orders that stay with their vehicle: it has them, drives to them, was named or is new. */
    private Set<String> bound(List<VehicleRoute> routes) {
        Set<String> bound = new HashSet<>();
        for (VehicleRoute route : routes) {
            for (RouteStop stop : route.stops()) {
                desk.book()
                        .findOrder(stop.ref().orderId())
                        .filter(this::isBound)
                        .ifPresent(work -> bound.add(work.id()));
            }
        }
        return bound;
    }

    private boolean isBound(OrderWork work) {
        Cause cause = work.cause();
        boolean isGiven = cause != null && cause.kind() == TriggerKind.REASSIGNED;
        return isGiven
                || work.isCarried()
                || work.isDrivenTo()
                || work.refusedBy() != null
                || work.isChangingHands(desk.nowMillis(), desk.settings());
    }

    /** Of vehicles without stops the nearest to each pickup that others could make. */
    private static List<VehicleRoute> near(
            List<VehicleRoute> idle, List<VehicleRoute> busy, Set<String> bound) {
        Map<String, VehicleRoute> near = new LinkedHashMap<>();
        for (VehicleRoute route : busy) {
            for (RouteStop stop : route.stops()) {
                if (stop.ref().kind() == StopKind.PICKUP && !bound.contains(stop.ref().orderId())) {
                    idle.stream()
                            .min(
                                    Comparator.comparingDouble(
                                            other ->
                                                    Sphere.distanceMeters(
                                                            other.start(), stop.place())))
                            .ifPresent(other -> near.put(other.vehicleId(), other));
                }
            }
        }
        return List.copyOf(near.values());
    }

    private void applyGroup(List<RouteChange> group) {
        Map<StopRef, RouteStop> stops = new HashMap<>();
        List<VehicleRoute> now = new ArrayList<>();
        for (RouteChange change : group) {
            VehicleRoute route = reader.route(desk.vehicle(change.vehicleId()), desk.nowMillis());
            route.stops().forEach(stop -> stops.put(stop.ref(), stop));
            now.add(route);
        }
        List<VehicleRoute> next = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            Optional<VehicleRoute> changed = changed(group.get(i), now.get(i), stops);
            if (changed.isEmpty()) {
                return;
            }
            next.add(changed.get());
        }
        if (!isAll(next, stops.keySet())) {
            return;
        }
        List<OrderWork> moved = moved(next);
        double gain = 0;
        for (int i = 0; i < group.size(); i++) {
            gain += cost(now.get(i)) - cost(next.get(i));
        }
        if (gain > desk.settings().minGain() * Math.max(1, moved.size())) {
            take(next, moved);
        }
    }

    /** Whether each stop is made once. */
    private static boolean isAll(List<VehicleRoute> routes, Set<StopRef> stops) {
        Set<StopRef> made = new HashSet<>();
        routes.forEach(route -> route.stops().forEach(stop -> made.add(stop.ref())));
        int count = routes.stream().mapToInt(route -> route.stops().size()).sum();
        return made.equals(stops) && count == stops.size();
    }

    /** The vehicle's route as it would be now, if it may still be. */
    private Optional<VehicleRoute> changed(
            RouteChange change, VehicleRoute now, Map<StopRef, RouteStop> stops) {
        VehicleWork vehicle = desk.vehicle(change.vehicleId());
        if (!vehicle.isAvailable(desk.nowMillis(), desk.settings())) {
            return Optional.empty();
        }
        return change.onto(vehicle.stops(), now.committed())
                .filter(stops.keySet()::containsAll)
                .map(refs -> now.with(refs.stream().map(stops::get).toList()))
                .filter(next -> isPossible(next, now));
    }

    private boolean isPossible(VehicleRoute next, VehicleRoute now) {
        long most = Math.max(desk.settings().limits().ordersPerVehicle(), now.countOrders());
        return next.isWithinCapacity()
                && next.countOrders() <= most
                && RouteTimes.isWithinShift(next, now, desk.settings());
    }

    private List<OrderWork> moved(List<VehicleRoute> next) {
        List<OrderWork> moved = new ArrayList<>();
        for (VehicleRoute route : next) {
            route.stops().stream()
                    .map(stop -> stop.ref().orderId())
                    .distinct()
                    .flatMap(id -> desk.book().findOrder(id).stream())
                    .filter(work -> !work.isPlacedAt(route.vehicleId()))
                    .forEach(moved::add);
        }
        return moved;
    }

    /** Orders change hands first; what is left is another sequence of the same ones. */
    private void take(List<VehicleRoute> next, List<OrderWork> moved) {
        Map<String, VehicleRoute> takers = new HashMap<>();
        for (VehicleRoute route : next) {
            route.stops().forEach(stop -> takers.put(stop.ref().orderId(), route));
        }
        for (OrderWork work : moved) {
            VehicleRoute taker = takers.get(work.id());
            if (taker != null) {
                desk.place(work, taker, better(work, taker.vehicleId()));
            }
        }
        for (VehicleRoute route : next) {
            List<StopRef> before = desk.vehicle(route.vehicleId()).stops();
            List<StopRef> after = route.stops().stream().map(RouteStop::ref).toList();
            if (!before.equals(after)) {
                String first = after.get(firstDifference(before, after)).orderId();
                OrderWork work = desk.book().findOrder(first).orElseThrow();
                desk.arrange(route, better(work, route.vehicleId()));
            }
        }
    }

    private Cause better(OrderWork work, String vehicleId) {
        return desk.tell(TriggerKind.BETTER_PLAN, work, vehicleId, desk.nowMillis());
    }

    /** Of lists with the same elements. */
    private static int firstDifference(List<StopRef> before, List<StopRef> after) {
        int at = 0;
        while (before.get(at).equals(after.get(at))) {
            at++;
        }
        return at;
    }

    private double cost(VehicleRoute route) {
        return RouteTimes.of(route, desk.settings()).cost();
    }
}
