/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Network;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
import java.util.Arrays;

/** All tours, where each node is in them, and moves that replace one or two tours by others. */
final class Tours {
    /** Less than this is rounding. */
    private static final double BETTER = 1e-7;

    private final CompiledProblem problem;
    private final Units units;
    private final Vehicles vehicles;
    private final Gauge gauge;
    private final Tour[] tours;
    private final int[] tourOf;
    private final int[] positionOf;
    private final int[] written;
    private final int[] writtenToo;
    private final boolean isPlain;
    private Penalties penalties = new Penalties(0, 0, 0);
    private long time;

    /** What could be in place of a tour; and in place of a second one. */
    final Pieces pieces = new Pieces();

    final Pieces piecesToo = new Pieces();

    Tours(CompiledProblem problem) {
        this.problem = problem;
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.isPlain = problem.isPlain();
        gauge = new Gauge(problem);
        boolean hasSums = Gauge.hasSums(problem);
        tours = new Tour[vehicles.count()];
        for (int v = 0; v < tours.length; v++) {
            tours[v] = new Tour(problem, v, hasSums);
        }
        int nodes = problem.nodes().count();
        tourOf = new int[nodes];
        positionOf = new int[nodes];
        written = new int[nodes];
        writtenToo = new int[nodes];
    }

    void load(int[][] routes) {
        Arrays.fill(tourOf, Units.NONE);
        for (int v = 0; v < tours.length; v++) {
            tours[v].set(routes[v], routes[v].length, tourOf, positionOf);
        }
    }

    void begin(Penalties newPenalties) {
        penalties = newPenalties;
        time++;
        for (Tour tour : tours) {
            judge(tour);
        }
    }

    int[][] toArrays() {
        int[][] routes = new int[tours.length][];
        for (int v = 0; v < tours.length; v++) {
            routes[v] = Arrays.copyOfRange(tours[v].row, 1, tours[v].size + 1);
        }
        return routes;
    }

    boolean isHeld() {
        for (Tour tour : tours) {
            if (tour.isBroken) {
                return false;
            }
        }
        return true;
    }

    double cost() {
        double cost = 0;
        for (Tour tour : tours) {
            cost += tour.cost;
        }
        return cost;
    }

    long moves() {
        return gauge.gauged();
    }

    int count() {
        return tours.length;
    }

    Tour tour(int vehicle) {
        return tours[vehicle];
    }

    CompiledProblem problem() {
        return problem;
    }

    Network network() {
        return problem.network();
    }

    Units units() {
        return units;
    }

    /** The vehicle that serves a node, or {@link Units#NONE}. */
    int tourOf(int node) {
        return tourOf[node];
    }

    int positionOf(int node) {
        return positionOf[node];
    }

    /** Grows with every change. */
    long time() {
        return time;
    }

    long changedAt(int vehicle) {
        return tours[vehicle].changed;
    }

    /** The first idle vehicle from one on that is like none before it, or {@link Units#NONE}. */
    int idleFrom(int vehicle) {
        for (int v = vehicle; v < tours.length; v++) {
            int twin = vehicles.twin(v);
            if (tours[v].size == 0 && (twin == v || isFirstIdle(v, twin))) {
                return v;
            }
        }
        return Units.NONE;
    }

    private boolean isFirstIdle(int v, int twin) {
        for (int other = twin; other < v; other++) {
            if (vehicles.twin(other) == twin && tours[other].size == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a change could help: not if it lengthens the ways by more than all that is now paid
     * for broken limits. Where times cost, anything could help.
     */
    boolean isPromising(Tour one, Tour other, double moreWay) {
        if (!isPlain) {
            return true;
        }
        double saved = one.penalty + (other == one ? 0 : other.penalty);
        return moreWay < saved - BETTER;
    }

    /** Puts {@link #pieces} in place of a tour if that is cheaper. */
    boolean replace(Tour tour) {
        if (pieces.cost(tour, gauge, penalties) >= tour.cost - BETTER) {
            return false;
        }
        int count = pieces.write(written);
        change(tour, written, count);
        return true;
    }

    /** Puts {@link #pieces} and {@link #piecesToo} in place of two tours if that is cheaper. */
    boolean replace(Tour tour, Tour other) {
        double before = tour.cost + other.cost - BETTER;
        double one = pieces.cost(tour, gauge, penalties);
        if (one >= before || one + piecesToo.cost(other, gauge, penalties) >= before) {
            return false;
        }
        int count = pieces.write(written);
        int countToo = piecesToo.write(writtenToo);
        change(tour, written, count);
        change(other, writtenToo, countToo);
        return true;
    }

    /** Whether a vehicle may serve a node, by itself and beside what its tour has. */
    boolean isAllowed(int node, Tour tour) {
        if (!units.isAllowed(units.unitOf(node), tour.vehicle)) {
            return false;
        }
        if (units.hasIncompatible()) {
            for (int i = 1; i <= tour.size; i++) {
                if (units.areIncompatible(node, tour.row[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a vehicle may serve all of a stretch. */
    boolean areAllowed(Tour from, int first, int last, Tour tour) {
        if (from.vehicle == tour.vehicle) {
            return true;
        }
        for (int i = first; i <= last; i++) {
            if (!isAllowed(from.row[i], tour)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a stretch has both nodes of each of its pairs. */
    boolean isClosed(Tour tour, int first, int last) {
        for (int i = first; i <= last; i++) {
            int unit = units.unitOf(tour.row[i]);
            if (units.second(unit) != Units.NONE) {
                int node = tour.row[i];
                int partner = units.first(unit) == node ? units.second(unit) : units.first(unit);
                int at = positionOf[partner];
                if (at < first || at > last) {
                    return false;
                }
            }
        }
        return true;
    }

    private void change(Tour tour, int[] nodes, int count) {
        tour.set(nodes, count, tourOf, positionOf);
        judge(tour);
    }

    private void judge(Tour tour) {
        tour.changed = ++time;
        gauge.head(tour, tour.size);
        tour.cost = gauge.end(penalties);
        tour.penalty = gauge.penalty();
        tour.isBroken = gauge.isBroken();
    }
}
