/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

/**
 * Finds where a unit fits into a route for the least cost, so that everything still holds. Some
 * positions are passed over by chance ("blinks"), if asked to. Allocates nothing. For one thread.
 */
public final class CheapestPlace {
    private final CompiledProblem problem;
    private final Network network;
    private final Nodes nodes;
    private final Units units;
    private final Vehicles vehicles;
    private final Limits limits;
    private final Blinks blinks;
    private final boolean isPlain;
    private final boolean isMetric;

    private long moves;
    private double best;
    private double changesNow;
    private int position;
    private int secondPosition;

    /**
     * For one problem.
     *
     * @param blinkShare share of positions that are passed over
     */
    public CheapestPlace(CompiledProblem problem, Dice dice, double blinkShare) {
        this.problem = problem;
        this.network = problem.network();
        this.nodes = problem.nodes();
        this.units = problem.units();
        this.vehicles = problem.vehicles();
        this.limits = new Limits(problem);
        this.isPlain = problem.isPlain();
        this.isMetric = network.isMetric();
        this.blinks = new Blinks(dice, blinkShare);
    }

    /** Positions judged so far. */
    public long moves() {
        return moves;
    }

    /** What the unit costs at the place found. */
    public double cost() {
        return best;
    }

    /** In front of which position its first node goes. */
    public int position() {
        return position;
    }

    /** In front of which position its second node goes, counted without the first. */
    public int secondPosition() {
        return secondPosition;
    }

    /** Whether places were passed over in the last route that was looked at. */
    public boolean hasBlinked() {
        return blinks.hasBlinked();
    }

    /** Looks for a place that costs less than the bound. */
    public boolean find(Lane lane, int unit, double bound) {
        best = bound;
        blinks.forget();
        int vehicle = lane.vehicle();
        if (!units.isAllowed(unit, vehicle) || limits.meetsIncompatible(lane, unit)) {
            return false;
        }
        changesNow = lane.changes();
        double first = lane.size() == 0 ? vehicles.fixedCost(vehicle) : 0;
        if (units.second(unit) == Units.NONE) {
            return isPlain ? findSingle(lane, unit, first) : findSingleDear(lane, unit, first);
        }
        return isPlain ? findPair(lane, unit, first) : findPairDear(lane, unit, first);
    }

    private boolean findSingle(Lane lane, int unit, double base) {
        int node = units.first(unit);
        if (base >= best || !limits.fitsToEnd(lane, node, lane.size())) {
            return false;
        }
        double[] costIn = network.costIn(node);
        double[] costOut = network.costOut(node);
        long[] millisIn = network.millisIn(node);
        long[] millisOut = network.millisOut(node);
        int[] rows = lane.rows();
        double[] ways = lane.ways();
        long[] departures = lane.departures();
        long[] latest = lane.latestArrivals();
        long close = nodes.close(node);
        long service = nodes.service(node);
        boolean isWayLimited = vehicles.isWayLimited(lane.vehicle());
        double limit = best - base;
        int found = 0;
        int end = lane.size() + 1;
        int first = lane.firstFree();
        // departures and latest arrivals never fall: what is too early or too late is passed by
        long earliestEnd = nodes.open(node) + service;
        while (first <= end && latest[first] < earliestEnd) {
            first++;
        }
        int i = first;
        for (; i <= end && departures[i - 1] <= close; i++) {
            int from = rows[i - 1];
            int to = rows[i];
            double more = costIn[from] + costOut[to] - ways[i - 1];
            if (more >= limit || blinks.isNext()) {
                continue;
            }
            long arrival = departures[i - 1] + millisIn[from];
            if (arrival > close) {
                continue;
            }
            long then = nodes.start(node, arrival) + service + millisOut[to];
            if (then > latest[i] || !limits.fitsToEnd(lane, node, i - 1)) {
                continue;
            }
            if (isWayLimited && limits.isTooFar(lane, i, node)) {
                continue;
            }
            limit = more;
            found = i;
        }
        moves += i - first;
        if (found == 0) {
            return false;
        }
        best = limit + base;
        position = found;
        return true;
    }

