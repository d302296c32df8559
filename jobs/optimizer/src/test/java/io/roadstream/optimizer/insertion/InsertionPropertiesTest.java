/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.fixtures.BruteForce;
import io.roadstream.optimizer.fixtures.Damage;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Unserved;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.List;

/** What holds for every insertion, however tight the problem is. */
final class InsertionPropertiesTest {
    private static final double TOLERANCE = 1e-6;
    private static final int VEHICLES = 3;
    private static final int REQUESTS = 14;

    @SeededTest
    void findsTheCheapestOfAllPositions(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, REQUESTS));

        for (Unserved left : plan.unserved()) {
            assertCheapest(plan, left.request());
        }
    }

    @SeededTest
    void findsTheCheapestOfAllPositionsAfterDelaysHaveBrokenWindows(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, REQUESTS));
        Plan late = Repair.repair(plan, RandomPlan.delayed(plan.problem(), 1_500_000));

        for (Unserved left : late.unserved()) {
            assertCheapest(late, left.request());
        }
    }

    @SeededTest
    void leavesAPlanThatHolds(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, 2 * REQUESTS));

        for (Unserved left : plan.unserved()) {
            plan = Insertion.insert(plan, left.request().id(), Limit.none()).plan();
            assertThat(PlanChecker.check(plan)).isEmpty();
        }
    }

    @SeededTest
    void tellsWhatTheRoutesCostMore(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, REQUESTS));

        for (Unserved left : plan.unserved()) {
            Outcome outcome = Insertion.insert(plan, left.request().id(), Limit.none());

            double more = BruteForce.routesCost(outcome.plan()) - BruteForce.routesCost(plan);
            assertThat(outcome.cost()).isCloseTo(more, within(TOLERANCE));
            plan = outcome.plan();
        }
    }

    @SeededTest
    void touchesNeitherCommittedStopsNorOtherRoutesNorTheOrderOfStops(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, REQUESTS));

        for (Unserved left : plan.unserved()) {
            Outcome outcome = Insertion.insert(plan, left.request().id(), Limit.none());

            for (Route route : outcome.plan().routes()) {
                Route before = plan.getRoute(route.vehicle().id());
                if (!outcome.findVehicleId().filter(route.vehicle().id()::equals).isPresent()) {
                    assertThat(route).isSameAs(before);
                    continue;
                }
                List<TaskId> committed = route.vehicle().committed();
                assertThat(ids(route).subList(0, committed.size())).isEqualTo(committed);
                assertThat(ids(route))
                        .filteredOn(task -> !task.requestId().equals(left.request().id()))
                        .isEqualTo(ids(before));
            }
        }
    }

    @SeededTest
    void breaksNothingThatADelayHasNotBroken(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, REQUESTS));
        Plan late = Repair.repair(plan, RandomPlan.delayed(plan.problem(), 1_500_000));

        Plan after = RegretInsertion.insertAll(late, 2, Limit.none());

        assertThat(Damage.of(after)).matches(damage -> damage.isNoWorseThan(Damage.of(late)));
    }

    @SeededTest
    void givesReasonsForEachVehicleWhereThereIsNoPosition(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, REQUESTS));

        for (Unserved left : plan.unserved()) {
            Outcome outcome = Insertion.insert(plan, left.request().id(), Limit.none());

            if (!outcome.isInserted()) {
                assertThat(outcome.reasons()).isNotEmpty();
                assertThat(outcome.plan().findUnserved(left.request().id()))
                        .get()
                        .extracting(Unserved::reasons)
                        .isEqualTo(outcome.reasons());
                assertThat(outcome.plan().routes()).isEqualTo(plan.routes());
            }
        }
    }

    @SeededTest
    void isTheSameAgainFromFlatRecords(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, VEHICLES, REQUESTS));
        Plan rebuilt = PlanAssembly.of(plan.problem(), plan.assignments());

        assertThat(rebuilt.routes()).isEqualTo(plan.routes());
        for (Unserved left : plan.unserved()) {
            Outcome one = Insertion.insert(plan, left.request().id(), Limit.none());
            Outcome other = Insertion.insert(rebuilt, left.request().id(), Limit.none());
            assertThat(other.plan().routes()).isEqualTo(one.plan().routes());
            assertThat(other.cost()).isEqualTo(one.cost());
        }
    }

    private static void assertCheapest(Plan plan, Request request) {
        double expected = BruteForce.cheapest(plan, request);
        Double prize = request.prize();

        Outcome outcome = Insertion.insert(plan, request.id(), Limit.none());

        boolean isWorthIt = prize == null || expected < prize;
        assertThat(outcome.isInserted())
                .as("%s at %s: %s", request.id(), expected, outcome.reasons())
                .isEqualTo(expected < Double.POSITIVE_INFINITY && isWorthIt);
        if (outcome.isInserted()) {
            assertThat(outcome.cost()).isCloseTo(expected, within(TOLERANCE));
        }
    }

    private static List<TaskId> ids(Route route) {
        return route.steps().stream().map(Step::id).toList();
    }
}
