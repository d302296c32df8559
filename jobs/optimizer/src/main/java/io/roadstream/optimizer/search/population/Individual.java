/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Units;
import java.util.Arrays;

/** Routes of one plan, with what they cost. Nobody changes the arrays. */
final class Individual {
    private final int[][] routes;
    private final int[] next;
    private final int[] previous;
    private final double cost;

    Individual(CompiledProblem problem, int[][] routes, double cost) {
        this.routes = routes;
        this.cost = cost;
        int nodes = problem.nodes().count();
        next = new int[nodes];
        previous = new int[nodes];
        Arrays.fill(next, Units.NONE);
        Arrays.fill(previous, Units.NONE);
        for (int[] route : routes) {
            for (int i = 1; i < route.length; i++) {
                next[route[i - 1]] = route[i];
                previous[route[i]] = route[i - 1];
            }
        }
    }

    /** For each vehicle its nodes. */
    int[][] routes() {
        return routes;
    }

    double cost() {
        return cost;
    }

    /** Broken pairs: share of the nodes with another one behind them (Prins 2009). */
    double distance(Individual other) {
        int broken = 0;
        for (int node = 0; node < next.length; node++) {
            boolean isKept =
                    next[node] == other.next[node]
                            || (next[node] != Units.NONE && next[node] == other.previous[node]);
            broken += isKept ? 0 : 1;
        }
        return (double) broken / next.length;
    }
}
