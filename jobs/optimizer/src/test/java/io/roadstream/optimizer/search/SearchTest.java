/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.Damage;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.RegretInsertion;
import io.roadstream.optimizer.insertion.Repair;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.layer.Layer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SearchTest {
    private static final SearchLimit LIMIT = SearchLimit.iterations(300);
    private static final SearchSettings SETTINGS = SearchSettings.of(7, LIMIT);
    private static final long DELAY_MILLIS = 25 * 60_000;
    private static final int STARTS = 10;
    private static final double ROUNDING = 1e-6;

    @SeededTest
    void plansFromNothingHold(long seed) {
        for (Problem problem : problems(seed)) {
            Plan start = PlanAssembly.committed(problem);

            Plan found = Search.solve(problem, start, SETTINGS).plan();

            assertThat(PlanChecker.check(found)).isEmpty();
            assertThat(found.cost().total()).isLessThanOrEqualTo(start.cost().total());
            for (Unserved left : found.unserved()) {
                assertThat(left.reasons()).doesNotContainKeys(Reason.NOT_TRIED, Reason.OUT_OF_TIME);
            }
        }
    }

    @SeededTest
    void plansUnderWayKeepWhatIsCommittedAndBreakNothingMore(long seed) {
        for (Problem problem : problems(seed)) {
            Plan before = RandomPlan.of(seed, problem);
            Problem late = RandomPlan.delayed(before.problem(), DELAY_MILLIS);
            Plan start = Repair.repair(before, late);

            Plan found = Search.solve(late, start, SETTINGS).plan();

            assertThat(Damage.of(found).isNoWorseThan(Damage.of(start))).isTrue();
            assertThat(found.cost().total()).isLessThanOrEqualTo(start.cost().total());
            for (Route route : found.routes()) {
                List<TaskId> committed = route.vehicle().committed();
                List<TaskId> tasks = route.steps().stream().map(Step::id).toList();
                assertThat(tasks.subList(0, committed.size())).isEqualTo(committed);
            }
        }
    }

    @Test
    void isBetterThanConstruction() {
        int better = 0;
        for (long seed = 1; seed <= STARTS; seed++) {
            Problem problem = RandomProblem.of(seed, 4, 30);
            Plan start = PlanAssembly.committed(problem);
            Plan constructed = RegretInsertion.insertAll(start, 2, Limit.none());

            Plan found = Search.solve(problem, constructed, SETTINGS).plan();

            assertThat(PlanChecker.check(found)).isEmpty();
            better += found.cost().total() < constructed.cost().total() - ROUNDING ? 1 : 0;
        }
        assertThat(better).isGreaterThan(STARTS / 2);
    }

    @SeededTest
    void theSameSeedAndIterationsGiveTheSamePlan(long seed) {
        Problem problem = RandomProblem.of(seed, 4, 20);
        Plan start = PlanAssembly.committed(problem);
        SearchSettings settings = SearchSettings.of(seed, LIMIT).withIslands(2);

        Solution one = Search.solve(problem, start, settings);
        Solution other = Search.solve(problem, start, settings);

        assertThat(one.plan().assignments()).isEqualTo(other.plan().assignments());
        assertThat(one.iterations()).isEqualTo(other.iterations());
    }

    /** So many iterations for so few requests that a population is worth it. */
    @ParameterizedTest
    @MethodSource("layersAndIslands")
    void plansOfEachLayerHoldAndRepeat(Layers layers, int islands) {
        for (Problem problem : List.of(RandomProblem.of(5, 3, 4), RandomProblem.plain(6, 3, 4))) {
            Plan start = PlanAssembly.committed(problem);
            SearchSettings settings =
                    SearchSettings.of(7, SearchLimit.iterations(11_000))
                            .withLayers(layers)
                            .withIslands(islands);

            Solution one = Search.solve(problem, start, settings);
            Solution other = Search.solve(problem, start, settings);

            assertThat(PlanChecker.check(one.plan())).isEmpty();
            assertThat(one.plan().cost().total()).isLessThan(start.cost().total());
            assertThat(one.plan().assignments()).isEqualTo(other.plan().assignments());
        }
    }

    static Stream<Arguments> layersAndIslands() {
        return layers().flatMap(on -> Stream.of(1, 2).map(islands -> arguments(on, islands)));
    }

    private static Stream<Layers> layers() {
        return Stream.of(
                Layers.ALL,
                Layers.NONE,
                Layers.ALL.without(Layer.POPULATION),
                Layers.ALL.without(Layer.RUIN_AND_RECREATE).without(Layer.POPULATION),
                Layers.ALL.without(Layer.LOCAL_SEARCH),
                Layers.ALL.without(Layer.ROUTE_EXCHANGE),
                Layers.ALL.without(Layer.ORDER_CROSSOVER),
                Layers.ALL.without(Layer.ROUTE_EXCHANGE).without(Layer.ORDER_CROSSOVER),
                Layers.ALL.without(Layer.RUIN_AND_RECREATE));
    }

    @Test
    void untanglesARoute() {
        Vehicle vehicle = Street.vehicle("v", 0).endingAt(Street.at(0));
        Problem problem =
                Street.problem()
                        .vehicle(vehicle)
                        .request(Street.pair("a", 1, 4))
                        .request(Street.pair("b", 2, 3))
                        .build();

        Plan found = Search.solve(problem, PlanAssembly.committed(problem), SETTINGS).plan();

        assertThat(found.routes().get(0).meters()).isEqualTo(8_000);
    }

    @Test
    void stopsAtTheDeadline() {
        AtomicLong nanos = new AtomicLong();
        SearchLimit limit =
                SearchLimit.after(() -> nanos.addAndGet(100_000), Duration.ofMillis(50));
        Problem problem = RandomProblem.of(3, 4, 20);

        Solution found =
                Search.solve(problem, PlanAssembly.committed(problem), SearchSettings.of(7, limit));

        assertThat(found.iterations()).isPositive();
        assertThat(found.elapsed()).isLessThan(Duration.ofMillis(55));
        assertThat(PlanChecker.check(found.plan())).isEmpty();
    }

    @Test
    void returnsSoonAfterItIsCancelled() {
        AtomicLong asked = new AtomicLong();
        SearchLimit limit =
                SearchLimit.after(System::nanoTime, Duration.ofHours(1))
                        .or(() -> asked.incrementAndGet() > 50);
        Problem problem = RandomProblem.of(3, 4, 20);

        Solution found =
                Search.solve(problem, PlanAssembly.committed(problem), SearchSettings.of(7, limit));

        assertThat(asked.get()).isLessThan(100);
        assertThat(PlanChecker.check(found.plan())).isEmpty();
    }

    @Test
    void isBackWithTheStartWhenThereIsNoTime() {
        Plan start = RandomPlan.of(3, RandomProblem.of(3, 4, 20));
        Problem problem = start.problem();
        SearchLimit limit = SearchLimit.after(() -> 0, Duration.ZERO);

        Plan found = Search.solve(problem, start, SearchSettings.of(7, limit)).plan();

        assertThat(found.assignments()).isEqualTo(start.assignments());
        assertThat(PlanChecker.check(found)).isEmpty();
    }

    @Test
    void tellsItsProgress() {
        AtomicLong nanos = new AtomicLong();
        SearchLimit limit =
                SearchLimit.after(() -> nanos.addAndGet(1_000_000), Duration.ofMillis(500));
        List<Progress.State> told = new ArrayList<>();
        Problem problem = RandomProblem.of(3, 4, 20);

        Solution found =
                Search.solve(
                        problem,
                        PlanAssembly.committed(problem),
                        SearchSettings.of(7, limit).withProgress(told::add));

        assertThat(told).hasSizeBetween(2, 5);
        Progress.State last = told.get(told.size() - 1);
        assertThat(last.bestCost()).isGreaterThanOrEqualTo(found.plan().cost().total() - 1e-6);
        assertThat(last.unserved()).isGreaterThanOrEqualTo(found.plan().unserved().size());
        assertThat(last.vehicles()).isBetween(1, 4);
        assertThat(last.iterations()).isPositive();
    }

    @Test
    void refusesAPlanOfAnotherProblem() {
        Problem problem = RandomProblem.of(1, 3, 12);
        Plan other = PlanAssembly.committed(RandomProblem.of(2, 3, 12));

        assertThatThrownBy(() -> Search.solve(problem, other, SETTINGS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Problem> problems(long seed) {
        return List.of(RandomProblem.of(seed, 4, 14), RandomProblem.plain(seed, 4, 14));
    }
}
