/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTest {
    private static final SearchSettings SETTINGS =
            SearchSettings.of(7, SearchLimit.iterations(200));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void plansHoldAndAreNoWorseThanTheStart(long seed) {
        Problem problem = RandomProblem.of(seed, 3, 12);
        Plan start = PlanAssembly.committed(problem);

        Plan found = Search.solve(problem, start, SETTINGS).plan();

        assertThat(PlanChecker.check(found)).isEmpty();
        assertThat(found.cost().total()).isLessThanOrEqualTo(start.cost().total());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void refusesAPlanOfAnotherProblem(long seed) {
        Problem problem = RandomProblem.of(seed, 3, 12);
        Plan other = PlanAssembly.committed(RandomProblem.of(seed + 1, 3, 12));

        assertThatThrownBy(() -> Search.solve(problem, other, SETTINGS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
