/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.schedule.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a request out of a plan. Where travel times obey the triangle inequality, nothing becomes
 * later by that.
 */
public final class Removal {
    private Removal() {}

    /**
     * The plan without a cancelled request, and without it in its problem; empty if a task of it is
     * committed or its load is on board: then somebody must say what becomes of the goods.
     */
    public static Optional<Plan> cancel(Plan plan, String requestId) {
        Request request = plan.problem().getRequest(requestId);
        if (request.isOnBoard() || isCommitted(plan, requestId)) {
            return Optional.empty();
        }
        Problem problem = plan.problem().without(requestId);
        List<Unserved> unserved = new ArrayList<>(plan.unserved());
        unserved.removeIf(left -> left.request().id().equals(requestId));
        List<Route> routes = routesWithout(plan, problem, requestId);
        return Optional.of(new Plan(problem, routes, unserved, plan.version() + 1));
    }

    /** The plan with the request unserved; empty if a task of it is committed. */
    public static Optional<Plan> leaveOut(Plan plan, String requestId) {
        Request request = plan.problem().getRequest(requestId);
        if (isCommitted(plan, requestId)) {
            return Optional.empty();
        }
        List<Unserved> unserved = new ArrayList<>(plan.unserved());
        if (plan.findUnserved(requestId).isEmpty()) {
            unserved.add(Unserved.because(request, Reason.NOT_TRIED));
        }
        List<Route> routes = routesWithout(plan, plan.problem(), requestId);
        return Optional.of(new Plan(plan.problem(), routes, unserved, plan.version() + 1));
    }

    private static boolean isCommitted(Plan plan, String requestId) {
        return plan.problem().vehicles().stream()
                .flatMap(vehicle -> vehicle.committed().stream())
                .map(TaskId::requestId)
                .anyMatch(requestId::equals);
    }

    private static List<Route> routesWithout(Plan plan, Problem problem, String requestId) {
        Timetable timetable = new Timetable(problem);
        List<Route> routes = new ArrayList<>(plan.routes());
        routes.replaceAll(route -> without(route, requestId, timetable));
        return routes;
    }

    private static Route without(Route route, String requestId, Timetable timetable) {
        List<Step> steps =
                route.steps().stream()
                        .filter(step -> !step.request().id().equals(requestId))
                        .toList();
        return steps.size() == route.visits().size()
                ? route
                : timetable.route(route.vehicle(), steps);
    }
}
