/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thinks over the plan of a vehicle with an order at risk: the order goes where it costs less, to
 * another vehicle or to another place in the same plan, if that gains enough. If it does not, one
 * of the orders goes that come before it.
 */
final class RiskRule {
    /** So many orders before it are looked at. */
    private static final int MAX_BEFORE = 3;

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
        VehicleWork vehicle = desk.vehicle(placing.vehicleId());
        VehicleRoute route = new RouteReader(desk.book()).route(vehicle, desk.nowMillis());
        Move move = move(desk, work, route);
        if (!isWorthIt(desk, move)) {
            move = null;
            for (OrderWork before : listBefore(desk, work, route)) {
                Move other = move(desk, before, route);
                if (other != null
                        && isWorthIt(desk, other)
                        && (move == null || other.gain() > move.gain())) {
                    move = other;
                }
            }
        }
        if (move != null) {
            apply(desk, move, new Cause(trigger.kind(), trigger.triggerId()));
        }
    }

    private static boolean isWorthIt(Desk desk, @Nullable Move move) {
        return move != null && move.gain() > desk.settings().minGain();
    }

    private static List<OrderWork> listBefore(Desk desk, OrderWork work, VehicleRoute route) {
        StopRef last = new RouteReader(desk.book()).job(work).dropoff().ref();
        return route.stops().stream()
                .map(RouteStop::ref)
                .takeWhile(stop -> !stop.equals(last))
                .map(StopRef::orderId)
                .distinct()
                .filter(id -> !id.equals(work.id()))
                .limit(MAX_BEFORE)
                .flatMap(id -> desk.book().findOrder(id).stream())
                .toList();
    }

    /** Where the order would go; nothing if a stop of it is committed. */
    private @Nullable Move move(Desk desk, OrderWork work, VehicleRoute route) {
        boolean isCommitted =
                route.stops().stream()
                        .limit(route.committed())
                        .anyMatch(stop -> stop.ref().orderId().equals(work.id()));
        if (isCommitted) {
            return null;
        }
        VehicleRoute without = route.without(work.id());
        boolean isStaying =
                work.isCarried() || work.isChangingHands(desk.nowMillis(), desk.settings());
        List<VehicleRoute> others =
                isStaying ? List.of() : elsewhere(desk, work, route.vehicleId());
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
