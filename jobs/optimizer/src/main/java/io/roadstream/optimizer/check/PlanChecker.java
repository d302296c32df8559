/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.check;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Cost;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.plan.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds everything that is wrong with a plan. Shares no code with what makes plans. */
public final class PlanChecker {
    private final Plan plan;
    private final List<Violation> violations = new ArrayList<>();

    private PlanChecker(Plan plan) {
        this.plan = plan;
    }

    /** All violations; none if the plan holds. */
    public static List<Violation> check(Plan plan) {
        PlanChecker checker = new PlanChecker(plan);
        checker.checkServedOnce();
        checker.checkPickupsFirst();
        RouteChecker routes = new RouteChecker(plan.problem(), checker.violations);
        plan.routes().forEach(routes::check);
        checker.checkTotal();
        return List.copyOf(checker.violations);
    }

    private void checkServedOnce() {
        Map<TaskId, Integer> visits = new HashMap<>();
        for (Route route : plan.routes()) {
            for (Visit visit : route.visits()) {
                visits.merge(visit.id(), 1, Integer::sum);
                checkKnown(visit);
            }
        }
        Map<String, Integer> leftOut = new HashMap<>();
        for (Unserved unserved : plan.unserved()) {
            leftOut.merge(unserved.request().id(), 1, Integer::sum);
        }
        for (Request request : plan.problem().requests()) {
            int times = leftOut.getOrDefault(request.id(), 0);
            for (Task task : request.tasks()) {
                TaskId id = new TaskId(request.id(), task.action());
                int found = visits.getOrDefault(id, 0);
                if (found + times != 1) {
                    report(
                            Constraint.SERVED_ONCE,
                            "%s has %d visits and is unserved %d times"
                                    .formatted(id, found, times));
                }
            }
            leftOut.remove(request.id());
        }
        leftOut.keySet()
                .forEach(id -> report(Constraint.SERVED_ONCE, "no request '%s'".formatted(id)));
    }

    private void checkKnown(Visit visit) {
        boolean isKnown =
                plan.problem()
                        .findTask(visit.id())
                        .filter(task -> task.equals(visit.task()))
                        .isPresent();
        if (!isKnown) {
            report(Constraint.SERVED_ONCE, "%s is not as in the problem".formatted(visit.id()));
        }
    }

    private void checkPickupsFirst() {
        for (Route route : plan.routes()) {
            for (int i = 0; i < route.visits().size(); i++) {
                Visit visit = route.visits().get(i);
                boolean needsPickup =
                        visit.id().action() == Action.DELIVERY
                                && visit.step().request().tasks().size() > 1;
                if (needsPickup && !hasPickupBefore(route, i)) {
                    report(
                            Constraint.PICKUP_FIRST,
                            "vehicle '%s' has %s without its pickup before"
                                    .formatted(route.vehicle().id(), visit.id()));
                }
            }
        }
    }

    private static boolean hasPickupBefore(Route route, int delivery) {
        String requestId = route.visits().get(delivery).id().requestId();
        TaskId pickup = new TaskId(requestId, Action.PICKUP);
        return route.visits().subList(0, delivery).stream()
                .anyMatch(visit -> visit.id().equals(pickup));
    }

    private void checkTotal() {
        double leftOut = 0;
        for (Unserved unserved : plan.unserved()) {
            Double prize = unserved.request().prize();
            double price = plan.problem().prices().unserved();
            leftOut += prize != null ? prize : price * (1 + unserved.request().priority());
        }
        double sum = leftOut;
        for (Route route : plan.routes()) {
            sum += route.cost().total();
        }
        Cost told = plan.cost();
        if (!Near.isNear(told.total(), sum) || !Near.isNear(told.unserved(), leftOut)) {
            report(Constraint.COST, "the plan costs %s, not %s".formatted(sum, told.total()));
        }
    }

    private void report(Constraint constraint, String message) {
        violations.add(new Violation(constraint, message));
    }
}
