/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.check;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Visit;
import java.util.List;

/** Drives one route stop by stop and compares. */
final class RouteChecker {
    private final Problem problem;
    private final List<Violation> violations;
    private final StopChecker stops;

    RouteChecker(Problem problem, List<Violation> violations) {
        this.problem = problem;
        this.violations = violations;
        this.stops = new StopChecker(problem, violations);
    }

    void check(Route route) {
        checkVehicle(route);
        checkCommitted(route);
        checkCompatibility(route);
        checkLoads(route);
        checkDrive(route);
    }

    private void checkVehicle(Route route) {
        Vehicle vehicle = route.vehicle();
        if (!vehicle.equals(problem.findVehicle(vehicle.id()).orElse(null))) {
            report(
                    Constraint.OWN_VEHICLE,
                    "vehicle '%s' is not as in the problem".formatted(vehicle.id()));
        }
        for (Visit visit : route.visits()) {
            Request request = visit.step().request();
            String bound = request.vehicleId();
            if (bound != null && !bound.equals(vehicle.id())) {
                report(
                        Constraint.OWN_VEHICLE,
                        "%s is on vehicle '%s', bound to '%s'"
                                .formatted(visit.id(), vehicle.id(), bound));
            }
            for (String skill : request.skills()) {
                if (!vehicle.skills().contains(skill)) {
                    report(
                            Constraint.SKILLS,
                            "vehicle '%s' lacks '%s' for %s"
                                    .formatted(vehicle.id(), skill, visit.id()));
                }
            }
        }
    }

    private void checkCommitted(Route route) {
        List<TaskId> committed = route.vehicle().committed();
        for (int i = 0; i < committed.size(); i++) {
            if (i >= route.visits().size()
                    || !route.visits().get(i).id().equals(committed.get(i))) {
                report(
                        Constraint.COMMITTED,
                        "vehicle '%s' must do %s as number %d"
                                .formatted(route.vehicle().id(), committed.get(i), i + 1));
            }
        }
    }

    private void checkCompatibility(Route route) {
        List<Visit> visits = route.visits();
        for (int i = 0; i < visits.size(); i++) {
            for (int j = 0; j < i; j++) {
                String kind = visits.get(i).step().request().kind();
                String other = visits.get(j).step().request().kind();
                if (problem.areIncompatible(kind, other)) {
                    report(
                            Constraint.COMPATIBILITY,
                            "vehicle '%s' has both '%s' and '%s'"
                                    .formatted(route.vehicle().id(), kind, other));
                }
            }
        }
    }

    private void checkLoads(Route route) {
        int[] load = new int[problem.dimensions()];
        for (Request request : problem.requests()) {
            boolean isAboard = request.tasks().get(0).action() == Action.DELIVERY;
            if (isAboard && route.vehicle().id().equals(request.vehicleId())) {
                add(load, request.load(), 1);
            }
        }
        for (Visit visit : route.visits()) {
            switch (visit.id().action()) {
                case PICKUP, VISIT -> add(load, visit.step().request().load(), 1);
                case DELIVERY -> add(load, visit.step().request().load(), -1);
                case REST -> {}
            }
            for (int d = 0; d < load.length; d++) {
                if (load[d] != visit.loadAfter().amount(d)) {
                    report(Constraint.TIMES, "load after %s is %d".formatted(visit.id(), load[d]));
                }
                if (load[d] > route.vehicle().capacity().amount(d)) {
                    report(
                            Constraint.CAPACITY,
                            "vehicle '%s' has %d on board after %s in dimension %d"
                                    .formatted(route.vehicle().id(), load[d], visit.id(), d));
                }
            }
        }
    }

    private static void add(int[] load, Load more, int times) {
        for (int d = 0; d < load.length; d++) {
            load[d] += times * more.amount(d);
        }
    }

    private void checkDrive(Route route) {
        Vehicle vehicle = route.vehicle();
        Place place = vehicle.start();
        long clock = vehicle.shift().fromMillis();
        double meters = 0;
        double cost = route.visits().isEmpty() ? 0 : vehicle.fixedCost();
        for (Visit visit : route.visits()) {
            cost += stops.check(visit, place, clock);
            meters += problem.travelTimes().meters(place, visit.task().place());
            clock = visit.departureMillis();
            place = visit.task().place();
        }
        Place end = vehicle.end();
        if (end != null && !route.visits().isEmpty()) {
            long drive = problem.travelTimes().millis(place, end, clock);
            double way = problem.travelTimes().meters(place, end);
            clock += drive;
            meters += way;
            cost += drive / 1000.0 * problem.prices().perSecondDriving();
            cost += way * problem.prices().perMeter();
        }
        cost += problem.prices().perChangedStop() * changedStops(route);
        checkEnd(route, clock, meters);
        if (!Near.isNear(cost, route.cost().total())) {
            report(
                    Constraint.COST,
                    "the route of vehicle '%s' costs %s, not %s"
                            .formatted(vehicle.id(), cost, route.cost().total()));
        }
    }

    private void checkEnd(Route route, long clock, double meters) {
        Vehicle vehicle = route.vehicle();
        String id = vehicle.id();
        if (clock != route.ending().arrivalMillis()) {
            report(Constraint.TIMES, "vehicle '%s' ends at %d".formatted(id, clock));
        }
        if (route.visits().isEmpty()) {
            return;
        }
        if (clock > vehicle.shift().untilMillis()) {
            report(
                    Constraint.SHIFT,
                    "vehicle '%s' ends at %d, its shift at %d"
                            .formatted(id, clock, vehicle.shift().untilMillis()));
        }
        long lasts = clock - vehicle.shift().fromMillis();
        if (lasts > vehicle.maxRouteMillis()) {
            report(
                    Constraint.ROUTE_TIME,
                    "the route of vehicle '%s' lasts %d of at most %d ms"
                            .formatted(id, lasts, vehicle.maxRouteMillis()));
        }
        if (!Near.isAtMost(meters, vehicle.maxRouteMeters())) {
            report(
                    Constraint.ROUTE_DISTANCE,
                    "the route of vehicle '%s' has %s of at most %s m"
                            .formatted(id, meters, vehicle.maxRouteMeters()));
        }
    }

    private static int changedStops(Route route) {
        List<TaskId> ids = route.visits().stream().map(Visit::id).toList();
        int next = route.vehicle().committed().size();
        int changed = 0;
        for (TaskId told : route.vehicle().announced()) {
            if (next >= ids.size() || !ids.get(next).equals(told)) {
                changed++;
            }
            next++;
        }
        return changed;
    }

    private void report(Constraint constraint, String message) {
        violations.add(new Violation(constraint, message));
    }
}
