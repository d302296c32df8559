/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Network;
import io.roadstream.optimizer.search.compiled.Nodes;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
import java.util.Arrays;

/**
 * One vehicle's route with the sums of its beginnings, which have its start in them, and of its
 * ends, which have not: a gauge puts them together. Arrays grow and are used again.
 */
final class Tour {
    private static final int ROOM = 16;

    private final Network network;
    private final Nodes nodes;
    private final Units units;
    private final Vehicles vehicles;
    private final boolean hasSums;
    private final int dimensions;
    final int vehicle;

    int size;
    int[] row = new int[ROOM];

    /** Price and metres of the way from the start to a position. */
    double[] way = new double[ROOM];

    double[] meters = new double[ROOM];
    final Span head = new Span(ROOM);
    final Span tail = new Span(ROOM);

    /** On board after a position, most on board up to it; most change from it on. */
    int[] load;

    int[] peak;
    int[] tailPeak;

    /** Pairs whose pickup, but not the delivery, lies at or before a position. */
    int[] open = new int[ROOM];

    double cost;
    double penalty;
    boolean isBroken;
    long changed;

    Tour(CompiledProblem problem, int vehicle, boolean hasSums) {
        this.network = problem.network();
        this.nodes = problem.nodes();
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.hasSums = hasSums;
        this.dimensions = vehicles.dimensions();
        this.vehicle = vehicle;
        load = new int[ROOM * dimensions];
        peak = new int[ROOM * dimensions];
        tailPeak = new int[ROOM * dimensions];
    }

    int firstFree() {
        return vehicles.frozen(vehicle) + 1;
    }

    /** Takes over nodes and writes down where they are. */
    void set(int[] sequence, int count, int[] tourOf, int[] positionOf) {
        if (count + 2 > row.length) {
            grow(2 * count + 2);
        }
        size = count;
        row[0] = vehicles.startRow(vehicle);
        System.arraycopy(sequence, 0, row, 1, count);
        row[count + 1] = vehicles.endRow(vehicle);
        for (int i = 1; i <= count; i++) {
            tourOf[row[i]] = vehicle;
            positionOf[row[i]] = i;
        }
        sumUp();
    }

    private void sumUp() {
        int opened = 0;
        open[0] = 0;
        for (int i = 1; i <= size; i++) {
            int unit = units.unitOf(row[i]);
            if (unit != Units.NONE && units.second(unit) != Units.NONE) {
                opened += row[i] == units.first(unit) ? 1 : -1;
            }
            open[i] = opened;
        }
        for (int i = 1; i <= size + 1; i++) {
            boolean isIdle = size == 0;
            way[i] = isIdle ? 0 : way[i - 1] + network.costOut(row[i - 1])[row[i]];
            meters[i] = isIdle ? 0 : meters[i - 1] + network.meters(row[i - 1], row[i]);
        }
        sumLoads();
        if (hasSums) {
            sumTimes();
        }
    }

    private void sumLoads() {
        for (int d = 0; d < dimensions; d++) {
            int aboard = vehicles.onBoard(vehicle, d);
            int most = aboard;
            load[d] = aboard;
            peak[d] = most;
            for (int i = 1; i <= size; i++) {
                aboard += units.load(row[i], d);
                most = Math.max(most, aboard);
                load[i * dimensions + d] = aboard;
                peak[i * dimensions + d] = most;
            }
            int mostChange = 0;
            tailPeak[(size + 1) * dimensions + d] = 0;
            for (int i = size; i >= 1; i--) {
                int own = units.load(row[i], d);
                mostChange = own + Math.max(0, mostChange);
                tailPeak[i * dimensions + d] = mostChange;
            }
        }
    }

    private void sumTimes() {
        head.begin(0, vehicles.from(vehicle), vehicles.from(vehicle), 0);
        for (int i = 1; i <= size; i++) {
            int node = row[i];
            head.copy(i - 1, i);
            long drive = network.millisOut(row[i - 1])[node];
            head.append(i, drive, nodes.open(node), nodes.close(node), nodes.service(node));
        }
        for (int i = size; i >= 1; i--) {
            int node = row[i];
            tail.begin(i, nodes.open(node), nodes.close(node), nodes.service(node));
            if (i < size) {
                tail.append(i, network.millisOut(node)[row[i + 1]], tail, i + 1);
            }
        }
    }

    private void grow(int room) {
        row = Arrays.copyOf(row, room);
        way = new double[room];
        meters = new double[room];
        open = new int[room];
        load = new int[room * dimensions];
        peak = new int[room * dimensions];
        tailPeak = new int[room * dimensions];
        head.grow(room);
        tail.grow(room);
    }
}
