/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import java.util.Arrays;

/** Routes that were good, kept in arrays that are used again. For one thread. */
public final class Snapshot {
    private final int[] nodes;
    private final int[] ends;
    private double cost = Double.POSITIVE_INFINITY;
    private int used;
    private int absent;

    /** Empty, at an infinite cost. */
    public Snapshot(CompiledProblem problem) {
        nodes = new int[problem.nodes().count()];
        ends = new int[problem.vehicles().count()];
    }

    /** Takes over what the routes are now. */
    public void take(Routes routes) {
        int end = 0;
        for (int v = 0; v < ends.length; v++) {
            Lane lane = routes.lane(v);
            System.arraycopy(lane.rows(), 1, nodes, end, lane.size());
            end += lane.size();
            ends[v] = end;
        }
        cost = routes.cost();
        used = routes.used();
        absent = routes.absentCount();
    }

    /** Number of routes with nodes. */
    public int used() {
        return used;
    }

    /** Number of units that are left out. */
    public int absent() {
        return absent;
    }

    /** What they cost. */
    public double cost() {
        return cost;
    }

    /** For each vehicle its nodes. */
    public int[][] toArrays() {
        int[][] routes = new int[ends.length][];
        int from = 0;
        for (int v = 0; v < ends.length; v++) {
            routes[v] = Arrays.copyOfRange(nodes, from, ends[v]);
            from = ends[v];
        }
        return routes;
    }
}
