/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.RegretInsertion;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.plan.Plan;
import java.time.Duration;

/** Makes a plan better until a limit. */
public final class Search {
    private static final int REGRET = 2;

    private Search() {}

    /**
     * The best plan found by the limit, never worse than the start.
     *
     * @param start a plan of the same problem: nothing but what is committed, or the repaired
     *     current one
     */
    public static Solution solve(Problem problem, Plan start, SearchSettings settings) {
        if (start.problem() != problem) {
            throw new IllegalArgumentException("the start must be a plan of the problem");
        }
        SearchLimit limit = settings.limit();
        long began = limit.nanoClock().getAsLong();
        Limit construction = Limit.none().or(limit::isReached);
        Plan plan = RegretInsertion.insertAll(start, REGRET, construction);
        Duration elapsed = Duration.ofNanos(limit.nanoClock().getAsLong() - began);
        return new Solution(plan, 0, 0, elapsed);
    }
}
