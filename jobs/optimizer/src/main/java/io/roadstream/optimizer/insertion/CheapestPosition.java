/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Reason;
import java.util.Optional;

/**
 * Keeps the cheapest of the positions it is offered, or what came closest. What cannot be the
 * cheapest is turned away before the rest of the route is looked at. For one thread.
 */
final class CheapestPosition {
    /** Rounding of a long sum of metres. */
    private static final double METERS_TOLERANCE = 1e-6;

    /** Rounding of a long sum of costs: what may be equal is computed. */
    private static final double COST_TOLERANCE = 1e-6;

    private final boolean isPair;
    private final TaskId firstId;
    private final TaskId secondId;

    private int first;
    private int second;
    private double best;
    private boolean isFound;
    private boolean isTooDear;
    private Reason reason = Reason.NOT_TRIED;

    CheapestPosition(Request request) {
        int last = request.tasks().size() - 1;
        isPair = last > 0;
        firstId = new TaskId(request.id(), request.tasks().get(0).action());
        secondId = new TaskId(request.id(), request.tasks().get(last).action());
    }

    /** Begins with a route; positions must cost less than the bound. */
    void begin(double bound) {
        best = bound;
        isFound = false;
        isTooDear = false;
        reason = Reason.NOT_TRIED;
    }

    /**
     * A position whose own windows hold.
     *
     * @param cost without what it changes after {@code then} and without changed stops
     * @param arrivalMillis when the vehicle is at position {@code then} after it
     */
    void offer(RouteState route, int at, int then, double meters, double cost, long arrivalMillis) {
        double soFar = cost + route.prices.perChangedStop() * changedStops(route, at, then);
        if (soFar + route.floorOfArrival(then, arrivalMillis) > best + COST_TOLERANCE) {
            isTooDear = true;
            return;
        }
        double after = route.costOfArrival(then, arrivalMillis);
        if (after == Double.POSITIVE_INFINITY) {
            cameTo(Reason.TOO_LATE);
        } else if (meters > route.metersLeft() + METERS_TOLERANCE) {
            cameTo(Reason.TOO_FAR);
        } else if (soFar + after < best) {
            best = soFar + after;
            first = at;
            second = then;
            isFound = true;
        } else {
            isTooDear = true;
        }
    }

    /** A position failed. */
    void cameTo(Reason newReason) {
        if (newReason.compareTo(reason) > 0) {
            reason = newReason;
        }
    }

    /** The cheapest; the first of equal ones. */
    Optional<Position> find() {
        return isFound ? Optional.of(new Position(first, second, best)) : Optional.empty();
    }

    /** Whether some position was turned away for its cost. */
    boolean isTooDear() {
        return isTooDear;
    }

    /** What came closest. */
    Reason reason() {
        return reason;
    }

    private int changedStops(RouteState route, int at, int then) {
        return isPair
                ? route.announced.moreWith(firstId, at, secondId, then)
                : route.announced.moreWith(firstId, at);
    }
}
