/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.Allocation;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Assignment;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.effort.Annealing;
import io.roadstream.optimizer.search.effort.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RuinAndRecreateTest {
    private static final int NEAR = 100;
    private static final double HOT = 1_000;
    private static final double NEAR_ENOUGH = 1e-5;

    @SeededTest
    void everyStepLeavesRoutesThatHoldAtTheirCost(long seed) {
        List<Plan> plans = new ArrayList<>(plans(seed));
        // so many vehicles that only those nearby are looked at
        plans.add(RandomPlan.of(seed, RandomProblem.of(seed, 30, 50)));
        for (Plan plan : plans) {
            CompiledProblem problem = CompiledProblem.of(plan);
            Routes routes = new Routes(problem);
            RuinAndRecreate ruin = ruin(routes, seed);

            for (int step = 0; step < 40; step++) {
                ruin.step(HOT);

                Plan now = problem.plan(routes.toArrays());
                assertThat(PlanChecker.check(now)).as("seed %d, step %d", seed, step).isEmpty();
                assertThat(routes.cost()).isCloseTo(now.cost().total(), within(NEAR_ENOUGH));
            }
        }
    }

    @SeededTest
    void coldStepsNeverMakeRoutesDearer(long seed) {
        for (Plan plan : plans(seed)) {
            Routes routes = new Routes(CompiledProblem.of(plan));
            RuinAndRecreate ruin = ruin(routes, seed);

            for (int step = 0; step < 200; step++) {
                double before = routes.cost();
                ruin.step(0);
                assertThat(routes.cost()).isLessThanOrEqualTo(before);
            }
        }
    }

    @Test
    void warmStepsAllocateNothing() {
        for (Plan plan : plans(1)) {
            Routes routes = new Routes(CompiledProblem.of(plan));
            RuinAndRecreate ruin = ruin(routes, 1);
            Runnable steps =
                    () -> {
                        for (int step = 0; step < 2_000; step++) {
                            ruin.step(HOT);
                        }
                    };
            steps.run();

            assertThat(Allocation.bytes(steps)).isZero();
        }
    }

    @Test
    void emptiesAsManyVehiclesAsItCan() {
        CompiledProblem problem = CompiledProblem.of(oneVisitEach(Street.problem()));
        Routes routes = new Routes(problem);

        reduction(routes, 1).reduce(effort(1_000), new Annealing(HOT, 1, 0, 1), () -> {});

        // each has room for two
        assertThat(routes.used()).isEqualTo(3);
        assertThat(PlanChecker.check(problem.plan(routes.toArrays()))).isEmpty();
        assertThat(problem.plan(routes.toArrays()).unserved()).isEmpty();
    }

    @Test
    void emptiesOthersThanAVehicleThatHasWorkForItAlone() {
        ProblemBuilder builder = Street.problem();
        builder.vehicle(Street.vehicle("resting", 0));
        builder.request(Request.rest("pause", 1, Street.task(Action.REST, 0), "resting"));
        Assignment pause = new Assignment("resting", new TaskId("pause", Action.REST));
        CompiledProblem problem = CompiledProblem.of(oneVisitEach(builder, pause));
        Routes routes = new Routes(problem);

        reduction(routes, 1).reduce(effort(1_000), new Annealing(HOT, 1, 0, 1), () -> {});

        // two visits beside the pause, two each in two more
        assertThat(routes.used()).isEqualTo(3);
        assertThat(routes.lane(0).size()).isEqualTo(3);
        assertThat(problem.plan(routes.toArrays()).unserved()).isEmpty();
    }

    @Test
    void countsThePlacesThatAReductionJudges() {
        Routes routes = new Routes(CompiledProblem.of(oneVisitEach(Street.problem())));
        RuinAndRecreate steps = ruin(routes, 1);

        new FleetReduction(steps).reduce(effort(200), new Annealing(HOT, 1, 0, 1), () -> {});

        assertThat(steps.moves()).isPositive();
    }

    @SeededTest
    void fewerVehiclesServeAllThatWasServed(long seed) {
        for (Plan plan : plans(seed)) {
            CompiledProblem problem = CompiledProblem.of(plan);
            Routes routes = new Routes(problem);
            int used = routes.used();

            reduction(routes, seed).reduce(effort(200), new Annealing(HOT, 1, 0, 1), () -> {});

            Plan reduced = problem.plan(routes.toArrays());
            assertThat(PlanChecker.check(reduced)).isEmpty();
            assertThat(reduced.unserved()).hasSizeLessThanOrEqualTo(plan.unserved().size());
            assertThat(routes.used()).isLessThanOrEqualTo(used);
        }
    }

    /** Six more vehicles, and a visit for each of them. */
    private static Plan oneVisitEach(ProblemBuilder builder, Assignment... before) {
        List<Assignment> oneEach = new ArrayList<>(List.of(before));
        for (int i = 0; i < 6; i++) {
            builder.vehicle(Street.vehicle("v" + i, 0));
            builder.request(Street.visit("r" + i, i));
            oneEach.add(new Assignment("v" + i, new TaskId("r" + i, Action.VISIT)));
        }
        return PlanAssembly.of(builder.build(), oneEach);
    }

    private static Effort effort(long iterations) {
        return new Effort(() -> 0, () -> false, 0, Long.MAX_VALUE, iterations, new AtomicLong());
    }

    private static FleetReduction reduction(Routes routes, long seed) {
        return new FleetReduction(ruin(routes, seed));
    }

    private static RuinAndRecreate ruin(Routes routes, long seed) {
        Neighbours neighbours = Neighbours.of(routes.problem(), NEAR);
        return new RuinAndRecreate(routes, neighbours, new Dice(seed));
    }

    private static List<Plan> plans(long seed) {
        Problem any = RandomProblem.of(seed, 4, 24);
        Problem plain = RandomProblem.plain(seed, 4, 24);
        return List.of(RandomPlan.of(seed, any), RandomPlan.of(seed, plain));
    }
}