    private boolean findPair(Lane lane, int unit, double base) {
        int pickup = units.first(unit);
        int delivery = units.second(unit);
        double[] costIn = network.costIn(pickup);
        double[] costOut = network.costOut(pickup);
        double[] costToDelivery = network.costIn(delivery);
        double[] costFromDelivery = network.costOut(delivery);
        long[] millisToDelivery = network.millisIn(delivery);
        long[] millisFromDelivery = network.millisOut(delivery);
        long pickupToDelivery = network.millisOut(pickup)[delivery];
        int[] rows = lane.rows();
        double[] ways = lane.ways();
        long[] departures = lane.departures();
        long[] latest = lane.latestArrivals();
        long closePickup = nodes.close(pickup);
        long closeDelivery = nodes.close(delivery);
        long service = nodes.service(delivery);
        boolean isWayLimited = vehicles.isWayLimited(lane.vehicle());
        double limit = best - base;
        int found = 0;
        int foundSecond = 0;
        int end = lane.size() + 1;
        for (int i = lane.firstFree(); i <= end; i++) {
            int from = rows[i - 1];
            long arrival = departures[i - 1] + network.millisIn(pickup)[from];
            if (arrival > closePickup || !limits.fits(lane, pickup, i - 1)) {
                continue;
            }
            long clock = nodes.start(pickup, arrival) + nodes.service(pickup);
            // right behind the pickup
            double together = costIn[from] + costOut[delivery] - ways[i - 1];
            moves++;
            if (together + costFromDelivery[rows[i]] < limit && !blinks.isNext()) {
                long at = clock + pickupToDelivery;
                if (at <= closeDelivery) {
                    long then = nodes.start(delivery, at) + service + millisFromDelivery[rows[i]];
                    if (then <= latest[i]
                            && !(isWayLimited && limits.isTooFar(lane, i, pickup, i, delivery))) {
                        limit = together + costFromDelivery[rows[i]];
                        found = i;
                        foundSecond = i;
                    }
                }
            }
            if (i == end) {
                break;
            }
            double apart = costIn[from] + costOut[rows[i]] - ways[i - 1];
            if (apart >= limit) {
                continue;
            }
            clock += network.millisOut(pickup)[rows[i]];
            for (int j = i + 1; j <= end; j++) {
                // the clock is at the arrival at j - 1
                int before = rows[j - 1];
                if (clock > latest[j - 1] || !limits.fits(lane, pickup, j - 1)) {
                    break;
                }
                clock = nodes.start(before, clock) + nodes.service(before);
                double more =
                        apart + costToDelivery[before] + costFromDelivery[rows[j]] - ways[j - 1];
                moves++;
                if (more < limit && !blinks.isNext()) {
                    long at = clock + millisToDelivery[before];
                    if (at <= closeDelivery) {
                        long then =
                                nodes.start(delivery, at) + service + millisFromDelivery[rows[j]];
                        if (then <= latest[j]
                                && !(isWayLimited
                                        && limits.isTooFar(lane, i, pickup, j, delivery))) {
                            limit = more;
                            found = i;
                            foundSecond = j;
                        }
                    }
                }
                clock += network.millisOut(before)[rows[j]];
            }
        }
        if (found == 0) {
            return false;
        }
        best = limit + base;
        position = found;
        secondPosition = foundSecond;
        return true;
    }

    private boolean findSingleDear(Lane lane, int unit, double base) {
        int node = units.first(unit);
        if (!limits.fitsToEnd(lane, node, lane.size())) {
            return false;
        }
        int[] rows = lane.rows();
        int end = lane.size() + 1;
        boolean isFound = false;
        for (int i = lane.firstFree(); i <= end; i++) {
            moves++;
            if (blinks.isNext() || !limits.fitsToEnd(lane, node, i - 1)) {
                continue;
            }
            long leaves = lane.departures()[i - 1];
            long drive = network.millis(rows[i - 1], node, leaves);
            long starts = nodes.start(node, leaves + drive);
            if (starts > nodes.close(node) || limits.isTooFar(lane, i, node)) {
                continue;
            }
            double more =
                    base
                            + network.cost(rows[i - 1], node, drive)
                            + nodes.price(node, leaves + drive, starts)
                            + moreChanges(lane, i, node, i, Units.NONE);
            double bound = best - more + restFrom(lane, i - 1);
            double after = follow(lane, i, node, starts + nodes.service(node), bound);
            more += after - restFrom(lane, i - 1);
            if (more < best) {
                best = more;
                position = i;
                isFound = true;
            }
        }
        return isFound;
    }

