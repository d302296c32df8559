/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TravelTimes;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route in arrays, with all that tells in constant time what a later arrival at one of its stops
 * leads to. Position i is in front of visit i; position n, the number of visits, is the end.
 *
 * <p>Where travel times depend on the hour, or lateness comes in, the rest of the route is walked
 * until it is back in its old times.
 */
final class RouteState {
    private static final double PER_MILLI = 1e-3;

    final Vehicle vehicle;
    final Route route;
    final int size;
    final Prices prices;
    final TravelTimes travelTimes;
    final boolean isTimeDependent;

    /** Time and way of the leg that leads to position i. */
    final long[] leg;

    final double[] legMeters;

    /** When the vehicle leaves for position i. */
    final long[] leaves;

    final AnnouncedStops announced;

    final RouteLoads loads;

    private final @Nullable Place[] places;
    private final Task[] tasks;
    private final long[] starts;
    private final long[] closes;
    private final double[] late;
    private final long[] waits;
    private final long[] arrivals;
    private final long[] latest;
    private final long[] free;
    private final double[] floor;
    private final double[] lateFrom;
    private final long[] waitFrom;
    private final long[] driveFrom;
    private final double metersLeft;

    RouteState(Problem problem, Route route) {
        this.route = route;
        this.vehicle = route.vehicle();
        this.size = route.visits().size();
        this.prices = problem.prices();
        this.travelTimes = problem.travelTimes();
        this.isTimeDependent = travelTimes.isTimeDependent();
        this.announced = new AnnouncedStops(vehicle, route.steps());
        leg = new long[size + 1];
        legMeters = new double[size + 1];
        leaves = new long[size + 1];
        places = new @Nullable Place[size + 2];
        tasks = new Task[size];
        starts = new long[size];
        closes = new long[size];
        late = new double[size];
        waits = new long[size];
        arrivals = new long[size + 1];
        latest = new long[size + 1];
        free = new long[size + 1];
        floor = new double[size + 1];
        lateFrom = new double[size + 1];
        waitFrom = new long[size + 1];
        driveFrom = new long[size + 2];
        loads = new RouteLoads(route, problem.onBoard(vehicle.id()));
        metersLeft = Math.max(0, vehicle.maxRouteMeters() - route.meters());
        fillForwards();
        fillBackwards();
    }

    /** By how much the way may become longer; 0 if it is too long already. */
    double metersLeft() {
        return metersLeft;
    }

    /** Place from which position i is reached. */
    Place before(int position) {
        Place place = places[position];
        if (place == null) {
            throw new IllegalStateException("only the end may have no place");
        }
        return place;
    }

    /** Place of visit i, or the end, or null where the route is open. */
    @Nullable Place at(int position) {
        return places[position + 1];
    }

    /** Task of visit i. */
    Task task(int visit) {
        return tasks[visit];
    }

    /** Last start of service at visit i: its close, or when it is now if that is later. */
    long close(int visit) {
        return closes[visit];
    }

    /** By how much a start of service at visit i is dearer than now. */
    double moreLateness(int visit, long startMillis) {
        return lateness(tasks[visit], startMillis) - late[visit];
    }

    /** By how much a wait at visit i is longer than now. */
    long moreWaiting(int visit, long waitMillis) {
        return waitMillis - waits[visit];
    }

    /** Price of starting a task at a time: lateness and a broken promise. */
    double lateness(Task task, long startMillis) {
        long afterPromise = Math.max(0, startMillis - task.promisedMillis());
        return task.latenessCost(startMillis)
                + prices.perSecondAfterPromise() * afterPromise * PER_MILLI;
    }

    /**
     * What it costs more to be at position i at another time, or infinity if that breaks a window,
     * the shift or the longest route.
     */
    double costOfArrival(int position, long arrivalMillis) {
        if (arrivalMillis > latest[position]) {
            return Double.POSITIVE_INFINITY;
        }
        if (arrivalMillis >= arrivals[position] && arrivalMillis <= free[position]) {
            long later = arrivalMillis - arrivals[position];
            return -prices.perSecondWaiting() * Math.min(later, waitFrom[position]) * PER_MILLI;
        }
        return walk(position, arrivalMillis);
    }

