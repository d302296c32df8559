/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.schedule;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Unserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Builds plans from flat records; says by name what cannot be a plan. */
public final class PlanAssembly {
    private PlanAssembly() {}

    /**
     * A plan of what is committed, and nothing else. What is picked up by it alone is delivered at
     * the end.
     */
    public static Plan committed(Problem problem) {
        List<Assignment> lines = new ArrayList<>();
        for (Vehicle vehicle : problem.vehicles()) {
            Set<TaskId> tasks = new LinkedHashSet<>(vehicle.committed());
            for (TaskId committed : vehicle.committed()) {
                Request request = problem.getRequest(committed.requestId());
                request.tasks().forEach(task -> tasks.add(new TaskId(request.id(), task.action())));
            }
            tasks.forEach(task -> lines.add(new Assignment(vehicle.id(), task)));
        }
        return of(problem, lines);
    }

    /**
     * The plan of these lines. Every request is there with all its tasks or with none; a delivery
     * comes after its pickup, on the same vehicle; what is committed comes first.
     */
    public static Plan of(Problem problem, List<Assignment> lines) {
        Map<String, List<Step>> steps = new HashMap<>();
        problem.vehicles().forEach(vehicle -> steps.put(vehicle.id(), new ArrayList<>()));
        Map<TaskId, String> holders = new HashMap<>();
        for (Assignment line : lines) {
            List<Step> route = steps.get(line.vehicleId());
            if (route == null) {
                throw new IllegalArgumentException("no vehicle '%s'".formatted(line.vehicleId()));
            }
            route.add(step(problem, line, holders));
            require(
                    holders.put(line.task(), line.vehicleId()) == null,
                    () -> "%s is there twice".formatted(line.task()));
        }
        return new Plan(problem, routes(problem, steps), unserved(problem, holders), 0);
    }

    private static Step step(Problem problem, Assignment line, Map<TaskId, String> holders) {
        TaskId id = line.task();
        Task task =
                problem.findTask(id).orElseThrow(() -> new IllegalArgumentException("no " + id));
        Request request = problem.getRequest(id.requestId());
        if (id.action() == Action.DELIVERY && !request.isOnBoard()) {
            TaskId pickup = new TaskId(request.id(), Action.PICKUP);
            require(
                    line.vehicleId().equals(holders.get(pickup)),
                    () -> "%s must come after its pickup on the same vehicle".formatted(id));
        }
        return new Step(request, task);
    }

    private static List<Route> routes(Problem problem, Map<String, List<Step>> steps) {
        Timetable timetable = new Timetable(problem);
        List<Route> routes = new ArrayList<>();
        for (Vehicle vehicle : problem.vehicles()) {
            Route route = timetable.route(vehicle, steps.getOrDefault(vehicle.id(), List.of()));
            List<TaskId> committed = vehicle.committed();
            List<TaskId> ids = route.steps().stream().map(Step::id).toList();
            require(
                    ids.size() >= committed.size()
                            && ids.subList(0, committed.size()).equals(committed),
                    () ->
                            "the route of vehicle '%s' must begin with what is committed"
                                    .formatted(vehicle.id()));
            routes.add(route);
        }
        return routes;
    }

    private static List<Unserved> unserved(Problem problem, Map<TaskId, String> holders) {
        Set<TaskId> served = new HashSet<>(holders.keySet());
        List<Unserved> unserved = new ArrayList<>();
        for (Request request : problem.requests()) {
            long tasks =
                    request.tasks().stream()
                            .filter(
                                    task ->
                                            served.contains(
                                                    new TaskId(request.id(), task.action())))
                            .count();
            require(
                    tasks == 0 || tasks == request.tasks().size(),
                    () -> "request '%s' is there with its pickup alone".formatted(request.id()));
            if (tasks == 0) {
                unserved.add(Unserved.because(request, Reason.NOT_TRIED));
            }
        }
        return unserved;
    }

    private static void require(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new IllegalArgumentException(message.get());
        }
    }
}
