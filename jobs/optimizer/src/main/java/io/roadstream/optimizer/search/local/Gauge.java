/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Network;
import io.roadstream.optimizer.search.compiled.Nodes;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;

/**
 * Says what a route costs that is put together from pieces of others: a beginning, some nodes, an
 * end. Beginnings and ends take constant time where {@link #hasSums}; otherwise, where times have a
 * price, depend on the hour or windows are several, the gauge walks through them. For one thread.
 */
final class Gauge {
    /** Rounding of a long sum of metres. */
    private static final double TOO_FAR = 1e-6;

    private final CompiledProblem problem;
    private final Network network;
    private final Nodes nodes;
    private final Units units;
    private final Vehicles vehicles;
    private final int dimensions;
    private final boolean hasSums;
    private final Span span = new Span(1);
    private final int[] load;
    private final int[] peak;
    private int vehicle;
    private int row;
    private int count;
    private int changed;
    private double way;
    private double meters;
    private long clock;
    private long late;
    private boolean isBroken;
    private double penalty;
    private long gauged;

    Gauge(CompiledProblem problem) {
        this.problem = problem;
        this.network = problem.network();
        this.nodes = problem.nodes();
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.dimensions = vehicles.dimensions();
        this.hasSums = hasSums(problem);
        load = new int[dimensions];
        peak = new int[dimensions];
    }

    /** Whether sums of pieces are enough. */
    static boolean hasSums(CompiledProblem problem) {
        return problem.isPlain() && !problem.nodes().hasSeveralWindows();
    }

    /** Routes gauged so far. */
    long gauged() {
        return gauged;
    }

    /** Begins with a tour up to a position. */
    void head(Tour tour, int position) {
        vehicle = tour.vehicle;
        gauged++;
        if (!hasSums) {
            begin();
            for (int i = 1; i <= position; i++) {
                node(tour.row[i]);
            }
            return;
        }
        count = position;
        row = tour.row[position];
        way = tour.way[position];
        meters = tour.meters[position];
        span.copy(0, tour.head, position);
        for (int d = 0; d < dimensions; d++) {
            load[d] = tour.load[position * dimensions + d];
            peak[d] = tour.peak[position * dimensions + d];
        }
    }

    private void begin() {
        count = 0;
        changed = 0;
        row = vehicles.startRow(vehicle);
        way = 0;
        meters = 0;
        clock = vehicles.from(vehicle);
        late = 0;
        for (int d = 0; d < dimensions; d++) {
            load[d] = vehicles.onBoard(vehicle, d);
            peak[d] = load[d];
        }
    }

    /** Goes on with one node. */
    void node(int node) {
        count++;
        meters += network.meters(row, node);
        if (hasSums) {
            way += network.costOut(row)[node];
            long drive = network.millisOut(row)[node];
            span.append(0, drive, nodes.open(node), nodes.close(node), nodes.service(node));
        } else {
            walk(node);
        }
        row = node;
        for (int d = 0; d < dimensions; d++) {
            load[d] += units.load(node, d);
            peak[d] = Math.max(peak[d], load[d]);
        }
    }

    private void walk(int node) {
        long drive = network.millis(row, node, clock);
        long arrival = clock + drive;
        long starts = nodes.start(node, arrival);
        way += network.cost(row, node, drive) + nodes.price(node, arrival, starts);
        late += Math.max(0, starts - nodes.close(node));
        clock = starts + nodes.service(node);
        int told = count - 1 - vehicles.frozen(vehicle);
        int[] announced = vehicles.announced(vehicle);
        if (told >= 0 && told < announced.length && announced[told] != node) {
            changed++;
        }
    }

    /** Goes on with some nodes of a tour. */
    void nodes(Tour tour, int from, int to) {
        for (int i = from; i <= to; i++) {
            node(tour.row[i]);
        }
    }

    /** Goes on with a tour from a position to its last node, and ends. */
    double tail(Tour tour, int from, Penalties penalties) {
        if (from > tour.size) {
            return end(penalties);
        }
        if (!hasSums) {
            nodes(tour, from, tour.size);
            return end(penalties);
        }
        int node = tour.row[from];
        way += network.costOut(row)[node] + tour.way[tour.size] - tour.way[from];
        meters += network.meters(row, node) + tour.meters[tour.size] - tour.meters[from];
        span.append(0, network.millisOut(row)[node], tour.tail, from);
        for (int d = 0; d < dimensions; d++) {
            peak[d] = Math.max(peak[d], load[d] + tour.tailPeak[from * dimensions + d]);
        }
        count += tour.size + 1 - from;
        row = tour.row[tour.size];
        return end(penalties);
    }

    /** Ends at the vehicle's end; what the route costs, with penalties. */
    double end(Penalties penalties) {
        if (count == 0) {
            isBroken = false;
            penalty = 0;
            return problem.perChangedStop() * vehicles.announced(vehicle).length;
        }
        int endRow = vehicles.endRow(vehicle);
        meters += network.meters(row, endRow);
        double cost = way + vehicles.fixedCost(vehicle);
        if (hasSums) {
            long drive = network.millisOut(row)[endRow];
            cost += network.costOut(row)[endRow];
            late = span.warp(0);
            clock = span.end(0) + drive;
        } else {
            long drive = network.millis(row, endRow, clock);
            cost += network.cost(row, endRow, drive);
            clock += drive;
            int told = vehicles.announced(vehicle).length + vehicles.frozen(vehicle);
            cost += problem.perChangedStop() * (changed + Math.max(0, told - count));
        }
        penalty = penalty(penalties);
        return cost + penalty;
    }

    private double penalty(Penalties penalties) {
        long tooLate = late + Math.max(0, clock - vehicles.latestEnd(vehicle));
        double tooFar = Math.max(0, meters - vehicles.maxMeters(vehicle));
        int tooMuch = 0;
        for (int d = 0; d < dimensions; d++) {
            tooMuch += Math.max(0, peak[d] - vehicles.capacity(vehicle, d));
        }
        isBroken = tooLate > 0 || tooMuch > 0 || tooFar > TOO_FAR;
        return isBroken
                ? penalties.perMilli() * tooLate
                        + penalties.perLoad() * tooMuch
                        + penalties.perMeter() * tooFar
                : 0;
    }

    /** What the route that was gauged last pays for broken limits. */
    double penalty() {
        return penalty;
    }

    /** Whether the route that was gauged last breaks a limit. */
    boolean isBroken() {
        return isBroken;
    }
}
