/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Unserved;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that waits for its insertion, with its cheapest position in each route. */
final class Candidate {
    private final Problem problem;
    private final Request request;
    private final PositionSearch search;
    private final @Nullable Position[] positions;
    private final Reason[] reasons;
    private final double[] costs;

    private int bestRoute;
    private int missing;
    private double regret;

    Candidate(Problem problem, Request request, int routes) {
        this.problem = problem;
        this.request = request;
        this.search = new PositionSearch(problem, request);
        this.positions = new @Nullable Position[routes];
        this.reasons = new Reason[routes];
        this.costs = new double[routes];
        Arrays.fill(reasons, Reason.OUT_OF_TIME);
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
    }

    Request request() {
        return request;
    }

    /** Looks for a position in a route that is new or has changed. */
    void look(RouteState state, int route) {
        positions[route] = null;
        costs[route] = Double.POSITIVE_INFINITY;
        Optional<Reason> obstacle = Eligibility.findObstacle(problem, state.route, request);
        if (obstacle.isPresent()) {
            reasons[route] = obstacle.get();
            return;
        }
        Optional<Position> found = search.search(state);
        reasons[route] = search.reason();
        found.ifPresent(
                position -> {
                    positions[route] = position;
                    costs[route] = position.cost();
                });
    }

    /** What holds for one route holds for another like it. */
    void copy(int fromRoute, int toRoute) {
        positions[toRoute] = positions[fromRoute];
        costs[toRoute] = costs[fromRoute];
        reasons[toRoute] = reasons[fromRoute];
    }

    @Nullable Position position(int route) {
        return positions[route];
    }

    int bestRoute() {
        return bestRoute;
    }

    /** Finds the cheapest route, and what the next ones cost more. */
    void rank(int depth) {
        double[] cheapest = new double[depth];
        Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
        bestRoute = 0;
        for (int i = 0; i < costs.length; i++) {
            if (costs[i] < costs[bestRoute]) {
                bestRoute = i;
            }
            insert(cheapest, costs[i]);
        }
        missing = 0;
        // Of equal regrets the dearer comes first; with nothing to compare, the cheaper.
        regret = depth == 1 ? -cheapest[0] : 0;
        for (int i = 1; i < depth; i++) {
            if (cheapest[i] == Double.POSITIVE_INFINITY) {
                missing++;
            } else {
                regret += cheapest[i] - cheapest[0];
            }
        }
    }

    /** Whether there is a position, and it costs less than the prize. */
    boolean isWorthIt() {
        Double prize = request.prize();
        double cost = costs[bestRoute];
        return cost < Double.POSITIVE_INFINITY && (prize == null || cost < prize);
    }

    /** By priority, then few alternatives, then regret; of equal ones the dearer. */
    boolean isMoreUrgentThan(Candidate other) {
        if (request.priority() != other.request.priority()) {
            return request.priority() > other.request.priority();
        }
        if (missing != other.missing) {
            return missing > other.missing;
        }
        if (regret != other.regret) {
            return regret > other.regret;
        }
        return costs[bestRoute] > other.costs[other.bestRoute];
    }

    Unserved unserved() {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        for (int i = 0; i < positions.length; i++) {
            Reason reason = positions[i] == null ? reasons[i] : reasonWithPosition();
            counts.merge(reason, 1, Integer::sum);
        }
        return new Unserved(request, counts);
    }

    /** There was a position: its prize was too low, or time was up before it was taken. */
    private Reason reasonWithPosition() {
        return request.isOptional() && !isWorthIt() ? Reason.PRIZE_TOO_LOW : Reason.OUT_OF_TIME;
    }

    private static void insert(double[] sorted, double value) {
        double rest = value;
        for (int i = 0; i < sorted.length; i++) {
            if (rest < sorted[i]) {
                double next = sorted[i];
                sorted[i] = rest;
                rest = next;
            }
        }
    }
}
