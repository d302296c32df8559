/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import java.util.Arrays;

/**
 * One vehicle's route, changed in place: its nodes between the row where it starts, at position 0,
 * and the row where it ends. Arrays grow and are used again. {@link #update} makes times, loads and
 * costs true after a change.
 */
public final class Lane {
    /** Rounding of a long sum of metres. */
    public static final double METERS_TOLERANCE = 1e-6;

    private static final int ROOM = 14;

    private final CompiledProblem problem;
    private final Network network;
    private final Nodes nodes;
    private final Units units;
    private final Vehicles vehicles;
    private final int dimensions;
    private final int vehicle;

    private int size;
    private int[] row = new int[ROOM + 2];
    private long[] arrive = new long[ROOM + 2];
    private long[] leave = new long[ROOM + 2];
    private long[] latest = new long[ROOM + 2];
    private double[] way = new double[ROOM + 2];
    private double[] rest = new double[ROOM + 2];
    private int[] load;
    private int[] peak;
    private double cost;
    private double meters;
    private boolean isHeld;
    private long version;

    Lane(CompiledProblem problem, int vehicle) {
        this.problem = problem;
        this.network = problem.network();
        this.nodes = problem.nodes();
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.dimensions = vehicles.dimensions();
        this.vehicle = vehicle;
        load = new int[(ROOM + 2) * dimensions];
        peak = new int[(ROOM + 2) * dimensions];
        row[0] = vehicles.startRow(vehicle);
    }

    /** Whose route it is. */
    public int vehicle() {
        return vehicle;
    }

    /** Number of nodes; they are at positions from 1 on. */
    public int size() {
        return size;
    }

    /** Rows by position: the start, the nodes, the end. Only for reading. */
    public int[] rows() {
        return row;
    }

    /** The node at a position. */
    public int node(int position) {
        return row[position];
    }

    /** When the vehicle is there, by position; not for the start. Only for reading. */
    public long[] arrivals() {
        return arrive;
    }

    /** When the vehicle leaves, by position. Only for reading. */
    public long[] departures() {
        return leave;
    }

    /**
     * Latest arrival, by position, from which the rest of the route holds; only in plain problems
     * and ones with times alone. Only for reading.
     */
    public long[] latestArrivals() {
        return latest;
    }

    /** Price of the way from each position to the next one. Only for reading. */
    public double[] ways() {
        return way;
    }

    /** What arriving at a position as planned and all after it costs, without the way there. */
    public double rest(int position) {
        return rest[position];
    }

    /** On board after a position. */
    public int load(int position, int dimension) {
        return load[position * dimensions + dimension];
    }

    /** Most on board from a position to the end. */
    public int peak(int position, int dimension) {
        return peak[position * dimensions + dimension];
    }

    /** What the route costs: ways, times, its vehicle and changed stops. */
    public double cost() {
        return cost;
    }

    /** Length, if some vehicle has a longest way. */
    public double meters() {
        return meters;
    }

    /** Whether windows, capacity and limits hold. */
    public boolean isHeld() {
        return isHeld;
    }

    /** A number that this content of the lane alone has in its set of routes. */
    public long version() {
        return version;
    }

    /** First position at which something may be inserted. */
    public int firstFree() {
        return vehicles.frozen(vehicle) + 1;
    }

    /** The same nodes and cost as another lane of the vehicle; not yet updated. */
    void copyFrom(Lane other) {
        makeRoom(other.size);
        System.arraycopy(other.row, 0, row, 0, other.size + 1);
        size = other.size;
        cost = other.cost;
    }

    /** Exactly these nodes; not yet updated. */
    void setNodes(int[] sequence, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(sequence, from, row, 1, to - from);
        size = to - from;
    }

    /** Puts a node at a position; not yet updated. */
    void insert(int position, int node) {
        makeRoom(size + 1);
        System.arraycopy(row, position, row, position + 1, size + 1 - position);
        row[position] = node;
        size++;
    }

    /** Drops a node; not yet updated. */
    void removeAt(int position) {
        System.arraycopy(row, position + 1, row, position, size - position);
        size--;
    }

    /** Drops the nodes of a unit; not yet updated. */
    void removeAll(int first, int second) {
        for (int i = size; i >= 1; i--) {
            if (row[i] == first || row[i] == second) {
                removeAt(i);
            }
        }
    }

