/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants: a load taken from one place to another, one visit, the delivery of what is
 * on board already, or a driver's break.
 *
 * @param id unique in the problem
 * @param tasks pickup and delivery, or one task
 * @param load what is moved
 * @param skills what a vehicle must have
 * @param kind of goods, for {@link ProblemBuilder#incompatible}; empty if it does not matter
 * @param priority 0 or more; higher is planned first and costs more when left out
 * @param prize what an optional request is worth, or null: the request must be served
 * @param vehicleId the only vehicle that may serve it, or null
 */
public record Request(
        String id,
        List<Task> tasks,
        Load load,
        Set<String> skills,
        String kind,
        int priority,
        @Nullable Double prize,
        @Nullable String vehicleId) {
    private static final Set<List<Action>> SHAPES =
            Set.of(
                    List.of(Action.PICKUP, Action.DELIVERY),
                    List.of(Action.VISIT),
                    List.of(Action.DELIVERY),
                    List.of(Action.REST));

    public Request {
        Checks.requireId("request id", id);
        tasks = List.copyOf(tasks);
        skills = Set.copyOf(skills);
        List<Action> actions = tasks.stream().map(Task::action).toList();
        if (!SHAPES.contains(actions)) {
            throw nonsense(id, "cannot consist of " + actions);
        }
        boolean needsVehicle = tasks.size() == 1 && tasks.get(0).action() != Action.VISIT;
        if (needsVehicle && vehicleId == null) {
            throw nonsense(id, "is on board or a break and must name its vehicle");
        }
        if (priority < 0) {
            throw nonsense(id, "must not have a negative priority, had " + priority);
        }
        if (prize != null && !(prize >= 0 && prize <= Double.MAX_VALUE)) {
            throw nonsense(id, "must have a prize of 0 or more, had " + prize);
        }
    }

    /** From one place to another, on one vehicle. */
    public static Request pair(String id, Load load, Task pickup, Task delivery) {
        return new Request(id, List.of(pickup, delivery), load, Set.of(), "", 0, null, null);
    }

    /** One place. */
    public static Request visit(String id, Load load, Task visit) {
        return new Request(id, List.of(visit), load, Set.of(), "", 0, null, null);
    }

    /** The delivery of what a vehicle has on board when the problem begins. */
    public static Request onBoard(String id, Load load, Task delivery, String vehicleId) {
        return new Request(id, List.of(delivery), load, Set.of(), "", 0, null, vehicleId);
    }

    /** A break of a vehicle's driver, at its place and within its windows. */
    public static Request rest(String id, int dimensions, Task rest, String vehicleId) {
        Load nothing = Load.empty(dimensions);
        return new Request(id, List.of(rest), nothing, Set.of(), "", 0, null, vehicleId);
    }

    /** The same, for vehicles with these skills. */
    public Request withSkills(Set<String> newSkills) {
        return new Request(id, tasks, load, newSkills, kind, priority, prize, vehicleId);
    }

    /** The same, of a kind of goods. */
    public Request withKind(String newKind) {
        return new Request(id, tasks, load, skills, newKind, priority, prize, vehicleId);
    }

    /** The same, more or less urgent. */
    public Request withPriority(int newPriority) {
        return new Request(id, tasks, load, skills, kind, newPriority, prize, vehicleId);
    }

    /** The same, served only where that costs less than its prize. */
    public Request withPrize(double newPrize) {
        return new Request(id, tasks, load, skills, kind, priority, newPrize, vehicleId);
    }

    /** The same, for one vehicle only. */
    public Request boundTo(String newVehicleId) {
        return new Request(id, tasks, load, skills, kind, priority, prize, newVehicleId);
    }

    /** Whether its load is on board when the problem begins. */
    public boolean isOnBoard() {
        return tasks.get(0).action() == Action.DELIVERY;
    }

    /** Whether it may be left out for its prize. */
    public boolean isOptional() {
        return prize != null;
    }

    private static IllegalArgumentException nonsense(String id, String what) {
        return new IllegalArgumentException("request '%s' %s".formatted(id, what));
    }
}