    private boolean findPairDear(Lane lane, int unit, double base) {
        int pickup = units.first(unit);
        int delivery = units.second(unit);
        int[] rows = lane.rows();
        long[] departures = lane.departures();
        int end = lane.size() + 1;
        boolean isFound = false;
        for (int i = lane.firstFree(); i <= end; i++) {
            int from = rows[i - 1];
            long leaves = departures[i - 1];
            long drive = network.millis(from, pickup, leaves);
            long starts = nodes.start(pickup, leaves + drive);
            if (starts > nodes.close(pickup)) {
                continue;
            }
            long clock = starts + nodes.service(pickup);
            double cost =
                    base
                            + network.cost(from, pickup, drive)
                            + nodes.price(pickup, leaves + drive, starts)
                            - restFrom(lane, i - 1);
            if (isMetric) {
                double late = leastPrice(delivery, pickup, clock);
                double least = base + nodes.leastPrice(pickup, starts) + late;
                if (least - lane.saveable(i) >= best + changesNow) {
                    // no earlier, and no cheaper, further behind
                    break;
                }
                if (cost + late + leastFrom(lane, i, pickup) >= best + changesNow) {
                    continue;
                }
            }
            if (limits.fits(lane, pickup, i - 1)) {
                isFound |= deliver(lane, unit, i, cost, clock);
            }
        }
        return isFound;
    }

    /** Tries all positions of the delivery for one of the pickup. */
    private boolean deliver(Lane lane, int unit, int i, double costSoFar, long left) {
        int pickup = units.first(unit);
        int delivery = units.second(unit);
        int[] rows = lane.rows();
        int end = lane.size() + 1;
        double cost = costSoFar;
        long clock = left;
        int from = pickup;
        boolean isFound = false;
        for (int j = i; j <= end; j++) {
            long drive = network.millis(from, delivery, clock);
            long starts = nodes.start(delivery, clock + drive);
            if (isMetric) {
                double least = leastFrom(lane, j, from) + nodes.leastPrice(delivery, starts);
                if (cost + least >= best + changesNow) {
                    break;
                }
            }
            moves++;
            if (!blinks.isNext()
                    && starts <= nodes.close(delivery)
                    && !limits.isTooFar(lane, i, pickup, j, delivery)) {
                double more =
                        cost
                                + network.cost(from, delivery, drive)
                                + nodes.price(delivery, clock + drive, starts)
                                + moreChanges(lane, i, pickup, j, delivery);
                long leaves = starts + nodes.service(delivery);
                more += follow(lane, j, delivery, leaves, best - more);
                if (more < best) {
                    best = more;
                    position = i;
                    secondPosition = j;
                    isFound = true;
                }
            }
            if (j == end || !limits.fits(lane, pickup, j)) {
                break;
            }
            int node = rows[j];
            long way = network.millis(from, node, clock);
            long arrival = clock + way;
            long begins = nodes.start(node, arrival);
            if (begins > nodes.close(node)) {
                break;
            }
            cost += network.cost(from, node, way) + nodes.price(node, arrival, begins);
            clock = begins + nodes.service(node);
            from = node;
        }
        return isFound;
    }

    /** Least price of the lateness of a node for who leaves another, wherever he goes before. */
    private double leastPrice(int node, int from, long left) {
        return nodes.leastPrice(node, nodes.start(node, left + network.millis(from, node, left)));
    }

    /** What it costs at least to go on from a node to a position and the rest, later than now. */
    private double leastFrom(Lane lane, int position, int from) {
        return network.leastCost(from, lane.node(position)) + lane.least(position);
    }

    /** What the route costs from behind a position on. */
    private static double restFrom(Lane lane, int position) {
        return lane.ways()[position] + lane.rest(position + 1);
    }

    /** What it costs to go on from a node to a position and the rest, if that is below a bound. */
    private double follow(Lane lane, int position, int from, long left, double bound) {
        double cost = 0;
        long clock = left;
        int row = from;
        int end = lane.size() + 1;
        int[] rows = lane.rows();
        long[] arrivals = lane.arrivals();
        for (int k = position; k <= end; k++) {
            int to = rows[k];
            long drive = network.millis(row, to, clock);
            long arrival = clock + drive;
            cost += network.cost(row, to, drive);
            if (k == end) {
                return arrival > vehicles.latestEnd(lane.vehicle())
                        ? Double.POSITIVE_INFINITY
                        : cost;
            }
            if (arrival == arrivals[k]) {
                return cost + lane.rest(k);
            }
            if (arrival > arrivals[k] && cost + lane.least(k) >= bound) {
                return Double.POSITIVE_INFINITY;
            }
            long starts = nodes.start(to, arrival);
            cost += nodes.price(to, arrival, starts);
            if (starts > nodes.close(to) || cost >= bound) {
                return Double.POSITIVE_INFINITY;
            }
            clock = starts + nodes.service(to);
            row = to;
        }
        return cost;
    }

    private double moreChanges(Lane lane, int i, int node, int j, int second) {
        if (vehicles.announced(lane.vehicle()).length == 0) {
            return 0;
        }
        return problem.perChangedStop() * lane.changedStops(i, node, j, second) - changesNow;
    }
}
