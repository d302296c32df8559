/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

/**
 * For each node the others, nearest first, by the price of the shorter way between them, for who
 * leaves when the window opens.
 */
public final class Neighbours {
    private final int[][] nearest;

    private Neighbours(int[][] nearest) {
        this.nearest = nearest;
    }

    /** At most so many of each movable node. */
    public static Neighbours of(CompiledProblem problem, int most) {
        int count = problem.nodes().count();
        int[][] nearest = new int[count][];
        Network network = problem.network();
        Nodes nodes = problem.nodes();
        Nearest found = new Nearest(count);
        for (int node = 0; node < count; node++) {
            found.clear();
            for (int other = 0; other < count; other++) {
                if (other != node && problem.units().unitOf(other) != Units.NONE) {
                    double there = network.costAt(node, other, nodes.open(node));
                    double back = network.costAt(other, node, nodes.open(other));
                    found.add(other, Math.min(there, back));
                }
            }
            nearest[node] = found.list(most);
        }
        return new Neighbours(nearest);
    }

    /** The others, nearest first. Only for reading. */
    public int[] of(int node) {
        return nearest[node];
    }
}
