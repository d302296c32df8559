/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.TravelTimes;
import io.roadstream.optimizer.plan.Reason;
import java.util.Optional;

/**
 * Finds the cheapest position of one request in one route after the other. Looks at all of them:
 * one position costs constant time, and allocates nothing. For one thread.
 */
final class PositionSearch {
    private static final double PER_MILLI = 1e-3;

    /** Rounding of a long sum of metres. */
    private static final double METERS_TOLERANCE = 1e-6;

    private final Request request;
    private final TravelTimes travelTimes;
    private final Detour first;
    private final Detour second;
    private final TaskId firstId;
    private final TaskId secondId;
    private final double directMeters;

    private int bestFirst;
    private int bestSecond;
    private double best;
    private Reason reason = Reason.NOT_TRIED;

    PositionSearch(Problem problem, Request request) {
        this.request = request;
        this.travelTimes = problem.travelTimes();
        int last = request.tasks().size() - 1;
        first = new Detour(travelTimes, request.tasks().get(0));
        second = new Detour(travelTimes, request.tasks().get(last));
        firstId = new TaskId(request.id(), first.task().action());
        secondId = new TaskId(request.id(), second.task().action());
        directMeters = travelTimes.meters(first.task().place(), second.task().place());
    }

    /** The cheapest position in the route; the first of equal ones. */
    Optional<Position> search(RouteState route) {
        best = Double.POSITIVE_INFINITY;
        reason = Reason.NOT_TRIED;
        int from = route.vehicle.committed().size();
        first.fill(route, from);
        if (request.tasks().size() == 1) {
            for (int i = from; i <= route.size; i++) {
                trySingle(route, i);
            }
        } else {
            second.fill(route, from);
            for (int i = from; i <= route.size; i++) {
                tryPickup(route, i);
            }
        }
        return best == Double.POSITIVE_INFINITY
                ? Optional.empty()
                : Optional.of(new Position(bestFirst, bestSecond, best));
    }

    /** What came closest in the last route in which no position was found. */
    Reason reason() {
        return reason;
    }

    private void trySingle(RouteState route, int position) {
        boolean isCollected = first.task().action() == Action.VISIT;
        if (isCollected && !route.hasRoomToTheEnd(request.load(), position)) {
            cameTo(Reason.CAPACITY);
            return;
        }
        long leaves = route.leaves[position];
        long to = first.to(route, position, leaves);
        long arrival = leaves + to;
        long start = first.task().startMillis(arrival);
        if (start > first.task().closeMillis()) {
            cameTo(Reason.TOO_LATE);
            return;
        }
        long left = start + first.task().serviceMillis();
        long back = first.from(route, position, left);
        double meters =
                first.metersTo(position) + first.metersFrom(position) - route.legMeters[position];
        double cost =
                cost(route, to + back - route.leg[position], meters, start - arrival)
                        + route.lateness(first.task(), start);
        offer(route, position, position, meters, cost, left + back);
    }

    /** All positions of the delivery for one of the pickup; visits between are passed later. */
    private void tryPickup(RouteState route, int position) {
        if (!route.hasRoom(request.load(), position)) {
            cameTo(Reason.CAPACITY);
            return;
        }
        long leaves = route.leaves[position];
        long to = first.to(route, position, leaves);
        long start = first.task().startMillis(leaves + to);
        if (start > first.task().closeMillis()) {
            cameTo(Reason.TOO_LATE);
            return;
        }
        long wait = start - leaves - to;
        double late = route.lateness(first.task(), start);
        long left = start + first.task().serviceMillis();
        tryDeliveryAtOnce(route, position, to, wait, late, left);

        long way = first.from(route, position, left);
        long drive = to + way - route.leg[position];
        double meters =
                first.metersTo(position) + first.metersFrom(position) - route.legMeters[position];
        long clock = left + way;
        for (int i = position; i < route.size; i++) {
            long served = route.task(i).startMillis(clock);
            if (served > route.close(i)) {
                cameTo(Reason.TOO_LATE);
                return;
            }
            if (!route.hasRoom(request.load(), i + 1)) {
                cameTo(Reason.CAPACITY);
                return;
            }
            wait += route.moreWaiting(i, served - clock);
            late += route.moreLateness(i, served);
            long departure = served + route.task(i).serviceMillis();
            tryDelivery(route, position, i + 1, departure, drive, meters, wait, late);
            long leg = route.legMillis(i + 1, departure);
            drive += leg - route.leg[i + 1];
            clock = departure + leg;
        }
    }

    private void tryDeliveryAtOnce(
            RouteState route, int position, long to, long wait, double late, long left) {
        long direct = travelTimes.millis(first.task().place(), second.task().place(), left);
        long arrival = left + direct;
        long start = second.task().startMillis(arrival);
        if (start > second.task().closeMillis()) {
            cameTo(Reason.TOO_LATE);
            return;
        }
        long departure = start + second.task().serviceMillis();
        long back = second.from(route, position, departure);
        double meters =
                first.metersTo(position)
                        + directMeters
                        + second.metersFrom(position)
                        - route.legMeters[position];
        long drive = to + direct + back - route.leg[position];
        double cost =
                cost(route, drive, meters, wait + start - arrival)
                        + late
                        + route.lateness(second.task(), start);
        offer(route, position, position, meters, cost, departure + back);
    }

    private void tryDelivery(
            RouteState route,
            int pickup,
            int position,
            long leaves,
            long drive,
            double meters,
            long wait,
            double late) {
        long to = second.to(route, position, leaves);
        long arrival = leaves + to;
        long start = second.task().startMillis(arrival);
        if (start > second.task().closeMillis()) {
            cameTo(Reason.TOO_LATE);
            return;
        }
        long departure = start + second.task().serviceMillis();
        long back = second.from(route, position, departure);
        double allMeters =
                meters
                        + second.metersTo(position)
                        + second.metersFrom(position)
                        - route.legMeters[position];
        double cost =
                cost(
                                route,
                                drive + to + back - route.leg[position],
                                allMeters,
                                wait + start - arrival)
                        + late
                        + route.lateness(second.task(), start);
        offer(route, pickup, position, allMeters, cost, departure + back);
    }

    private static double cost(RouteState route, long drive, double meters, long wait) {
        return route.prices.perSecondDriving() * drive * PER_MILLI
                + route.prices.perMeter() * meters
                + route.prices.perSecondWaiting() * wait * PER_MILLI
                + (route.size == 0 ? route.vehicle.fixedCost() : 0);
    }

    private void offer(
            RouteState route, int at, int then, double meters, double cost, long arrival) {
        double after = route.costOfArrival(then, arrival);
        if (after == Double.POSITIVE_INFINITY) {
            cameTo(Reason.TOO_LATE);
            return;
        }
        if (meters > route.metersLeft() + METERS_TOLERANCE) {
            cameTo(Reason.TOO_FAR);
            return;
        }
        double sum = cost + after + route.prices.perChangedStop() * changedStops(route, at, then);
        if (sum < best) {
            best = sum;
            bestFirst = at;
            bestSecond = then;
        }
    }

    private int changedStops(RouteState route, int at, int then) {
        return request.tasks().size() == 1
                ? route.announced.moreWith(firstId, at)
                : route.announced.moreWith(firstId, at, secondId, then);
    }

    private void cameTo(Reason newReason) {
        if (newReason.compareTo(reason) > 0) {
            reason = newReason;
        }
    }
}
