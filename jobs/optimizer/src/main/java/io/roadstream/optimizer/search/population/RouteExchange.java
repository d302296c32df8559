/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
import java.util.Arrays;

/**
 * Selective route exchange (Nagata and Bräysy 2009): some neighbouring routes of one plan make room
 * for the routes of another plan that serve most of the same. What is there twice is dropped from
 * the new routes, what is missing is left out.
 */
final class RouteExchange {
    private static final int[] NOTHING = {};

    private final CompiledProblem problem;
    private final Units units;
    private final Vehicles vehicles;
    private final Neighbours neighbours;
    private final Dice dice;

    RouteExchange(CompiledProblem problem, Neighbours neighbours, Dice dice) {
        this.problem = problem;
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.neighbours = neighbours;
        this.dice = dice;
    }

    /** A child of the first that has some routes of the second. */
    int[][] cross(int[][] first, int[][] second) {
        int[][] child = first.clone();
        boolean[] leaves = leaving(first);
        boolean[] isFree = new boolean[problem.nodes().count()];
        int count = 0;
        for (int v = 0; v < child.length; v++) {
            if (leaves[v]) {
                mark(first[v], isFree);
                child[v] = Arrays.copyOf(first[v], vehicles.frozen(v));
                count++;
            }
        }
        for (int w : mostAlike(second, isFree, count)) {
            int v = vehicleFor(w, leaves, child);
            if (v != Units.NONE) {
                child[v] = join(second[w], vehicles.frozen(w), isFree, child[v]);
                leaves[v] = false;
            }
        }
        return child;
    }

    /** Up to half of the routes, by how near they come to a random node. */
    private boolean[] leaving(int[][] routes) {
        boolean[] leaves = new boolean[routes.length];
        int[] routeOf = new int[problem.nodes().count()];
        Arrays.fill(routeOf, Units.NONE);
        int used = 0;
        for (int v = 0; v < routes.length; v++) {
            used += routes[v].length > vehicles.frozen(v) ? 1 : 0;
            for (int node : routes[v]) {
                routeOf[node] = v;
            }
        }
        int most = 1 + dice.below(Math.max(1, used / 2));
        int seed = units.first(dice.below(units.count()));
        int count = leave(routeOf[seed], leaves) ? 1 : 0;
        for (int near : neighbours.of(seed)) {
            if (count == most) {
                break;
            }
            count += leave(routeOf[near], leaves) ? 1 : 0;
        }
        return leaves;
    }

    private static boolean leave(int vehicle, boolean[] leaves) {
        if (vehicle == Units.NONE || leaves[vehicle]) {
            return false;
        }
        leaves[vehicle] = true;
        return true;
    }

    private void mark(int[] route, boolean[] isFree) {
        for (int node : route) {
            isFree[node] = units.unitOf(node) != Units.NONE;
        }
    }

    /** The routes that have most free nodes; at least one. */
    private int[] mostAlike(int[][] routes, boolean[] isFree, int count) {
        long[] keys = new long[routes.length];
        int found = 0;
        for (int v = 0; v < routes.length; v++) {
            int shared = 0;
            for (int node : routes[v]) {
                shared += isFree[node] ? 1 : 0;
            }
            if (shared > 0) {
                keys[found++] = -((long) shared << 32) + v;
            }
        }
        Arrays.sort(keys, 0, found);
        int[] result = new int[Math.min(count, found)];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) keys[i];
        }
        return result;
    }

    /** The same vehicle, or one like it, whose route has left. */
    private int vehicleFor(int w, boolean[] leaves, int[][] child) {
        if (leaves[w]) {
            return w;
        }
        for (int v = 0; v < leaves.length; v++) {
            boolean isFree = leaves[v] || child[v].length == 0;
            if (isFree && vehicles.twin(v) == vehicles.twin(w)) {
                return v;
            }
        }
        return Units.NONE;
    }

    /** Takes over what is free, each node once. */
    private static int[] join(int[] route, int frozen, boolean[] isFree, int[] begun) {
        int[] joined = Arrays.copyOf(begun, begun.length + route.length);
        int size = begun.length;
        for (int i = frozen; i < route.length; i++) {
            if (isFree[route[i]]) {
                isFree[route[i]] = false;
                joined[size++] = route[i];
            }
        }
        return size == 0 ? NOTHING : Arrays.copyOf(joined, size);
    }
}
