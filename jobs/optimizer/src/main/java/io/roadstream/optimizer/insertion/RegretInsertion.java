/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Unserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inserts all that a plan leaves out, one request after the other: always the one that would lose
 * most if it had to wait, by the difference between its cheapest route and its next ones (Potvin
 * and Rousseau 1993). Higher priorities come first.
 */
public final class RegretInsertion {
    private Plan plan;
    private final int depth;
    private final Limit limit;
    private final List<Candidate> waiting = new ArrayList<>();
    private final RouteState[] states;

    private RegretInsertion(Plan plan, int depth, Limit limit) {
        this.plan = plan;
        this.depth = depth;
        this.limit = limit;
        this.states = new RouteState[plan.routes().size()];
    }

    /**
     * The plan with as many requests as fit.
     *
     * @param depth number of routes that are compared; with 1 it is plain cheapest insertion. Among
     *     many idle vehicles that are alike more than 2 make no difference: they fill one by one
     */
    public static Plan insertAll(Plan plan, int depth, Limit limit) {
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1, was " + depth);
        }
        RegretInsertion insertion = new RegretInsertion(plan, depth, limit);
        insertion.begin();
        insertion.insertBestUntilNone();
        return insertion.finish();
    }

    private void begin() {
        int[] twins = Twins.of(plan.problem(), plan.routes());
        for (int i = 0; i < states.length; i++) {
            states[i] = new RouteState(plan.problem(), plan.routes().get(i));
        }
        for (Unserved left : plan.unserved()) {
            Candidate candidate = new Candidate(plan.problem(), left.request(), states.length);
            waiting.add(candidate);
            for (int i = 0; i < states.length && !limit.isReached(); i++) {
                if (twins[i] < i && left.request().vehicleId() == null) {
                    candidate.copy(twins[i], i);
                } else {
                    candidate.look(states[i], i);
                }
            }
        }
    }

    private void insertBestUntilNone() {
        while (!limit.isReached()) {
            Candidate next = mostUrgent();
            if (next == null) {
                return;
            }
            int route = next.bestRoute();
            Position position = Objects.requireNonNull(next.position(route));
            Request request = next.request();
            plan = Insertion.apply(plan, route, request, position);
            states[route] = new RouteState(plan.problem(), plan.routes().get(route));
            waiting.remove(next);
            waiting.forEach(candidate -> candidate.look(states[route], route));
        }
    }

    private @Nullable Candidate mostUrgent() {
        Candidate best = null;
        for (Candidate candidate : waiting) {
            candidate.rank(depth);
            if (candidate.isWorthIt() && (best == null || candidate.isMoreUrgentThan(best))) {
                best = candidate;
            }
        }
        return best;
    }

    private Plan finish() {
        List<Unserved> unserved = waiting.stream().map(Candidate::unserved).toList();
        return new Plan(plan.problem(), plan.routes(), unserved, plan.version());
    }
}
