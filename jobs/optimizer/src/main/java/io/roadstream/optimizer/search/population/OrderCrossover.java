/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
import java.util.Arrays;

/**
 * Order crossover (Davis 1985) of two plans as one long sequence each, cut into routes again by the
 * cheapest split (Prins 2004). Where vehicles differ, something is frozen or visits come in pairs,
 * the sequence is not cut: it becomes the order in which all is put in.
 */
final class OrderCrossover {
    private static final int[] NOTHING = {};

    private final CompiledProblem problem;
    private final Units units;
    private final Vehicles vehicles;
    private final Dice dice;
    private final boolean canSplit;

    OrderCrossover(CompiledProblem problem, Dice dice) {
        this.problem = problem;
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.dice = dice;
        canSplit = isSplittable();
    }

    /** Whether sequences can be cut into routes. */
    boolean canSplit() {
        return canSplit;
    }

    /** A sequence with a stretch of the first plan and the rest in the order of the second. */
    int[] cross(int[][] first, int[][] second) {
        int[] one = sequence(first);
        int[] child = new int[one.length];
        if (one.length == 0) {
            return child;
        }
        boolean[] isLeft = new boolean[problem.nodes().count()];
        for (int node : one) {
            isLeft[node] = true;
        }
        int from = dice.below(one.length);
        int length = 1 + dice.below(one.length);
        for (int i = 0; i < length; i++) {
            int at = (from + i) % one.length;
            child[at] = one[at];
            isLeft[one[at]] = false;
        }
        int at = from + length;
        int[] other = sequence(second);
        for (int i = 0; i < other.length; i++) {
            int node = other[(from + length + i) % other.length];
            if (isLeft[node]) {
                child[at++ % one.length] = node;
                isLeft[node] = false;
            }
        }
        for (int node : one) {
            if (isLeft[node]) {
                child[at++ % one.length] = node;
            }
        }
        return child;
    }

    private boolean isSplittable() {
        for (int v = 0; v < vehicles.count(); v++) {
            if (vehicles.twin(v) != 0 || vehicles.frozen(v) > 0) {
                return false;
            }
        }
        for (int u = 0; u < units.count(); u++) {
            if (units.second(u) != Units.NONE || !units.isAllowed(u, 0)) {
                return false;
            }
        }
        return problem.isPlain() && !units.hasIncompatible();
    }

    private static int[] sequence(int[][] routes) {
        return Arrays.stream(routes).flatMapToInt(Arrays::stream).toArray();
    }

    /** Cheapest cut of a sequence into routes that hold; what fits nowhere alone is left out. */
    int[][] split(int[] sequence) {
        int count = sequence.length;
        double[] cost = new double[count + 1];
        int[] cut = new int[count + 1];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        for (int i = 0; i < count; i++) {
            if (cost[i] < Double.POSITIVE_INFINITY) {
                extend(sequence, i, cost, cut);
            }
            if (cost[i] + units.price(units.unitOf(sequence[i])) < cost[i + 1]) {
                cost[i + 1] = cost[i] + units.price(units.unitOf(sequence[i]));
                cut[i + 1] = -1;
            }
        }
        int[][] routes = new int[vehicles.count()][];
        Arrays.fill(routes, NOTHING);
        int vehicle = 0;
        int end = count;
        while (end > 0) {
            if (cut[end] < 0 || vehicle == routes.length) {
                end = cut[end] < 0 ? end - 1 : cut[end];
                continue;
            }
            routes[vehicle++] = Arrays.copyOfRange(sequence, cut[end], end);
            end = cut[end];
        }
        return routes;
    }

    /** All routes that begin at one place of the sequence. */
    private void extend(int[] sequence, int first, double[] cost, int[] cut) {
        int row = vehicles.startRow(0);
        int endRow = vehicles.endRow(0);
        long clock = vehicles.from(0);
        double way = vehicles.fixedCost(0);
        double meters = 0;
        int[] load = new int[vehicles.dimensions()];
        for (int i = first; i < sequence.length; i++) {
            int node = sequence[i];
            way += problem.network().costOut(row)[node];
            meters += problem.network().meters(row, node);
            long starts =
                    problem.nodes().start(node, clock + problem.network().millisOut(row)[node]);
            if (starts > problem.nodes().close(node) || !fits(node, load)) {
                return;
            }
            clock = starts + problem.nodes().service(node);
            row = node;
            long back = clock + problem.network().millisOut(row)[endRow];
            double whole = meters + problem.network().meters(row, endRow);
            boolean isHeld = back <= vehicles.latestEnd(0) && whole <= vehicles.maxMeters(0);
            double sum = cost[first] + way + problem.network().costOut(row)[endRow];
            if (isHeld && sum < cost[i + 1]) {
                cost[i + 1] = sum;
                cut[i + 1] = first;
            }
        }
    }

    private boolean fits(int node, int[] load) {
        for (int d = 0; d < load.length; d++) {
            load[d] += units.load(node, d);
            if (load[d] > vehicles.capacity(0, d)) {
                return false;
            }
        }
        return true;
    }
}
