/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.moves;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.optimizer.SolverClock;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How the time grows that a search from nothing needs to come within one per cent of a long one:
 * limits are doubled until it does. A search knows its limit and cools down by it, so that a glance
 * at a longer one would not tell.
 */
public final class GrowthBench {
    private static final double NEAR_ENOUGH = 1.01;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final GrowthSettings settings;

    public GrowthBench(GrowthSettings settings) {
        this.settings = settings;
    }

    /** Measures and prints, a line for each size. */
    public void measure(ObjectNode json) {
        ArrayNode sizes = json.putArray("growth");
        // compiled once before it counts
        int first = settings.visits().get(0);
        cost(MadeUp.visits(0, first), settings.reference(first), 0);
        for (int visits : settings.visits()) {
            measure(sizes, visits);
        }
    }

    private void measure(ArrayNode sizes, int visits) {
        Problem problem = MadeUp.visits(1, visits);
        Duration most = settings.reference(visits);
        double best = cost(problem, most, 1);
        Duration limit = settings.shortest();
        double cost = cost(problem, limit, 2);
        while (cost > NEAR_ENOUGH * best && limit.compareTo(most) < 0) {
            Duration twice = limit.multipliedBy(2);
            limit = twice.compareTo(most) < 0 ? twice : most;
            cost = cost(problem, limit, 2);
        }
        double gapPercent = 100 * (cost / best - 1);
        double seconds = limit.toMillis() / MILLIS_PER_SECOND;
        System.out.printf(
                Locale.ROOT,
                "%5d visits: %.2f %% after %.3f s, of %.1f after %.0f s%n",
                visits,
                gapPercent,
                seconds,
                best,
                most.toMillis() / MILLIS_PER_SECOND);
        ObjectNode row = sizes.addObject().put("visits", visits).put("seconds", seconds);
        row.put("gapPercent", Math.round(gapPercent * 1e4) / 1e4);
        row.put("isWithinOnePercent", cost <= NEAR_ENOUGH * best);
        row.put("referenceSeconds", most.toMillis() / MILLIS_PER_SECOND);
    }

    private static double cost(Problem problem, Duration time, long seed) {
        SearchLimit limit = SearchLimit.after(SolverClock.CPU::nanos, time);
        SearchSettings search = SearchSettings.of(seed, limit);
        return Search.solve(problem, PlanAssembly.of(problem, List.of()), search)
                .plan()
                .cost()
                .total();
    }
}
