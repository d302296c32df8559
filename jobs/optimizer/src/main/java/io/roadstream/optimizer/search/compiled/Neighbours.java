/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

/** For each node the others, nearest first, by the price of the shorter way between them. */
public final class Neighbours {
    private final int[][] nearest;

    private Neighbours(int[][] nearest) {
        this.nearest = nearest;
    }

    /** At most so many of each movable node. */
    public static Neighbours of(CompiledProblem problem, int most) {
        int count = problem.nodes().count();
        int[][] nearest = new int[count][];
        Nearest found = new Nearest(count);
        for (int node = 0; node < count; node++) {
            found.clear();
            double[] out = problem.network().costOut(node);
            double[] in = problem.network().costIn(node);
            for (int other = 0; other < count; other++) {
                if (other != node && problem.units().unitOf(other) != Units.NONE) {
                    found.add(other, Math.min(out[other], in[other]));
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
