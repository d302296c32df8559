/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

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
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries a plan over to the problem as it is now: vehicles moved on or late, tasks done, requests
 * gone or new. Orders of routes stay; what is committed now comes first. Times are computed anew
 * and may be late, even after windows have closed ({@link Plan#lateVisits}, {@link
 * Route#isOvertime}): to mend that is the next step's task, and never to be worse than this.
 */
public final class Repair {
    private final Problem now;
    private final Map<String, String> holders = new HashMap<>();

    private Repair(Problem now) {
        this.now = now;
    }

    /** The next version of the plan, for the problem as it is now. */
    public static Plan repair(Plan before, Problem now) {
        Repair repair = new Repair(now);
        repair.findHolders(before);
        Plan repaired = PlanAssembly.of(now, repair.lines(before));
        return new Plan(now, repaired.routes(), unserved(before, repaired), before.version() + 1);
    }

    /** The vehicle that keeps each request: the one committed to it, else the one before. */
    private void findHolders(Plan before) {
        for (Route route : before.routes()) {
            for (Step step : route.steps()) {
                keep(step.request().id(), route.vehicle().id());
            }
        }
        for (Vehicle vehicle : now.vehicles()) {
            vehicle.committed().forEach(task -> holders.put(task.requestId(), vehicle.id()));
        }
    }

    private void keep(String requestId, String vehicleId) {
        Request request = now.findRequest(requestId).orElse(null);
        if (request == null || now.findVehicle(vehicleId).isEmpty()) {
            return;
        }
        String boundTo = request.vehicleId();
        if (boundTo == null || boundTo.equals(vehicleId)) {
            holders.put(requestId, vehicleId);
        }
    }

    private List<Assignment> lines(Plan before) {
        Map<String, Set<TaskId>> tasks = new HashMap<>();
        for (Vehicle vehicle : now.vehicles()) {
            tasks.put(vehicle.id(), new LinkedHashSet<>(vehicle.committed()));
        }
        for (Route route : before.routes()) {
            String vehicleId = route.vehicle().id();
            for (Step step : route.steps()) {
                boolean isKept = vehicleId.equals(holders.get(step.request().id()));
                Set<TaskId> kept = tasks.get(vehicleId);
                if (isKept && kept != null && now.findTask(step.id()).isPresent()) {
                    kept.add(step.id());
                }
            }
        }
        List<Assignment> lines = new ArrayList<>();
        for (Vehicle vehicle : now.vehicles()) {
            Set<TaskId> kept = tasks.getOrDefault(vehicle.id(), Set.of());
            addMissing(vehicle, kept);
            kept.forEach(task -> lines.add(new Assignment(vehicle.id(), task)));
        }
        return lines;
    }

    /** What was picked up by commitment and planned elsewhere before is delivered at the end. */
    private void addMissing(Vehicle vehicle, Set<TaskId> kept) {
        for (TaskId committed : vehicle.committed()) {
            Request request = now.getRequest(committed.requestId());
            for (Task task : request.tasks()) {
                kept.add(new TaskId(request.id(), task.action()));
            }
        }
    }

    private static List<Unserved> unserved(Plan before, Plan repaired) {
        List<Unserved> unserved = new ArrayList<>();
        for (Unserved left : repaired.unserved()) {
            Request request = left.request();
            boolean wasThere = before.problem().findRequest(request.id()).isPresent();
            Reason reason = wasThere ? Reason.VEHICLE_GONE : Reason.NOT_TRIED;
            unserved.add(
                    before.findUnserved(request.id())
                            .map(old -> new Unserved(request, old.reasons()))
                            .orElseGet(() -> Unserved.because(request, reason)));
        }
        return unserved;
    }
}
