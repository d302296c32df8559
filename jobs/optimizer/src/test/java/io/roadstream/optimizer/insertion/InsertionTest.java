/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import static io.roadstream.optimizer.fixtures.Street.hard;
import static io.roadstream.optimizer.fixtures.Street.pair;
import static io.roadstream.optimizer.fixtures.Street.task;
import static io.roadstream.optimizer.fixtures.Street.vehicle;
import static io.roadstream.optimizer.fixtures.Street.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.roadstream.optimizer.fixtures.Street;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Reason;
import io.roadstream.optimizer.plan.Step;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class InsertionTest {
    @Test
    void putsAPairWhereItIsOnTheWay() {
        Plan plan = planned(vehicle("v", 0), vehicle("w", 50), pair("far", 5, 30));

        Outcome outcome = Insertion.insert(plan, pair("near", 10, 20), Limit.none());

        assertThat(outcome.findVehicleId()).contains("v");
        assertThat(outcome.cost()).isZero();
        assertThat(stops(outcome.plan(), "v"))
                .containsExactly(
                        "PICKUP of far", "PICKUP of near", "DELIVERY of near", "DELIVERY of far");
        assertThat(outcome.plan().version()).isEqualTo(plan.version() + 2);
    }

    @Test
    void leavesTheDriversNextStopsAloneWhereThatIsCheaper() {
        Vehicle told = vehicle("v", 0).withAnnounced(List.of(new TaskId("a", Action.VISIT)));
        Vehicle untold = vehicle("v", 0);
        Request onTheWay = visit("b", 5);

        Outcome changed = Insertion.insert(planned(untold, visit("a", 10)), onTheWay, Limit.none());
        Outcome kept = Insertion.insert(planned(told, visit("a", 10)), onTheWay, Limit.none());

        assertThat(stops(changed.plan(), "v")).containsExactly("VISIT of b", "VISIT of a");
        assertThat(stops(kept.plan(), "v")).containsExactly("VISIT of a", "VISIT of b");
        assertThat(kept.cost()).isEqualTo(5 * 60 + 0.1 * 5_000);
    }

    @Test
    void neverGoesBeforeWhatIsCommitted() {
        Vehicle bound = vehicle("v", 0).withCommitted(List.of(new TaskId("a", Action.VISIT)));

        Outcome outcome =
                Insertion.insert(planned(bound, visit("a", 10)), visit("b", 5), Limit.none());

        assertThat(stops(outcome.plan(), "v")).containsExactly("VISIT of a", "VISIT of b");
    }

    @Test
    void saysForEachVehicleWhyNot() {
        Plan plan =
                planned(
                        vehicle("unskilled", 0),
                        vehicle("small", 0).withSkills(Set.of("cold")),
                        vehicle("far", 90).withSkills(Set.of("cold")));
        Request heavy =
                Request.pair(
                                "r",
                                Load.of(3),
                                task(Action.PICKUP, 0, hard(0, 5)),
                                task(Action.DELIVERY, 1))
                        .withSkills(Set.of("cold"));
        Request urgent = visit("r", 0, hard(0, 5)).withSkills(Set.of("cold")).boundTo("far");

        Outcome tooHeavy = Insertion.insert(plan, heavy, Limit.none());
        Outcome tooUrgent = Insertion.insert(plan, urgent, Limit.none());

        assertThat(tooHeavy.isInserted()).isFalse();
        assertThat(tooHeavy.reasons()).containsOnlyKeys(Reason.SKILLS, Reason.CAPACITY);
        assertThat(tooHeavy.reasons()).containsEntry(Reason.CAPACITY, 2);
        assertThat(tooUrgent.reasons()).containsOnlyKeys(Reason.OTHER_VEHICLE, Reason.TOO_LATE);
        assertThat(tooUrgent.plan().findUnserved("r").orElseThrow().reasons())
                .isEqualTo(tooUrgent.reasons());
    }

    @Test
    void leavesOutWhatCostsMoreThanItsPrize() {
        Plan plan = planned(vehicle("v", 0));
        double cost = 10 * 60 + 0.1 * 10_000;

        Outcome poor = Insertion.insert(plan, visit("a", 10).withPrize(cost), Limit.none());
        Outcome rich = Insertion.insert(plan, visit("a", 10).withPrize(cost + 1), Limit.none());

        assertThat(poor.isInserted()).isFalse();
        assertThat(poor.reasons()).containsKey(Reason.PRIZE_TOO_LOW);
        assertThat(poor.plan().cost().unserved()).isEqualTo(cost);
        assertThat(rich.isInserted()).isTrue();
        assertThat(rich.plan().cost().unserved()).isZero();
    }

    @Test
    void insertsAllThatIsLeftOutAndCanBeServed() {
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .request(visit("far", 20))
                        .request(visit("poor", 30).withPrize(1))
                        .request(visit("near", 10))
                        .build();

        Plan plan = Insertion.insertAll(PlanAssembly.committed(problem), Limit.none());

        assertThat(plan.getRoute("v").visits())
                .extracting(visit -> visit.id().requestId())
                .containsExactly("near", "far");
        assertThat(plan.unserved())
                .singleElement()
                .satisfies(
                        left -> assertThat(left.reasons()).containsOnlyKeys(Reason.PRIZE_TOO_LOW));
    }

    @Test
    void keepsGoodsApartThatMustNotMeet() {
        Problem problem =
                Street.problem()
                        .vehicle(vehicle("v", 0))
                        .request(visit("a", 1).withKind("food"))
                        .incompatible("food", "paint")
                        .build();
        Plan plan = Insertion.insert(PlanAssembly.committed(problem), "a", Limit.none()).plan();

        Outcome outcome = Insertion.insert(plan, visit("b", 2).withKind("paint"), Limit.none());

        assertThat(outcome.reasons()).containsOnlyKeys(Reason.INCOMPATIBLE);
    }

    @Test
    void stopsAtTheDeadlineWithTheBestSoFar() {
        Plan plan = planned(vehicle("v", 10), vehicle("w", 1), vehicle("x", 0));
        Iterator<Long> nanos = List.of(0L, 1L, 2L, 5_000_000L).iterator();
        Limit limit = Limit.after(nanos::next, Duration.ofMillis(5));

        Outcome outcome = Insertion.insert(plan, visit("a", 0), limit);

        assertThat(outcome.findVehicleId()).contains("w");
        assertThat(outcome.isComplete()).isFalse();
        assertThat(outcome.reasons()).containsEntry(Reason.OUT_OF_TIME, 1);
    }

    @Test
    void stopsWhenItIsCancelled() {
        Plan plan = planned(vehicle("v", 10), vehicle("w", 1));
        AtomicInteger asked = new AtomicInteger();
        Limit limit = Limit.none().or(() -> asked.incrementAndGet() > 1);

        Outcome outcome = Insertion.insert(plan, visit("a", 0), limit);

        assertThat(outcome.findVehicleId()).contains("v");
        assertThat(outcome.isComplete()).isFalse();
    }

    @Test
    void refusesWhatIsServedAlready() {
        Plan plan = planned(vehicle("v", 0), visit("a", 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Insertion.insert(plan, "a", Limit.none()))
                .withMessage("request 'a' is not unserved");
    }

    private static Plan planned(Vehicle one, Vehicle other, Request... requests) {
        return planned(List.of(one, other), requests);
    }

    private static Plan planned(Vehicle one, Vehicle two, Vehicle three) {
        return planned(List.of(one, two, three));
    }

    private static Plan planned(Vehicle one, Request... requests) {
        return planned(List.of(one), requests);
    }

    private static Plan planned(List<Vehicle> vehicles, Request... requests) {
        ProblemBuilder builder = Street.problem();
        vehicles.forEach(builder::vehicle);
        List.of(requests).forEach(builder::request);
        Plan plan = PlanAssembly.committed(builder.build());
        return RegretInsertion.insertAll(plan, 1, Limit.none());
    }

    private static List<String> stops(Plan plan, String vehicleId) {
        return plan.getRoute(vehicleId).steps().stream()
                .map(Step::id)
                .map(TaskId::toString)
                .toList();
    }
}