    /** Makes times, loads and costs true. */
    void update(long newVersion) {
        version = newVersion;
        row[0] = vehicles.startRow(vehicle);
        row[size + 1] = vehicles.endRow(vehicle);
        isHeld = true;
        updateLoads();
        updateForwards();
        if (problem.isPlain()) {
            updateLatest();
        }
    }

    private void updateLoads() {
        for (int d = 0; d < dimensions; d++) {
            int aboard = vehicles.onBoard(vehicle, d);
            load[d] = aboard;
            for (int i = 1; i <= size; i++) {
                aboard += units.load(row[i], d);
                load[i * dimensions + d] = aboard;
            }
            int most = 0;
            for (int i = size; i >= 0; i--) {
                most = Math.max(most, load[i * dimensions + d]);
                peak[i * dimensions + d] = most;
            }
            isHeld &= most <= vehicles.capacity(vehicle, d);
        }
    }

    private void updateForwards() {
        long clock = vehicles.from(vehicle);
        leave[0] = clock;
        double length = 0;
        for (int i = 1; i <= size; i++) {
            int node = row[i];
            long drive = network.millis(row[i - 1], node, clock);
            way[i - 1] = network.cost(row[i - 1], node, drive);
            length += network.meters(row[i - 1], node);
            arrive[i] = clock + drive;
            long starts = nodes.start(node, arrive[i]);
            isHeld &= starts <= nodes.close(node);
            clock = starts + nodes.service(node);
            leave[i] = clock;
        }
        int end = size + 1;
        long drive = network.millis(row[size], row[end], clock);
        // an idle vehicle stays where it is
        way[size] = size == 0 ? 0 : network.cost(row[size], row[end], drive);
        arrive[end] = clock + drive;
        meters = size == 0 ? 0 : length + network.meters(row[size], row[end]);
        isHeld &= size == 0 || arrive[end] <= vehicles.latestEnd(vehicle);
        isHeld &= meters <= vehicles.maxMeters(vehicle) + METERS_TOLERANCE;
        updateRest(end);
    }

    private void updateRest(int end) {
        rest[end] = 0;
        boolean hasPrices = nodes.hasPrices();
        for (int i = size; i >= 1; i--) {
            rest[i] = way[i] + rest[i + 1];
            if (hasPrices) {
                long starts = leave[i] - nodes.service(row[i]);
                rest[i] += nodes.price(row[i], arrive[i], starts);
            }
        }
        double changed = problem.perChangedStop() * changedStops(end, Units.NONE, end, Units.NONE);
        cost = changed;
        if (size > 0) {
            cost += way[0] + rest[1] + vehicles.fixedCost(vehicle);
        }
    }

    private void updateLatest() {
        long last = vehicles.latestEnd(vehicle);
        latest[size + 1] = last;
        for (int i = size; i >= 1; i--) {
            last -= network.millisOut(row[i])[row[i + 1]] + nodes.service(row[i]);
            last = nodes.latestArrival(row[i], last);
            latest[i] = last;
        }
    }

    /**
     * Announced stops that are elsewhere when one or two nodes are inserted in front of positions,
     * {@link Units#NONE} for no node.
     */
    public int changedStops(int position, int node, int secondPosition, int secondNode) {
        int[] announced = vehicles.announced(vehicle);
        int changed = 0;
        int next = vehicles.frozen(vehicle) + 1;
        for (int told : announced) {
            int at = next++;
            int found = nodeWith(at, position, node, secondPosition, secondNode);
            changed += found == told && told != Vehicles.NO_NODE ? 0 : 1;
        }
        return changed;
    }

    private int nodeWith(int at, int position, int node, int secondPosition, int secondNode) {
        int index = at;
        if (secondNode != Units.NONE) {
            int second = secondPosition + (node == Units.NONE ? 0 : 1);
            if (index == second) {
                return secondNode;
            }
            index -= index > second ? 1 : 0;
        }
        if (node != Units.NONE) {
            if (index == position) {
                return node;
            }
            index -= index > position ? 1 : 0;
        }
        return index <= size ? row[index] : Vehicles.NO_NODE;
    }

    private void makeRoom(int nodesToHold) {
        if (nodesToHold + 2 <= row.length) {
            return;
        }
        int room = 2 * nodesToHold + 2;
        row = Arrays.copyOf(row, room);
        arrive = new long[room];
        leave = new long[room];
        latest = new long[room];
        way = new double[room];
        rest = new double[room];
        load = new int[room * dimensions];
        peak = new int[room * dimensions];
    }
}
