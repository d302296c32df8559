/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thinks over the plan of a vehicle with an order at risk: the order itself or another one of the
 * vehicle goes where it costs less, to another vehicle or to another place in the same plan, as
 * long as that gains enough.
 */
final class RiskRule {
    /** So many orders may move for one trigger. */
    private static final int MAX_MOVES = 3;

    private final PlaceFinder finder;

    RiskRule(PlaceFinder finder) {
        this.finder = finder;
    }

    /** An order that goes elsewhere, and what that saves. */
    private record Move(OrderWork work, VehicleRoute route, double gain) {}

    void risk(Desk desk, Trigger trigger) {
        OrderWork work = desk.book().findOrder(trigger.envelope().entityId()).orElse(null);
        Placing placing = work == null ? null : work.placing();
        if (work == null
                || placing == null
                || desk.nowMillis() - work.triedMillis() < desk.settings().retry().toMillis()) {
            return;
        }
        desk.book().put(work.tried(desk.nowMillis()));
        Cause cause = new Cause(trigger.kind(), trigger.triggerId());
        for (int i = 0; i < MAX_MOVES; i++) {
            Move best = best(desk, desk.vehicle(placing.vehicleId()));
            if (best == null) {
                return;
            }
            apply(desk, best, cause);
        }
    }

    private @Nullable Move best(Desk desk, VehicleWork vehicle) {
        VehicleRoute route = new RouteReader(desk.book()).route(vehicle, desk.nowMillis());
        @Nullable Move best = null;
        for (OrderWork work : movable(desk, vehicle, route)) {
            Move move = move(desk, work, route);
            if (move != null && (best == null || move.gain() > best.gain())) {
                best = move;
            }
        }
        return best != null && best.gain() > desk.settings().minGain() ? best : null;
    }

    /** Orders none of whose stops is frozen. */
    private static List<OrderWork> movable(Desk desk, VehicleWork vehicle, VehicleRoute route) {
        List<String> frozen =
                route.stops().stream()
                        .limit(route.frozen())
                        .map(stop -> stop.ref().orderId())
                        .toList();
        return vehicle.stops().stream()
                .map(StopRef::orderId)
                .distinct()
                .filter(id -> !frozen.contains(id))
                .flatMap(id -> desk.book().findOrder(id).stream())
                .toList();
    }

    private @Nullable Move move(Desk desk, OrderWork work, VehicleRoute route) {
        VehicleRoute without = route.without(work.id());
        List<VehicleRoute> others =
                work.isCarried() ? List.of() : elsewhere(desk, work, route.vehicleId());
        List<VehicleRoute> fleet = new ArrayList<>(others);
        fleet.add(0, without);
        TransportJob job = new RouteReader(desk.book()).job(work);
        VehicleRoute place = finder.planner().findPlace(fleet, job).orElse(null);
        if (place == null) {
            return null;
        }
        double before = cost(desk, route);
        double after = cost(desk, place);
        if (!place.vehicleId().equals(route.vehicleId())) {
            before += cost(desk, find(others, place.vehicleId()));
            after += cost(desk, without);
        }
        return new Move(work, place, before - after);
    }

    private List<VehicleRoute> elsewhere(Desk desk, OrderWork work, String vehicleId) {
        return finder.fleet(desk, work).stream()
                .filter(other -> !other.vehicleId().equals(vehicleId))
                .toList();
    }

    private static void apply(Desk desk, Move move, Cause cause) {
        if (move.work().isPlacedAt(move.route().vehicleId())) {
            desk.arrange(move.route(), cause);
            desk.book().put(move.work().tried(desk.nowMillis()));
        } else {
            desk.place(move.work(), move.route(), cause);
        }
    }

    private static VehicleRoute find(List<VehicleRoute> routes, String vehicleId) {
        return routes.stream()
                .filter(route -> route.vehicleId().equals(vehicleId))
                .findFirst()
                .orElseThrow();
    }

    private static double cost(Desk desk, VehicleRoute route) {
        return RouteTimes.of(route, desk.settings()).cost();
    }
}
