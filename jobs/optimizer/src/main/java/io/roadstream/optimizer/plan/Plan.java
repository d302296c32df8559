/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A route for each vehicle of the problem, in the problem's order, and what is left out. Immutable;
 * each change makes the next version.
 *
 * @param problem what it solves
 * @param routes one for each vehicle
 * @param unserved requests without visits
 * @param version number of changes since it was first made
 */
public record Plan(Problem problem, List<Route> routes, List<Unserved> unserved, int version) {
    public Plan {
        routes = List.copyOf(routes);
        unserved = List.copyOf(unserved);
        List<String> inPlan = routes.stream().map(route -> route.vehicle().id()).toList();
        if (!inPlan.equals(problem.vehicles().stream().map(Vehicle::id).toList())) {
            throw new IllegalArgumentException(
                    "a plan must have a route for each vehicle in order, had " + inPlan);
        }
    }

    /** All costs, term by term. */
    public Cost cost() {
        Cost sum = Cost.NONE;
        for (Route route : routes) {
            sum = sum.plus(route.cost());
        }
        double leftOut = 0;
        for (Unserved request : unserved) {
            leftOut += problem.prices().leavingOut(request.request());
        }
        return sum.plus(new Cost(0, 0, 0, 0, 0, 0, leftOut));
    }

    /** The route of a vehicle. */
    public Route getRoute(String vehicleId) {
        return routes.stream()
                .filter(route -> route.vehicle().id().equals(vehicleId))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no vehicle '%s'".formatted(vehicleId)));
    }

    /** The visit that does a task, if there is one. */
    public Optional<Visit> findVisit(TaskId task) {
        return routes.stream()
                .flatMap(route -> route.visits().stream())
                .filter(visit -> visit.id().equals(task))
                .findFirst();
    }

    /** Why a request is unserved, if it is. */
    public Optional<Unserved> findUnserved(String requestId) {
        return unserved.stream().filter(u -> u.request().id().equals(requestId)).findFirst();
    }

    /** Visits that start later than due, hard windows included; in the order of the routes. */
    public List<Visit> lateVisits() {
        return routes.stream()
                .flatMap(route -> route.visits().stream())
                .filter(visit -> visit.lateMillis() > 0)
                .toList();
    }

    /** The plan as flat records. */
    public List<Assignment> assignments() {
        List<Assignment> lines = new ArrayList<>();
        for (Route route : routes) {
            for (Visit visit : route.visits()) {
                lines.add(new Assignment(route.vehicle().id(), visit.id()));
            }
        }
        return lines;
    }

    /** The same routes with one more request, which is unserved so far. */
    public Plan with(Request request) {
        List<Unserved> more = new ArrayList<>(unserved);
        more.add(Unserved.because(request, Reason.NOT_TRIED));
        return new Plan(problem.with(request), routes, more, version + 1);
    }
}
