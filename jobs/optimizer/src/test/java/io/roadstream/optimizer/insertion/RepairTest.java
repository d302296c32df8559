/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import static io.roadstream.optimizer.fixtures.Street.at;
import static io.roadstream.optimizer.fixtures.Street.hard;
import static io.roadstream.optimizer.fixtures.Street.minutes;
import static io.roadstream.optimizer.fixtures.Street.pair;
import static io.roadstream.optimizer.fixtures.Street.vehicle;
import static io.roadstream.optimizer.fixtures.Street.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.optimizer.check.Constraint;
import io.roadstream.optimizer.check.PlanChecker;
import io.roadstream.optimizer.check.Violation;
import io.roadstream.optimizer.fixtures.RandomPlan;
import io.roadstream.optimizer.fixtures.RandomProblem;
import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.plan.Visit;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RepairTest {
    @Test
    void flagsWhatADelayMakesLate() {
        Problem before =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .request(visit("a", 10, hard(0, 15)))
                        .request(visit("b", 20, hard(0, 40)))
                        .build();
        Problem now =
                before.toBuilder()
                        .replaceVehicle(
                                vehicle("v", 2).movedTo(at(2), new Shift(minutes(9), minutes(60))))
                        .build();

        Plan repaired = Repair.repair(solved(before), now);

        Visit late = repaired.lateVisits().get(0);
        assertThat(repaired.lateVisits()).hasSize(1);
        assertThat(late.id()).isEqualTo(new TaskId("a", Action.VISIT));
        assertThat(late.isAfterClose()).isTrue();
        assertThat(late.lateMillis()).isEqualTo(minutes(2));
        assertThat(stops(repaired, "v")).containsExactly("VISIT of a", "VISIT of b");
    }

    @Test
    void goesOnWhereTheDayHasGone() {
        Request pair = pair("p", 2, 8);
        Request gone = visit("gone", 5);
        Request done = visit("done", 1);
        Problem before =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .request(done)
                        .request(pair)
                        .request(gone)
                        .build();
        Request aboard = Request.onBoard("p", pair.load(), pair.tasks().get(1), "v");
        Problem now =
                Street.problem()
                        .vehicle(vehicle("v", 2))
                        .request(aboard)
                        .request(visit("new", 3))
                        .build();

        Plan repaired = Repair.repair(solved(before), now);

        assertThat(stops(repaired, "v")).containsExactly("DELIVERY of p");
        assertThat(repaired.findUnserved("new").orElseThrow().reasons())
                .containsOnlyKeys(Reason.NOT_TRIED);
        assertThat(PlanChecker.check(repaired)).isEmpty();
    }

    @Test
    void leavesOutWhatItsVehicleCanNoLongerDo() {
        Problem before =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .vehicle(vehicle("w", 90))
                        .request(visit("a", 5))
                        .build();
        Problem now = Street.problem().vehicle(vehicle("w", 90)).request(visit("a", 5)).build();

        Plan repaired = Repair.repair(solved(before), now);

        assertThat(repaired.findUnserved("a").orElseThrow().reasons())
                .containsOnlyKeys(Reason.VEHICLE_GONE);
    }

    @Test
    void obeysACommitmentThatThePlanDidNotHave() {
        Problem before =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .vehicle(vehicle("w", 90))
                        .request(pair("p", 2, 8))
                        .build();
        Problem now =
                before.toBuilder()
                        .replaceVehicle(
                                vehicle("w", 90)
                                        .withCommitted(List.of(new TaskId("p", Action.PICKUP))))
                        .build();

        Plan repaired = Repair.repair(solved(before), now);

        assertThat(stops(repaired, "v")).isEmpty();
        assertThat(stops(repaired, "w")).containsExactly("PICKUP of p", "DELIVERY of p");
    }

    @SeededTest
    void changesNothingWhereNothingHasChanged(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, 3, 16));

        Plan repaired = Repair.repair(plan, plan.problem());

        assertThat(repaired.routes()).isEqualTo(plan.routes());
        assertThat(repaired.unserved()).containsExactlyInAnyOrderElementsOf(plan.unserved());
    }

    /** Whatever a delay breaks is told by the plan itself. */
    @SeededTest
    void tellsEverythingThatADelayBreaks(long seed) {
        Plan plan = RandomPlan.of(seed, RandomProblem.of(seed, 3, 16));

        Plan late = Repair.repair(plan, RandomPlan.delayed(plan.problem(), minutes(40)));

        Set<Constraint> broken =
                PlanChecker.check(late).stream()
                        .map(Violation::constraint)
                        .collect(Collectors.toSet());
        boolean hasMissed = late.lateVisits().stream().anyMatch(Visit::isAfterClose);
        boolean isOvertime = late.routes().stream().anyMatch(Route::isOvertime);
        assertThat(broken).isSubsetOf(Constraint.WINDOW, Constraint.SHIFT, Constraint.ROUTE_TIME);
        assertThat(broken.contains(Constraint.WINDOW)).isEqualTo(hasMissed);
        assertThat(broken.contains(Constraint.SHIFT) || broken.contains(Constraint.ROUTE_TIME))
                .isEqualTo(isOvertime);
        for (Route route : late.routes()) {
            assertThat(route.steps()).isEqualTo(plan.getRoute(route.vehicle().id()).steps());
        }
    }

    private static Plan solved(Problem problem) {
        return RegretInsertion.insertAll(PlanAssembly.committed(problem), 2, Limit.none());
    }

    private static List<String> stops(Plan plan, String vehicleId) {
        return plan.getRoute(vehicleId).steps().stream()
                .map(Step::id)
                .map(TaskId::toString)
                .toList();
    }
}
