/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who serves requests, as it is when the problem begins.
 *
 * @param id unique in the problem
 * @param start where it is
 * @param end where its route must end, or null: where the last visit is
 * @param shift when it drives
 * @param capacity most that may be on board, by dimension
 * @param skills what it can do
 * @param fixedCost price of using it at all
 * @param maxRouteMillis longest route from leaving the start on
 * @param maxRouteMeters longest way
 * @param committed first tasks of its route, in order: driven to or agreed, not to be changed
 * @param announced next tasks after these that the driver was told, in order; changing them is
 *     disruption
 */
public record Vehicle(
        String id,
        Place start,
        @Nullable Place end,
        Shift shift,
        Load capacity,
        Set<String> skills,
        double fixedCost,
        long maxRouteMillis,
        double maxRouteMeters,
        List<TaskId> committed,
        List<TaskId> announced) {
    public Vehicle {
        Checks.requireId("vehicle id", id);
        Checks.requireNotNegative("fixedCost", fixedCost);
        Checks.requireNotNegative("maxRouteMillis", maxRouteMillis);
        if (!(maxRouteMeters >= 0)) {
            throw new IllegalArgumentException(
                    "maxRouteMeters must not be negative, was " + maxRouteMeters);
        }
        skills = Set.copyOf(skills);
        committed = List.copyOf(committed);
        announced = List.copyOf(announced);
    }

    /** A vehicle with an open route, no limits but its shift, and nothing agreed. */
    public static Vehicle of(String id, Place start, Shift shift, Load capacity) {
        return new Vehicle(
                id,
                start,
                null,
                shift,
                capacity,
                Set.of(),
                0,
                Window.NEVER_MILLIS,
                Double.POSITIVE_INFINITY,
                List.of(),
                List.of());
    }

    /** The same, whose route ends at a place. */
    public Vehicle endingAt(Place newEnd) {
        return new Vehicle(
                id,
                start,
                newEnd,
                shift,
                capacity,
                skills,
                fixedCost,
                maxRouteMillis,
                maxRouteMeters,
                committed,
                announced);
    }

    /** The same by another name. */
    public Vehicle withId(String newId) {
        return new Vehicle(
                newId,
                start,
                end,
                shift,
                capacity,
                skills,
                fixedCost,
                maxRouteMillis,
                maxRouteMeters,
                committed,
                announced);
    }

    /** The same with skills. */
    public Vehicle withSkills(Set<String> newSkills) {
        return new Vehicle(
                id,
                start,
                end,
                shift,
                capacity,
                newSkills,
                fixedCost,
                maxRouteMillis,
                maxRouteMeters,
                committed,
                announced);
    }

    /** The same at a price for using it at all. */
    public Vehicle withFixedCost(double newFixedCost) {
        return new Vehicle(
                id,
                start,
                end,
                shift,
                capacity,
                skills,
                newFixedCost,
                maxRouteMillis,
                maxRouteMeters,
                committed,
                announced);
    }

    /** The same with a longest route in time and in metres. */
    public Vehicle withLimits(long newMaxRouteMillis, double newMaxRouteMeters) {
        return new Vehicle(
                id,
                start,
                end,
                shift,
                capacity,
                skills,
                fixedCost,
                newMaxRouteMillis,
                newMaxRouteMeters,
                committed,
                announced);
    }

    /** The same with what is driven to or agreed. */
    public Vehicle withCommitted(List<TaskId> newCommitted) {
        return new Vehicle(
                id,
                start,
                end,
                shift,
                capacity,
                skills,
                fixedCost,
                maxRouteMillis,
                maxRouteMeters,
                newCommitted,
                announced);
    }

    /** The same with what the driver was told. */
    public Vehicle withAnnounced(List<TaskId> newAnnounced) {
        return new Vehicle(
                id,
                start,
                end,
                shift,
                capacity,
                skills,
                fixedCost,
                maxRouteMillis,
                maxRouteMeters,
                committed,
                newAnnounced);
    }

    /** The same at another place and time. */
    public Vehicle movedTo(Place newStart, Shift newShift) {
        return new Vehicle(
                id,
                newStart,
                end,
                newShift,
                capacity,
                skills,
                fixedCost,
                maxRouteMillis,
                maxRouteMeters,
                committed,
                announced);
    }

    /** Last moment at which the route may end. */
    public long latestEndMillis() {
        return Math.min(shift.untilMillis(), shift.fromMillis() + maxRouteMillis);
    }
}
