/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import java.util.Map;

/** The vehicles' limits and prices. */
public final class Vehicles {
    /** An announced stop that is no task of the problem. */
    static final int NO_NODE = -1;

    private final int count;
    private final int dimensions;
    private final int[] startRow;
    private final int[] endRow;
    private final long[] from;
    private final long[] latestEnd;
    private final double[] maxMeters;
    private final double[] fixedCost;
    private final int[] capacity;
    private final int[] onBoard;
    private final int[] frozen;
    private final int[][] announced;
    private final int[] twin;

    Vehicles(Plan plan, int[] startRow, int[] endRow, Map<TaskId, Integer> nodes) {
        Problem problem = plan.problem();
        this.startRow = startRow;
        this.endRow = endRow;
        count = problem.vehicles().size();
        dimensions = problem.dimensions();
        from = new long[count];
        latestEnd = new long[count];
        maxMeters = new double[count];
        fixedCost = new double[count];
        capacity = new int[count * dimensions];
        onBoard = new int[count * dimensions];
        frozen = new int[count];
        announced = new int[count][];
        for (int v = 0; v < count; v++) {
            fill(v, plan.routes().get(v), problem.onBoard(problem.vehicles().get(v).id()), nodes);
        }
        twin = Twins.of(problem, latestEnd, maxMeters);
    }

    /** A limit that the plan has broken already is where the plan is. */
    private void fill(int v, Route route, Load aboard, Map<TaskId, Integer> nodes) {
        Vehicle vehicle = route.vehicle();
        from[v] = vehicle.shift().fromMillis();
        latestEnd[v] = vehicle.latestEndMillis();
        maxMeters[v] = vehicle.maxRouteMeters();
        if (!route.visits().isEmpty()) {
            latestEnd[v] = Math.max(latestEnd[v], route.ending().arrivalMillis());
            maxMeters[v] = Math.max(maxMeters[v], route.meters());
        }
        fixedCost[v] = vehicle.fixedCost();
        for (int d = 0; d < dimensions; d++) {
            capacity[v * dimensions + d] = vehicle.capacity().amount(d);
            onBoard[v * dimensions + d] = aboard.amount(d);
        }
        frozen[v] = vehicle.committed().size();
        announced[v] =
                vehicle.announced().stream()
                        .mapToInt(id -> nodes.getOrDefault(id, NO_NODE))
                        .toArray();
    }

    /** Number of vehicles. */
    public int count() {
        return count;
    }

    /** Number of dimensions of capacity. */
    public int dimensions() {
        return dimensions;
    }

    /** Row where it starts. */
    public int startRow(int vehicle) {
        return startRow[vehicle];
    }

    /** Row where it ends, {@link Network#nowhere} for an open route. */
    public int endRow(int vehicle) {
        return endRow[vehicle];
    }

    /** When it leaves. */
    public long from(int vehicle) {
        return from[vehicle];
    }

    /** When it must have ended. */
    public long latestEnd(int vehicle) {
        return latestEnd[vehicle];
    }

    /** Longest way. */
    public double maxMeters(int vehicle) {
        return maxMeters[vehicle];
    }

    /** Whether it has a longest way. */
    public boolean isWayLimited(int vehicle) {
        return maxMeters[vehicle] < Double.POSITIVE_INFINITY;
    }

    /** Price of using it. */
    public double fixedCost(int vehicle) {
        return fixedCost[vehicle];
    }

    /** Room in a dimension. */
    public int capacity(int vehicle, int dimension) {
        return capacity[vehicle * dimensions + dimension];
    }

    /** What is on board in a dimension when the problem begins. */
    public int onBoard(int vehicle, int dimension) {
        return onBoard[vehicle * dimensions + dimension];
    }

    /** Number of its first nodes that nobody may touch. */
    public int frozen(int vehicle) {
        return frozen[vehicle];
    }

    /** Nodes that its driver was told, after the frozen ones. */
    public int[] announced(int vehicle) {
        return announced[vehicle];
    }

    /** First vehicle that is like it in all but its id. */
    public int twin(int vehicle) {
        return twin[vehicle];
    }
}
