/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Nearest;
import io.roadstream.optimizer.search.compiled.Nodes;
import io.roadstream.optimizer.search.compiled.Units;

/**
 * For each node the others that it should be next to: by the price of the way between them, what is
 * waited at least and what is late at least, in the better direction (Vidal et al. 2013).
 */
public final class Proximity {
    private static final double WAIT_WEIGHT = 0.2;
    private static final double LATE_WEIGHT = 1.0;

    private final int[][] near;

    private Proximity(int[][] near) {
        this.near = near;
    }

    /** At most so many of each movable node. */
    public static Proximity of(CompiledProblem problem, int most) {
        int count = problem.nodes().count();
        double perMilli = pricePerMilli(problem);
        int[][] near = new int[count][];
        Nearest found = new Nearest(count);
        for (int node = 0; node < count; node++) {
            found.clear();
            for (int other = 0; other < count; other++) {
                if (other != node && problem.units().unitOf(other) != Units.NONE) {
                    double there = apart(problem, node, other, perMilli);
                    double back = apart(problem, other, node, perMilli);
                    found.add(other, Math.min(there, back));
                }
            }
            near[node] = found.list(most);
        }
        return new Proximity(near);
    }

    /** The others, nearest first. Only for reading. */
    int[] of(int node) {
        return near[node];
    }

    private static double apart(CompiledProblem problem, int from, int to, double perMilli) {
        Nodes nodes = problem.nodes();
        long drive = drive(problem, from, to);
        long service = nodes.service(from);
        double wait = Math.max(0, (double) nodes.open(to) - drive - service - nodes.close(from));
        double late = Math.max(0, (double) nodes.open(from) + service + drive - nodes.close(to));
        double way = problem.network().cost(from, to, drive);
        return way + perMilli * (WAIT_WEIGHT * wait + LATE_WEIGHT * late);
    }

    private static long drive(CompiledProblem problem, int from, int to) {
        return problem.network().millis(from, to, problem.nodes().open(from));
    }

    /** What a millisecond on the road costs, by and large. */
    static double pricePerMilli(CompiledProblem problem) {
        int count = problem.nodes().count();
        double cost = 0;
        double millis = 1;
        for (int node = 0; node + 1 < count; node++) {
            long drive = drive(problem, node, node + 1);
            cost += problem.network().cost(node, node + 1, drive);
            millis += drive;
        }
        return cost / millis;
    }

    /** How long a way takes, by and large. */
    static double meanMillis(CompiledProblem problem) {
        int count = problem.nodes().count();
        double millis = 1;
        for (int node = 0; node + 1 < count; node++) {
            millis += (double) drive(problem, node, node + 1) / count;
        }
        return millis;
    }
}
