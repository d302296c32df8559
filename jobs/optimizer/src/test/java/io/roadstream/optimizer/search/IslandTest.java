/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.effort.Effort;
import io.roadstream.optimizer.search.layer.Layer;
import io.roadstream.optimizer.search.local.Proximity;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class IslandTest {
    private static final int NEAR = 100;
    private static final double FIRST_MEETING = 0.1;

    /** What a plan of the first generation is annealed for. */
    private static final double FOUNDER_SHARE = 0.15;

    private final CompiledProblem problem =
            CompiledProblem.of(PlanAssembly.committed(RandomProblem.of(5, 3, 4)));

    @Test
    void aPlanOfAPopulationIsAnnealedToItsEndBeforeAMeeting() {
        Effort effort = effort(20_000);

        island(effort, Layers.ALL).runUntil(FIRST_MEETING);

        assertThat(effort.share()).isBetween(FOUNDER_SHARE, 2 * FOUNDER_SHARE);
        assertThat(effort.isReached()).isFalse();
    }

    @Test
    void thePlanOfAnIslandAloneGoesOnAfterAMeeting() {
        Effort effort = effort(20_000);
        Island island = island(effort, Layers.ALL.without(Layer.POPULATION));

        island.runUntil(FIRST_MEETING);
        assertThat(effort.share()).isBetween(FIRST_MEETING, 1.1 * FIRST_MEETING);

        island.runUntil(1);
        assertThat(effort.isReached()).isTrue();
    }

    private static Effort effort(long iterations) {
        return new Effort(() -> 0, () -> false, 0, Long.MAX_VALUE, iterations, new AtomicLong());
    }

    private Island island(Effort effort, Layers layers) {
        Neighbours neighbours = Neighbours.of(problem, NEAR);
        Reporter silent = new Reporter(Progress.NONE, 0, new AtomicLong());
        int[][] routes = new Routes(problem).toArrays();
        Beginning beginning =
                Beginning.of(problem, neighbours, routes, false, layers, effort, silent);
        return new Island(
                problem,
                neighbours,
                Proximity.of(problem, NEAR),
                beginning,
                layers,
                7,
                effort,
                silent);
    }
}
