/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ReporterTest {
    private static final long SECOND = 1_000_000_000;

    private final List<Progress.State> told = new ArrayList<>();
    private final Reporter reporter = new Reporter(told::add, 0, new AtomicLong());

    @Test
    void tellsWhatAnotherIslandFoundUntilThisOneIsBetter() {
        Plan plan = RandomPlan.of(3, RandomProblem.of(3, 4, 20));
        Routes routes = new Routes(CompiledProblem.of(plan));
        Snapshot good = snapshot(routes);
        routes.clear();
        Snapshot bad = snapshot(routes);

        reporter.tell(SECOND, bad);
        reporter.hear(good);
        reporter.tell(2 * SECOND, bad);
        reporter.hear(bad);
        reporter.tell(3 * SECOND, good);

        assertThat(told)
                .extracting(Progress.State::bestCost)
                .containsExactly(bad.cost(), good.cost(), good.cost());
        assertThat(told)
                .extracting(Progress.State::unserved)
                .containsExactly(bad.absent(), good.absent(), good.absent());
        assertThat(told)
                .extracting(Progress.State::vehicles)
                .containsExactly(bad.used(), good.used(), good.used());
        assertThat(good.cost()).isLessThan(bad.cost());
    }

    private static Snapshot snapshot(Routes routes) {
        Snapshot snapshot = new Snapshot(routes.problem());
        snapshot.take(routes);
        return snapshot;
    }
}
