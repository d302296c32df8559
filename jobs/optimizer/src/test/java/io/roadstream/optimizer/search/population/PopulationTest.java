/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.effort.Effort;
import io.roadstream.optimizer.search.layer.Layer;
import io.roadstream.optimizer.search.local.Proximity;
import io.roadstream.optimizer.search.ruin.RuinAndRecreate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PopulationTest {
    private static final int NEAR = 100;
    private static final double SCALE = 100;

    private final CompiledProblem problem =
            CompiledProblem.of(PlanAssembly.committed(RandomProblem.of(5, 8, 60)));
    private final Neighbours neighbours = Neighbours.of(problem, NEAR);

    @Test
    void aPlanFromElsewhereTakesThePlaceOfTheDearest() {
        Effort effort = new Effort(() -> 0, () -> false, 0, Long.MAX_VALUE, 100, new AtomicLong());
        Population population = population(effort);
        population.run();
        List<Double> before = population.costs();
        Routes good = annealed();

        population.adopt(good.toArrays());

        assertThat(good.cost()).isLessThan(Collections.max(before));
        assertThat(population.costs())
                .hasSameSizeAs(before)
                .contains(good.cost())
                .doesNotContain(Collections.max(before));
    }

    private Routes annealed() {
        Routes routes = new Routes(problem);
        RuinAndRecreate ruin = new RuinAndRecreate(routes, neighbours, new Dice(1));
        ruin.construct(() -> false);
        for (int step = 0; step < 5_000; step++) {
            ruin.step(0);
        }
        routes.set(routes.toArrays());
        return routes;
    }

    private Population population(Effort effort) {
        int[][] start = new Routes(problem).toArrays();
        Set<Layer> layers = Set.of(Layer.POPULATION, Layer.RUIN_AND_RECREATE, Layer.ROUTE_EXCHANGE);
        Education education =
                new Education(
                        problem,
                        neighbours,
                        Proximity.of(problem, NEAR),
                        new Dice(7),
                        effort,
                        layers,
                        () -> {});
        return new Population(
                problem, neighbours, education, Schooling.many(SCALE), start, false, layers, 7);
    }
}
