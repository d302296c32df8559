/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import io.roadstream.optimizer.insertion.Insertion;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;

/** Who decides: gets the plan as it goes on, with what is new unserved, and gives the next. */
@FunctionalInterface
interface Policy {
    Plan decide(Plan plan);

    /** Each new order where it costs least; nothing that was planned changes. */
    static Plan insert(Plan plan) {
        return Insertion.insertAll(plan, Limit.none());
    }

    /** The same, and then a search of so many iterations over all that is not begun. */
    static Policy search(long seed, long iterations) {
        return plan -> {
            Plan inserted = insert(plan);
            SearchSettings settings = SearchSettings.of(seed, SearchLimit.iterations(iterations));
            Plan found = Search.solve(inserted.problem(), inserted, settings).plan();
            if (found.cost().total() > inserted.cost().total() + 1e-6) {
                throw new IllegalStateException(
                        "the search made a plan dearer: %s before, %s after"
                                .formatted(inserted.cost(), found.cost()));
            }
            return found;
        };
    }
}
