/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.RegretInsertion;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.StraightLine;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.compiled.CompiledProblem;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import java.util.Arrays;
import java.util.Random;

final class CrossoverTest {
    private static final int NEAR = 100;

    /** Something on its way did not keep its delivery: no plan, and dearer than any. */
    private static final double LOST = 1e12;

    private static final int VEHICLES = 5;
    private static final int VISITS = 8;
    private static final int CAPACITY = 3;

    @SeededTest
    void exchangedRoutesAreAPlanOnceTheyAreMended(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, 4, 20));
        CompiledProblem problem = CompiledProblem.of(plan);
        Dice dice = new Dice(seed);
        RouteExchange exchange = new RouteExchange(problem, Neighbours.of(problem, NEAR), dice);
        int[][] first = problem.routes(plan);
        int[][] second = problem.routes(RegretInsertion.insertAll(plan, 2, Limit.none()));

        for (int[][] parents : new int[][][] {first, second}) {
            Routes child = new Routes(problem);
            child.set(exchange.cross(parents, parents == first ? second : first));
            child.dropBroken();

            if (child.cost() > LOST) {
                continue;
            }

            Plan mended = problem.plan(child.toArrays());
            assertThat(PlanChecker.check(mended)).isEmpty();
        }
    }

    @SeededTest
    void aChildOfTwinsIsTheirTwin(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, 4, 20));
        CompiledProblem problem = CompiledProblem.of(plan);
        RouteExchange exchange =
                new RouteExchange(problem, Neighbours.of(problem, NEAR), new Dice(seed));
        int[][] routes = problem.routes(plan);

        Individual parent = new Individual(problem, routes, 0);
        Individual child = new Individual(problem, exchange.cross(routes, routes), 0);

        assertThat(child.distance(parent)).isZero();
    }

    @SeededTest
    void orderCrossoverHasEveryNodeOnce(long seed) {
        CompiledProblem problem = visits(seed);
        OrderCrossover crossover = new OrderCrossover(problem, new Dice(seed));
        int[][] first = {{0, 1, 2}, {3, 4}, {5}, {}, {}};
        int[][] second = {{5, 3}, {1}, {4, 0, 2}, {}, {}};

        int[] child = crossover.cross(first, second);

        Arrays.sort(child);
        assertThat(child).containsExactly(0, 1, 2, 3, 4, 5);
    }

    /** Against all ways to cut a short sequence. */
    @SeededTest
    void splitIsTheCheapestCut(long seed) {
        CompiledProblem problem = visits(seed);
        OrderCrossover crossover = new OrderCrossover(problem, new Dice(seed));
        int[] sequence = {0, 1, 2, 3, 4, 5, 6, 7};
        assertThat(crossover.canSplit()).isTrue();

        Routes split = new Routes(problem);
        split.set(crossover.split(sequence));

        double best = Double.POSITIVE_INFINITY;
        Routes trial = new Routes(problem);
        for (int cuts = 0; cuts < 1 << (VISITS - 1); cuts++) {
            if (Integer.bitCount(cuts) < VEHICLES) {
                trial.set(cut(sequence, cuts));
                boolean isHeld = true;
                for (int v = 0; v < VEHICLES; v++) {
                    isHeld &= trial.lane(v).isHeld();
                }
                best = isHeld ? Math.min(best, trial.cost()) : best;
            }
        }
        assertThat(split.cost()).isCloseTo(best, within(1e-6));
    }

    private static int[][] cut(int[] sequence, int cuts) {
        int[][] routes = new int[VEHICLES][0];
        int vehicle = 0;
        int from = 0;
        for (int i = 1; i <= sequence.length; i++) {
            if (i == sequence.length || (cuts & (1 << (i - 1))) != 0) {
                routes[vehicle++] = Arrays.copyOfRange(sequence, from, i);
                from = i;
            }
        }
        return routes;
    }

    /** Small enough loads for five vehicles, in whatever order. */
    private static CompiledProblem visits(long seed) {
        Random random = new Random(seed);
        ProblemBuilder builder = Problem.builder(StraightLine.onPlane(10), Prices.DISTANCE);
        for (int v = 0; v < VEHICLES; v++) {
            Vehicle vehicle =
                    Vehicle.of(
                                    "v" + v,
                                    place(random, 0),
                                    new Shift(0, 10_000_000),
                                    Load.of(CAPACITY))
                            .endingAt(place(random, 0))
                            .withFixedCost(500);
            builder.vehicle(vehicle);
        }
        for (int i = 0; i < VISITS; i++) {
            Task task = Task.of(Action.VISIT, place(random, 5_000), 0);
            builder.request(Request.visit("r" + i, Load.of(1), task));
        }
        return CompiledProblem.of(PlanAssembly.committed(builder.build()));
    }

    private static Place place(Random random, int side) {
        return Place.ofMeters(random.nextInt(side + 1), random.nextInt(side + 1));
    }
}
