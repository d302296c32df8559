/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TravelTimes;
import io.roadstream.optimizer.plan.Reason;
import java.util.Optional;

/**
 * Finds the cheapest position of one request in one route after the other. Looks at all of them:
 * one position costs constant time, and allocates nothing. For one thread.
 */
final class PositionSearch {
    private static final double PER_MILLI = 1e-3;

    private final Request request;
    private final TravelTimes travelTimes;
    private final Detour first;
    private final Detour second;
    private final CheapestPosition cheapest;
    private final double directMeters;

    PositionSearch(Problem problem, Request request) {
        this.request = request;
        this.travelTimes = problem.travelTimes();
        int last = request.tasks().size() - 1;
        first = new Detour(travelTimes, request.tasks().get(0));
        second = new Detour(travelTimes, request.tasks().get(last));
        cheapest = new CheapestPosition(request);
        directMeters = travelTimes.meters(first.task().place(), second.task().place());
    }

    Request request() {
        return request;
    }

    /** The cheapest position in the route; the first of equal ones. */
    Optional<Position> search(RouteState route) {
        return search(route, Double.POSITIVE_INFINITY);
    }

    /** The same, if it costs less than the bound. */
    Optional<Position> search(RouteState route, double bound) {
        cheapest.begin(bound);
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
        return cheapest.find();
    }

    /** Whether the last route had a position that may hold, but costs no less than the bound. */
    boolean isTooDear() {
        return cheapest.isTooDear();
    }

    /** What came closest in the last route in which no position was found. */
    Reason reason() {
        return cheapest.reason();
    }

    private void trySingle(RouteState route, int position) {
        boolean isCollected = first.task().action() == Action.VISIT;
        if (isCollected && !route.loads.hasRoomToTheEnd(request.load(), position)) {
            cheapest.cameTo(Reason.CAPACITY);
            return;
        }
        long leaves = route.leaves[position];
        long to = first.to(route, position, leaves);
        long arrival = leaves + to;
        long start = first.task().startMillis(arrival);
        if (start > first.task().closeMillis()) {
            cheapest.cameTo(Reason.TOO_LATE);
            return;
        }
        long left = start + first.task().serviceMillis();
        long back = first.from(route, position, left);
        double meters =
                first.metersTo(position) + first.metersFrom(position) - route.legMeters[position];
        double cost =
                cost(route, to + back - route.leg[position], meters, start - arrival)
                        + route.lateness(first.task(), start);
        cheapest.offer(route, position, position, meters, cost, left + back);
    }

    /** All positions of the delivery for one of the pickup; visits between are passed later. */
    private void tryPickup(RouteState route, int position) {
        if (!route.loads.hasRoom(request.load(), position)) {
            cheapest.cameTo(Reason.CAPACITY);
            return;
        }
        long leaves = route.leaves[position];
        long to = first.to(route, position, leaves);
        long start = first.task().startMillis(leaves + to);
        if (start > first.task().closeMillis()) {
            cheapest.cameTo(Reason.TOO_LATE);
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
                cheapest.cameTo(Reason.TOO_LATE);
                return;
            }
            if (!route.loads.hasRoom(request.load(), i + 1)) {
                cheapest.cameTo(Reason.CAPACITY);
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
            cheapest.cameTo(Reason.TOO_LATE);
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
        cheapest.offer(route, position, position, meters, cost, departure + back);
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
            cheapest.cameTo(Reason.TOO_LATE);
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
        cheapest.offer(route, pickup, position, allMeters, cost, departure + back);
    }

    private static double cost(RouteState route, long drive, double meters, long wait) {
        return route.prices.perSecondDriving() * drive * PER_MILLI
                + route.prices.perMeter() * meters
                + route.prices.perSecondWaiting() * wait * PER_MILLI
                + (route.size == 0 ? route.vehicle.fixedCost() : 0);
    }
}
