/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.schedule.Timetable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cheapest insertion of one request into a plan. */
public final class Insertion {
    private Insertion() {}

    /** Takes a new request into the plan. */
    public static Outcome insert(Plan plan, Request request, Limit limit) {
        return insert(plan.with(request), request.id(), limit);
    }

    /** Inserts a request that the plan leaves out. */
    public static Outcome insert(Plan plan, String requestId, Limit limit) {
        Request request =
                plan.findUnserved(requestId)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "request '%s' is not unserved"
                                                        .formatted(requestId)))
                        .request();
        PositionSearch search = new PositionSearch(plan.problem(), request);
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        @Nullable Position best = null;
        int bestRoute = 0;
        boolean isComplete = true;
        for (int i = 0; i < plan.routes().size(); i++) {
            if (limit.isReached()) {
                reasons.merge(Reason.OUT_OF_TIME, plan.routes().size() - i, Integer::sum);
                isComplete = false;
                break;
            }
            Route route = plan.routes().get(i);
            double bound = best == null ? Double.POSITIVE_INFINITY : best.cost();
            Optional<Position> found = search(plan, route, search, bound, reasons);
            if (found.isPresent()) {
                best = found.get();
                bestRoute = i;
            }
        }
        if (best == null) {
            return new Outcome(leaveOut(plan, request, reasons), null, 0, reasons, isComplete);
        }
        Double prize = request.prize();
        if (prize != null && best.cost() >= prize) {
            reasons.put(Reason.PRIZE_TOO_LOW, 1);
            return new Outcome(leaveOut(plan, request, reasons), null, 0, reasons, isComplete);
        }
        Plan next = apply(plan, bestRoute, request, best);
        String vehicleId = next.routes().get(bestRoute).vehicle().id();
        return new Outcome(next, vehicleId, best.cost(), reasons, isComplete);
    }

    /** Inserts all that the plan leaves out, in its order, each as cheaply as it then can be. */
    public static Plan insertAll(Plan plan, Limit limit) {
        Plan next = plan;
        for (Unserved left : plan.unserved()) {
            next = insert(next, left.request().id(), limit).plan();
        }
        return next;
    }

    /** The next version, with the request at its position. */
    static Plan apply(Plan plan, int routeIndex, Request request, Position position) {
        List<Route> routes = new ArrayList<>(plan.routes());
        Route old = routes.get(routeIndex);
        Timetable timetable = new Timetable(plan.problem());
        routes.set(routeIndex, timetable.route(old.vehicle(), position.insert(old, request)));
        List<Unserved> unserved = new ArrayList<>(plan.unserved());
        unserved.removeIf(left -> left.request().id().equals(request.id()));
        return new Plan(plan.problem(), routes, unserved, plan.version() + 1);
    }

    private static Optional<Position> search(
            Plan plan,
            Route route,
            PositionSearch search,
            double bound,
            Map<Reason, Integer> reasons) {
        Optional<Reason> obstacle =
                Eligibility.findObstacle(plan.problem(), route, search.request());
        if (obstacle.isPresent()) {
            reasons.merge(obstacle.get(), 1, Integer::sum);
            return Optional.empty();
        }
        Optional<Position> found = search.search(new RouteState(plan.problem(), route), bound);
        if (found.isEmpty() && !search.isTooDear()) {
            reasons.merge(search.reason(), 1, Integer::sum);
        }
        return found;
    }

    private static Plan leaveOut(Plan plan, Request request, Map<Reason, Integer> reasons) {
        List<Unserved> unserved = new ArrayList<>(plan.unserved());
        unserved.replaceAll(
                left ->
                        left.request().id().equals(request.id())
                                ? new Unserved(request, reasons)
                                : left);
        return new Plan(plan.problem(), plan.routes(), unserved, plan.version() + 1);
    }
}
