/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.fixtures.BruteForce;
import io.roadstream.optimizer.fixtures.Damage;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.insertion.Repair;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Unserved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Routes over the compiled problem mean what the plan means, against its records and checker. */
final class CompiledProblemTest {
    private static final long DELAY_MILLIS = 25 * 60_000;
    private static final double NEAR = 1e-6;

    @SeededTest
    void routesCostWhatTheirPlanCosts(long seed) {
        for (Plan plan : plans(seed)) {
            CompiledProblem problem = CompiledProblem.of(plan);
            Routes routes = new Routes(problem);

            assertThat(routes.cost()).isCloseTo(plan.cost().total(), within(NEAR));
            assertThat(problem.plan(routes.toArrays()).assignments()).isEqualTo(plan.assignments());
            for (int v = 0; v < routes.count(); v++) {
                assertThat(routes.lane(v).isHeld()).as("seed %d, route %d", seed, v).isTrue();
            }
        }
    }

    @SeededTest
    void findsTheCheapestPlaceOfAll(long seed) {
        for (Plan plan : plans(seed)) {
            CompiledProblem problem = CompiledProblem.of(plan);
            Routes routes = new Routes(problem);
            CheapestPlace place = new CheapestPlace(problem, new Dice(seed), 0);
            boolean isCrooked = problem.isPlain() && seed % 3 == 2;

            for (Unserved left : plan.unserved()) {
                double expected = BruteForce.cheapest(plan, left.request());
                int unit = unit(problem, left.request());
                double found = cheapest(routes, place, unit, Double.POSITIVE_INFINITY);

                if (isCrooked) {
                    // detours may be shorter than ways there; such places are passed over
                    assertThat(found).isGreaterThanOrEqualTo(expected - NEAR);
                } else if (expected < Double.POSITIVE_INFINITY) {
                    assertThat(found).as("seed %d", seed).isCloseTo(expected, within(NEAR));
                    double under = expected + 2 * NEAR;
                    assertThat(cheapest(routes, place, unit, under)).isEqualTo(found);
                } else {
                    assertThat(found).isInfinite();
                }
            }
        }
    }

    @SeededTest
    void noPlaceIsMissedWhereWaysAreMetric(long seed) {
        CompiledProblem all =
                CompiledProblem.of(RandomPlan.of(seed, RandomProblem.metricInSecret(seed, 4, 30)));
        CompiledProblem some =
                CompiledProblem.of(RandomPlan.of(seed, RandomProblem.metric(seed, 4, 30)));
        Routes allRoutes = new Routes(all);
        Routes someRoutes = new Routes(some);
        assertThat(someRoutes.toArrays()).isDeepEqualTo(allRoutes.toArrays());
        CheapestPlace whole = new CheapestPlace(all, new Dice(seed), 0);
        CheapestPlace quick = new CheapestPlace(some, new Dice(seed), 0);
        Dice dice = new Dice(seed);
        for (int round = 0; round < 20; round++) {
            int out = dice.below(all.units().count());
            take(allRoutes, out);
            take(someRoutes, out);
            for (int number = 0; number < allRoutes.absentCount(); number++) {
                int unit = allRoutes.absent(number);
                for (int v = 0; v < allRoutes.count(); v++) {
                    whole.find(allRoutes.lane(v), unit, Double.POSITIVE_INFINITY);
                    double least = whole.cost();
                    for (double bound : new double[] {Double.POSITIVE_INFINITY, least + NEAR}) {
                        boolean isFound = whole.find(allRoutes.lane(v), unit, bound);
                        assertThat(quick.find(someRoutes.lane(v), unit, bound))
                                .as("seed %d, unit %d, route %d, %s", seed, unit, v, bound)
                                .isEqualTo(isFound);
                        assertThat(quick.cost()).isEqualTo(whole.cost());
                        assertThat(!isFound || quick.position() == whole.position()).isTrue();
                    }
                }
            }
        }
        assertThat(quick.moves()).isLessThanOrEqualTo(whole.moves());
    }

    private static void take(Routes routes, int unit) {
        int vehicle = routes.laneOf(routes.problem().units().first(unit));
        if (vehicle != Units.NONE && routes.problem().units().price(unit) < 1e12) {
            routes.remove(unit);
            routes.update(vehicle);
        }
    }

    @SeededTest
    void whatIsInsertedAndTakenOutAtRandomHoldsAndCanBeUndone(long seed) {
        for (Plan plan : plans(seed)) {
            CompiledProblem problem = CompiledProblem.of(plan);
            Routes routes = new Routes(problem);
            Dice dice = new Dice(seed);
            CheapestPlace place = new CheapestPlace(problem, dice, 0.3);
            for (int round = 0; round < 30; round++) {
                int[][] before = routes.toArrays();
                double cost = routes.cost();

                change(routes, dice, place);
                Plan changed = problem.plan(routes.toArrays());
                assertThat(routes.cost()).isCloseTo(changed.cost().total(), within(NEAR));
                if (routes.areTouchedHeld()) {
                    assertThat(Damage.of(changed).isNoWorseThan(Damage.of(plan))).isTrue();
                }

                if (routes.areTouchedHeld() && dice.share() < 0.5) {
                    routes.mark();
                } else {
                    routes.undo();
                    assertThat(routes.toArrays()).isDeepEqualTo(before);
                    assertThat(routes.cost()).isCloseTo(cost, within(NEAR));
                }
            }
        }
    }

    private static void change(Routes routes, Dice dice, CheapestPlace place) {
        Units units = routes.problem().units();
        for (int i = 0; i < 4; i++) {
            int unit = dice.below(units.count());
            int vehicle = routes.laneOf(units.first(unit));
            boolean isUnderWay = units.price(unit) > 1e12;
            if (vehicle != Units.NONE && !isUnderWay) {
                routes.remove(unit);
                routes.update(vehicle);
            }
        }
        for (int number = routes.absentCount() - 1; number >= 0; number--) {
            int vehicle = dice.below(routes.count());
            Lane lane = routes.lane(vehicle);
            if (place.find(lane, routes.absent(number), Double.POSITIVE_INFINITY)) {
                double expected = routes.cost() + place.cost() - price(routes, number);
                routes.insert(number, vehicle, place.position(), place.secondPosition());
                assertThat(routes.cost()).isCloseTo(expected, within(NEAR));
            }
        }
    }

    private static double price(Routes routes, int number) {
        return routes.problem().units().price(routes.absent(number));
    }

    private static double cheapest(Routes routes, CheapestPlace place, int unit, double bound) {
        double best = bound;
        for (int v = 0; v < routes.count(); v++) {
            if (place.find(routes.lane(v), unit, best)) {
                best = place.cost();
            }
        }
        return best;
    }

    private static int unit(CompiledProblem problem, Request request) {
        for (int u = 0; u < problem.units().count(); u++) {
            if (problem.nodes().step(problem.units().first(u)).request().equals(request)) {
                return u;
            }
        }
        throw new IllegalArgumentException("no " + request.id());
    }

    /** A plan of each kind of problem, and the same when vehicles are late. */
    private static List<Plan> plans(long seed) {
        List<Plan> plans = new ArrayList<>();
        for (Problem problem :
                Arrays.asList(RandomProblem.of(seed, 4, 14), RandomProblem.plain(seed, 4, 14))) {
            Plan plan = RandomPlan.of(seed, problem);
            plans.add(plan);
            Problem late = RandomPlan.delayed(plan.problem(), DELAY_MILLIS);
            plans.add(Repair.repair(plan, late));
        }
        return plans;
    }
}
