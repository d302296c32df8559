/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.Constraint;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.check.Violation;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Routes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

final class LocalSearchTest {
    private static final int NEAR = 30;
    private static final double NEAR_ENOUGH = 1e-6;

    /** Something on its way did not keep its delivery: no plan, and dearer than any. */
    private static final double LOST = 1e12;

    private static final Penalties DEAR = new Penalties(1e5, 1e3, 1e4);
    private static final Penalties CHEAP = new Penalties(50, 0.001, 0.01);

    /** Limits that penalties stand for. */
    private static final Set<Constraint> PENALISED =
            EnumSet.of(
                    Constraint.WINDOW,
                    Constraint.SHIFT,
                    Constraint.ROUTE_TIME,
                    Constraint.ROUTE_DISTANCE,
                    Constraint.CAPACITY);

    @SeededTest
    void whatIsDearStaysWholeAndGetsCheaper(long seed) {
        for (Plan plan : plans(seed)) {
            CompiledProblem problem = CompiledProblem.of(plan);

            LocalSearch search = search(problem, seed);
            search.load(problem.routes(plan));
            search.run(DEAR, () -> false);

            Plan found = problem.plan(search.toArrays());
            assertThat(PlanChecker.check(found)).isEmpty();
            assertThat(search.isHeld()).isTrue();
            assertThat(found.unserved()).hasSameSizeAs(plan.unserved());
            assertThat(found.cost().total()).isLessThanOrEqualTo(plan.cost().total() + NEAR_ENOUGH);
        }
    }

    @SeededTest
    void itsCostIsThatOfThePlanWhereAllHolds(long seed) {
        for (Plan plan : plans(seed)) {
            CompiledProblem problem = CompiledProblem.of(plan);
            LocalSearch search = search(problem, seed);
            search.load(problem.routes(plan));
            search.run(CHEAP, () -> false);

            Plan found = problem.plan(search.toArrays());

            List<Violation> violations = PlanChecker.check(found);
            assertThat(violations).allMatch(v -> PENALISED.contains(v.constraint()));
            assertThat(search.isHeld()).isEqualTo(violations.isEmpty());
            if (search.isHeld()) {
                double routes = found.cost().total() - found.cost().unserved();
                assertThat(search.cost()).isCloseTo(routes, within(NEAR_ENOUGH));
            }
        }
    }

    @SeededTest
    void mendingMakesBrokenRoutesWhole(long seed) {
        for (Plan plan : plans(seed)) {
            CompiledProblem problem = CompiledProblem.of(plan);
            LocalSearch search = search(problem, seed);
            search.load(problem.routes(plan));
            search.run(new Penalties(0, 0, 0), () -> false);
            Routes routes = new Routes(problem);

            routes.set(search.toArrays());
            routes.dropBroken();

            if (routes.cost() > LOST) {
                continue;
            }
            Plan mended = problem.plan(routes.toArrays());
            assertThat(PlanChecker.check(mended)).isEmpty();
            assertThat(routes.cost()).isCloseTo(mended.cost().total(), within(NEAR_ENOUGH));
        }
    }

    private static LocalSearch search(CompiledProblem problem, long seed) {
        return new LocalSearch(problem, Proximity.of(problem, NEAR), new Dice(seed));
    }

    private static List<Plan> plans(long seed) {
        Problem any = RandomProblem.of(seed, 4, 24);
        Problem plain = RandomProblem.plain(seed, 4, 24);
        return List.of(RandomPlan.of(seed, any), RandomPlan.of(seed, plain));
    }
}
