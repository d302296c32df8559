/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import java.util.Arrays;

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
        long[] keys = new long[count];
        for (int node = 0; node < count; node++) {
            int found = 0;
            double[] out = problem.network().costOut(node);
            double[] in = problem.network().costIn(node);
            for (int other = 0; other < count; other++) {
                if (other != node && problem.units().unitOf(other) != Units.NONE) {
                    float price = (float) Math.min(out[other], in[other]);
                    // prices are not negative, so their bits are in their order
                    keys[found++] = ((long) Float.floatToIntBits(price) << 32) | other;
                }
            }
            Arrays.sort(keys, 0, found);
            nearest[node] = new int[Math.min(most, found)];
            for (int i = 0; i < nearest[node].length; i++) {
                nearest[node][i] = (int) keys[i];
            }
        }
        return new Neighbours(nearest);
    }

    /** The others, nearest first. Only for reading. */
    public int[] of(int node) {
        return nearest[node];
    }
}