    /**
     * What {@link #costOfArrival} is at least: a later arrival saves no more than the waiting, and
     * no lateness unless some visit can slip into a later window.
     */
    double floorOfArrival(int position, long arrivalMillis) {
        return !isTimeDependent && arrivalMillis >= arrivals[position]
                ? floor[position]
                : Double.NEGATIVE_INFINITY;
    }

    private double walk(int position, long arrivalMillis) {
        double lateSum = 0;
        long waitSum = 0;
        long driveSum = 0;
        long clock = arrivalMillis;
        for (int i = position; i < size; i++) {
            long start = tasks[i].startMillis(clock);
            if (start > closes[i]) {
                return Double.POSITIVE_INFINITY;
            }
            waitSum += start - clock;
            if (start == starts[i]) {
                long wait = waitSum - (waitFrom[position] - waitFrom[i + 1]);
                long drive = driveSum - (driveFrom[position + 1] - driveFrom[i + 1]);
                return cost(lateSum - (lateFrom[position] - lateFrom[i]), wait, drive);
            }
            lateSum += lateness(tasks[i], start);
            clock = start + tasks[i].serviceMillis();
            long drive = legMillis(i + 1, clock);
            driveSum += drive;
            clock += drive;
        }
        if (clock > latest[size]) {
            return Double.POSITIVE_INFINITY;
        }
        return cost(
                lateSum - lateFrom[position],
                waitSum - waitFrom[position],
                driveSum - driveFrom[position + 1]);
    }

    /** Time of the leg to position i for another departure. */
    long legMillis(int position, long departureMillis) {
        Place to = at(position);
        if (!isTimeDependent || to == null) {
            return leg[position];
        }
        return travelTimes.millis(before(position), to, departureMillis);
    }

    private double cost(double lateness, long waitMillis, long driveMillis) {
        return lateness
                + prices.perSecondWaiting() * waitMillis * PER_MILLI
                + prices.perSecondDriving() * driveMillis * PER_MILLI;
    }

    private void fillForwards() {
        List<Visit> visits = route.visits();
        places[0] = vehicle.start();
        places[size + 1] = vehicle.end();
        leaves[0] = vehicle.shift().fromMillis();
        for (int i = 0; i < size; i++) {
            Visit visit = visits.get(i);
            tasks[i] = visit.task();
            places[i + 1] = tasks[i].place();
            starts[i] = visit.startMillis();
            closes[i] = Math.max(tasks[i].closeMillis(), starts[i]);
            late[i] = lateness(tasks[i], starts[i]);
            waits[i] = visit.waitMillis();
            arrivals[i] = visit.arrivalMillis();
            leg[i] = visit.driveMillis();
            legMeters[i] = visit.meters();
            leaves[i + 1] = visit.departureMillis();
        }
        arrivals[size] = route.ending().arrivalMillis();
        leg[size] = route.ending().driveMillis();
        legMeters[size] = route.ending().meters();
    }

    private void fillBackwards() {
        long latestEnd = vehicle.latestEndMillis();
        latest[size] = size == 0 ? latestEnd : Math.max(latestEnd, arrivals[size]);
        free[size] = latest[size];
        driveFrom[size] = leg[size];
        boolean canSlip = false;
        for (int i = size - 1; i >= 0; i--) {
            Visit visit = route.visits().get(i);
            latest[i] = isTimeDependent ? Long.MAX_VALUE : latestArrival(i);
            free[i] = isTimeDependent ? Long.MIN_VALUE : arrivals[i] + visit.slackMillis();
            lateFrom[i] = lateFrom[i + 1] + late[i];
            waitFrom[i] = waitFrom[i + 1] + waits[i];
            driveFrom[i] = driveFrom[i + 1] + leg[i];
            canSlip |= tasks[i].windows().size() > 1;
            floor[i] = -prices.perSecondWaiting() * waitFrom[i] * PER_MILLI;
            floor[i] -= canSlip ? lateFrom[i] : 0;
        }
    }

    /** Latest arrival whose start of service leaves time for the rest. */
    private long latestArrival(int visit) {
        Task task = tasks[visit];
        long rest = latest[visit + 1] - task.serviceMillis() - leg[visit + 1];
        return task.latestArrivalMillis(Math.min(closes[visit], rest));
    }
}
