/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A published problem, whose tasks have node numbers.
 *
 * @param problem as the optimizer knows it; a task's node is the row of its place
 */
public record Instance(Problem problem) {
    /** The plan that drives these routes, each a list of nodes, with the vehicles in order. */
    public Plan plan(List<List<Integer>> routes) {
        Map<Integer, TaskId> tasks = new HashMap<>();
        for (Request request : problem.requests()) {
            for (Task task : request.tasks()) {
                tasks.put(task.place().row(), new TaskId(request.id(), task.action()));
            }
        }
        if (routes.size() > problem.vehicles().size()) {
            throw new InvalidInstanceException(
                    "there must be at most %d routes, were %d"
                            .formatted(problem.vehicles().size(), routes.size()));
        }
        List<Assignment> lines = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            String vehicleId = problem.vehicles().get(i).id();
            for (int node : routes.get(i)) {
                TaskId task = tasks.get(node);
                if (task == null) {
                    throw new InvalidInstanceException("no node " + node);
                }
                lines.add(new Assignment(vehicleId, task));
            }
        }
        return PlanAssembly.of(problem, lines);
    }

    /** The nodes of each route that has any. */
    public static List<List<Integer>> routes(Plan plan) {
        return plan.routes().stream()
                .filter(route -> !route.visits().isEmpty())
                .map(Instance::nodes)
                .toList();
    }

    private static List<Integer> nodes(Route route) {
        return route.visits().stream().map(visit -> visit.task().place().row()).toList();
    }
}
