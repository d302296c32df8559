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
    private final boolean isPlain;

    private int size;
    private int[] row = new int[ROOM + 2];
    private long[] arrive = new long[ROOM + 2];
    private long[] leave = new long[ROOM + 2];
    private long[] latest = new long[ROOM + 2];
    private double[] way = new double[ROOM + 2];
    private double[] rest = new double[ROOM + 2];
    private double[] least = new double[ROOM + 2];
    private int[] load;
    private int[] peak;
    private double cost;
    private double changes;
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
        this.isPlain = problem.isPlain();
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
     * Latest arrival, by position, from which the rest of the route holds; not kept but in plain
     * problems. Only for reading.
     */
    public long[] latestArrivals() {
        return latest;
    }

    /** Price of the way from each position to the next one. Only for reading. */
    public double[] ways() {
        return way;
    }

    /**
     * What arriving at a position as planned and all after it costs, without the way there; not in
     * plain problems.
     */
    public double rest(int position) {
        return rest[position];
    }

    /**
     * What arriving at a position as planned or later and all after it costs at least, without the
     * way there; not in plain problems.
     */
    double least(int position) {
        return least[position];
    }

    /** What arriving later at a position could save at most: waiting, and a window that closes. */
    double saveable(int position) {
        return rest[position] - least[position];
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

    /** What the stops cost that are not where they were announced; 0 in plain problems. */
    double changes() {
        return changes;
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

    /** The same as another lane of the vehicle. */
    void copyFrom(Lane other) {
        makeRoom(other.size);
        size = other.size;
        int length = size + 2;
        System.arraycopy(other.row, 0, row, 0, length);
        System.arraycopy(other.arrive, 0, arrive, 0, length);
        System.arraycopy(other.leave, 0, leave, 0, length);
        System.arraycopy(other.latest, 0, latest, 0, length);
        System.arraycopy(other.way, 0, way, 0, length);
        System.arraycopy(other.load, 0, load, 0, length * dimensions);
        System.arraycopy(other.peak, 0, peak, 0, length * dimensions);
        if (!isPlain) {
            System.arraycopy(other.rest, 0, rest, 0, length);
            System.arraycopy(other.least, 0, least, 0, length);
        }
        cost = other.cost;
        changes = other.changes;
        meters = other.meters;
        isHeld = other.isHeld;
        version = other.version;
    }

    /** Exactly these nodes; not yet updated. */
    void setNodes(int[] sequence, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(sequence, from, row, 1, to - from);
        size = to - from;
    }

    /** Puts a node at a position; not yet updated. */
    private void put(int position, int node) {
        makeRoom(size + 1);
        System.arraycopy(row, position, row, position + 1, size + 2 - position);
        row[position] = node;
        size++;
    }

    /**
     * Puts a node at a position, where all holds with it, and makes times, loads and costs true.
     */
    void insert(int position, int node, long newVersion) {
        put(position, node);
        if (!isPlain || size == 1) {
            update(newVersion);
            return;
        }
        version = newVersion;
        int moved = size + 1 - position;
        System.arraycopy(way, position, way, position + 1, moved);
        System.arraycopy(arrive, position, arrive, position + 1, moved);
        System.arraycopy(leave, position, leave, position + 1, moved);
        System.arraycopy(latest, position, latest, position + 1, moved);
        int before = row[position - 1];
        int after = row[position + 1];
        double old = way[position - 1];
        way[position - 1] = network.costOut(before)[node];
        way[position] = network.costOut(node)[after];
        cost += way[position - 1] + way[position] - old;
        if (vehicles.isWayLimited(vehicle)) {
            meters +=
                    network.meters(before, node)
                            + network.meters(node, after)
                            - network.meters(before, after);
        }
        updateLoads();
        updateForwardsFrom(position);
        updateLatestFrom(position);
    }

    /** Times from a position on, until they are what they were. */
    private void updateForwardsFrom(int position) {
        long clock = leave[position - 1];
        for (int i = position; i <= size; i++) {
            int node = row[i];
            long arrival = clock + network.millisOut(row[i - 1])[node];
            if (i > position && arrival == arrive[i]) {
                return;
            }
            arrive[i] = arrival;
            clock = nodes.start(node, arrival) + nodes.service(node);
            leave[i] = clock;
        }
        arrive[size + 1] = clock + network.millisOut(row[size])[row[size + 1]];
    }

    /** Latest arrivals from a position down, until they are what they were. */
    private void updateLatestFrom(int position) {
        long last = latest[position + 1];
        for (int i = position; i >= 1; i--) {
            last -= network.millisOut(row[i])[row[i + 1]] + nodes.service(row[i]);
            last = nodes.latestArrival(row[i], last);
            if (i < position && last == latest[i]) {
                return;
            }
            latest[i] = last;
        }
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
        if (isPlain) {
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
        double ways = 0;
        boolean isWayLimited = vehicles.isWayLimited(vehicle);
        for (int i = 1; i <= size; i++) {
            int from = row[i - 1];
            int node = row[i];
            long drive = network.millis(from, node, clock);
            double price = network.cost(from, node, drive);
            way[i - 1] = price;
            ways += price;
            if (isWayLimited) {
                length += network.meters(from, node);
            }
            long arrival = clock + drive;
            arrive[i] = arrival;
            long starts = nodes.start(node, arrival);
            isHeld &= starts <= nodes.close(node);
            clock = starts + nodes.service(node);
            leave[i] = clock;
        }
        int end = size + 1;
        long drive = network.millis(row[size], row[end], clock);
        // an idle vehicle stays where it is
        way[size] = size == 0 ? 0 : network.cost(row[size], row[end], drive);
        arrive[end] = clock + drive;
        meters = 0;
        if (size > 0 && isWayLimited) {
            meters = length + network.meters(row[size], row[end]);
        }
        isHeld &= size == 0 || arrive[end] <= vehicles.latestEnd(vehicle);
        isHeld &= meters <= vehicles.maxMeters(vehicle) + METERS_TOLERANCE;
        if (isPlain) {
            cost = size == 0 ? 0 : ways + way[size] + vehicles.fixedCost(vehicle);
        } else {
            updateRest(end);
        }
    }

    private void updateRest(int end) {
        rest[end] = 0;
        least[end] = 0;
        for (int i = size; i >= 1; i--) {
            long starts = leave[i] - nodes.service(row[i]);
            rest[i] = way[i] + rest[i + 1] + nodes.price(row[i], arrive[i], starts);
            double leastWay = network.leastCost(row[i], row[i + 1]);
            least[i] = leastWay + least[i + 1] + nodes.leastPrice(row[i], starts);
        }
        changes = problem.perChangedStop() * changedStops(end, Units.NONE, end, Units.NONE);
        cost = changes;
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
        least = new double[room];
        load = new int[room * dimensions];
        peak = new int[room * dimensions];
    }
}
