/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

/** Whether loads, lengths and kinds of goods allow a node in a route that holds. */
final class Limits {
    private final Network network;
    private final Units units;
    private final Vehicles vehicles;
    private final int dimensions;

    Limits(CompiledProblem problem) {
        this.network = problem.network();
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.dimensions = vehicles.dimensions();
    }

    /** Whether the load of a node has room behind a position. */
    boolean fits(Lane lane, int node, int position) {
        for (int d = 0; d < dimensions; d++) {
            int more = units.load(node, d);
            if (more > 0 && lane.load(position, d) + more > vehicles.capacity(lane.vehicle(), d)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the load of a node has room from behind a position to the end. */
    boolean fitsToEnd(Lane lane, int node, int position) {
        for (int d = 0; d < dimensions; d++) {
            int more = units.load(node, d);
            if (more > 0 && lane.peak(position, d) + more > vehicles.capacity(lane.vehicle(), d)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the way is too long with a node in front of a position. */
    boolean isTooFar(Lane lane, int i, int node) {
        int v = lane.vehicle();
        if (!vehicles.isWayLimited(v)) {
            return false;
        }
        double instead = lane.size() == 0 ? 0 : network.meters(lane.node(i - 1), lane.node(i));
        double more =
                network.meters(lane.node(i - 1), node)
                        + network.meters(node, lane.node(i))
                        - instead;
        return lane.meters() + more > vehicles.maxMeters(v) + Lane.METERS_TOLERANCE;
    }

    /** Whether the way is too long with two nodes, the second counted without the first. */
    boolean isTooFar(Lane lane, int i, int first, int j, int second) {
        int v = lane.vehicle();
        if (!vehicles.isWayLimited(v)) {
            return false;
        }
        double more;
        if (i == j) {
            double instead = lane.size() == 0 ? 0 : network.meters(lane.node(i - 1), lane.node(i));
            more =
                    network.meters(lane.node(i - 1), first)
                            + network.meters(first, second)
                            + network.meters(second, lane.node(i))
                            - instead;
        } else {
            more =
                    network.meters(lane.node(i - 1), first)
                            + network.meters(first, lane.node(i))
                            - network.meters(lane.node(i - 1), lane.node(i))
                            + network.meters(lane.node(j - 1), second)
                            + network.meters(second, lane.node(j))
                            - network.meters(lane.node(j - 1), lane.node(j));
        }
        return lane.meters() + more > vehicles.maxMeters(v) + Lane.METERS_TOLERANCE;
    }

    /** Whether something in the route must not meet the unit. */
    boolean meetsIncompatible(Lane lane, int unit) {
        if (units.hasIncompatible()) {
            int node = units.first(unit);
            for (int i = 1; i <= lane.size(); i++) {
                if (units.areIncompatible(node, lane.node(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
