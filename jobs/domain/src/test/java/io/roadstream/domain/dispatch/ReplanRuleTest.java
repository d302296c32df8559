/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.TriggerKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of plans that were thought over, and of the desk that went on meanwhile. */
class ReplanRuleTest {
    private final DispatchScene scene = new DispatchScene();

    /** Two orders far east in the plan of a vehicle in the west; another is there since. */
    private FleetPlans twoOrdersInTheWrongPlan() {
        scene.vehicle("van-1", 0, 5);
        scene.order("o-1", 8_000, 8_500, 3_600);
        scene.order("o-2", 8_100, 8_600, 3_600);
        scene.vehicle("van-2", 8_000, 5);
        assertThat(scene.said()).contains("van-1 v2: +o-1 +o-2 -o-1 -o-2");
        return scene.plans().orElseThrow();
    }

    private void assertThatNothingIsTaken(FleetPlans asked) {
        scene.said();
        scene.replan(asked, Map.of("van-1", "", "van-2", "+o-1 +o-2 -o-1 -o-2"));
        assertThat(scene.said()).isEmpty();
    }

    @Test
    void ordersChangeHandsWhereThatCostsLess() {
        FleetPlans asked = twoOrdersInTheWrongPlan();

        scene.replan(asked, Map.of("van-1", "", "van-2", "+o-1 +o-2 -o-1 -o-2"));

        assertThat(scene.said())
                .containsExactly(
                        "BETTER_PLAN o-1",
                        "BETTER_PLAN o-2",
                        "van-1 v3:",
                        "van-2 v1: +o-1 +o-2 -o-1 -o-2");
        assertThat(scene.triggers.get(scene.triggers.size() - 1).vehicleId()).isEqualTo("van-1");
        assertThat(scene.book.findOrder("o-1").orElseThrow().isPlacedAt("van-2")).isTrue();
        assertThat(scene.plans.get(scene.plans.size() - 1).cause())
                .isEqualTo(TriggerKind.BETTER_PLAN);
    }

    @Test
    void theRowThatStillNamesWhoHadItIsNoNews() {
        FleetPlans asked = twoOrdersInTheWrongPlan();
        scene.replan(asked, Map.of("van-1", "", "van-2", "+o-1 +o-2 -o-1 -o-2"));
        scene.said();

        scene.after(2).row("o-1", OrderStatus.ASSIGNED, "van-1");

        assertThat(scene.said()).isEmpty();
        assertThat(scene.book.findOrder("o-1").orElseThrow().isPlacedAt("van-2")).isTrue();
    }

    @Test
    void thePlanStaysWhereLittleIsGained() {
        scene.vehicle("van-1", 0, 5);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.vehicle("van-2", 100, 5);
        scene.said();

        scene.replan(scene.plans().orElseThrow(), Map.of("van-1", "", "van-2", "+o-1 -o-1"));

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void ofASequenceThatIsBetterTheRestIsTakenWhenItsFirstStopIsMade() {
        FleetPlans asked = twoStopsApart();
        scene.row("o-1", OrderStatus.PICKING_UP, "van-1");
        scene.after(60).fix("van-1", 1_000);
        scene.row("o-1", OrderStatus.PICKED_UP, "van-1");
        scene.said();

        scene.replan(asked, Map.of("van-1", "+o-1 -o-1 +o-2 -o-2"));

        assertThat(scene.said()).containsExactly("BETTER_PLAN o-1", "van-1 v3: -o-1 +o-2 -o-2");
    }

    /** Fetching all first, which costs kilometres back and forth. */
    private FleetPlans twoStopsApart() {
        scene.vehicle("van-1", 0, 5);
        scene.order("o-1", 1_000, 2_000, 7_200);
        scene.order("o-2", 9_000, 9_500, 7_200);
        VehicleWork vehicle = scene.book.findVehicle("van-1").orElseThrow();
        List<StopRef> stops = vehicle.stops();
        scene.book.put(
                vehicle.with(List.of(stops.get(0), stops.get(2), stops.get(1), stops.get(3))));
        scene.said();
        return scene.plans().orElseThrow();
    }

    @Test
    void nothingIsTakenWhereTheDriverSetOffForAnotherStop() {
        FleetPlans asked = twoOrdersInTheWrongPlan();
        scene.row("o-1", OrderStatus.PICKING_UP, "van-1");

        assertThatNothingIsTaken(asked);
    }

    @Test
    void nothingIsTakenWhereAPlanHasChangedMeanwhile() {
        FleetPlans asked = twoOrdersInTheWrongPlan();
        scene.order("o-3", 8_050, 8_550, 3_600);

        assertThatNothingIsTaken(asked);
    }

    @Test
    void nothingIsTakenByWhomHasABreakMeanwhile() {
        FleetPlans asked = twoOrdersInTheWrongPlan();
        scene.duty("van-2", Duty.BREAK);

        assertThatNothingIsTaken(asked);
    }

    @Test
    void nothingIsTakenThatAVehicleCannotHoldOrEndInItsShift() {
        scene.vehicle("van-1", 0, 5);
        scene.order("o-1", 8_000, 8_500, 3_600);
        scene.order("o-2", 8_100, 8_600, 3_600);
        scene.vehicle("small", 8_000, 1);
        scene.vehicle("late", 8_100, 5);
        scene.driver("d-1", "late", 120);
        scene.said();
        FleetPlans asked = scene.plans().orElseThrow();

        scene.replan(asked, Map.of("van-1", "", "small", "+o-1 +o-2 -o-1 -o-2"));
        scene.replan(asked, Map.of("van-1", "", "late", "+o-1 +o-2 -o-1 -o-2"));

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void nothingIsTakenThatForgetsAStopOrMakesItTwice() {
        FleetPlans asked = twoOrdersInTheWrongPlan();

        scene.replan(asked, Map.of("van-1", "", "van-2", "+o-1 -o-1"));
        scene.replan(asked, Map.of("van-1", "+o-2 -o-2", "van-2", "+o-1 +o-2 -o-1 -o-2"));

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void whatGoesTogetherIsTakenWhateverBecameOfTheRest() {
        scene.vehicle("van-1", 0, 5);
        scene.order("o-1", 8_000, 8_500, 3_600);
        scene.vehicle("van-2", 8_000, 5);
        scene.vehicle("van-3", -30_000, 5);
        scene.order("o-2", -38_000, -38_500, 9_000);
        scene.vehicle("van-4", -38_000, 5);
        scene.said();
        FleetPlans asked = scene.plans().orElseThrow();
        scene.duty("van-2", Duty.OFF);

        scene.replan(
                asked,
                Map.of("van-1", "", "van-2", "+o-1 -o-1", "van-3", "", "van-4", "+o-2 -o-2"));

        assertThat(scene.said())
                .containsExactly("BETTER_PLAN o-2", "van-3 v2:", "van-4 v1: +o-2 -o-2");
    }

    @Test
    void whoHasItDrivesToItOrWasNamedForItKeepsAnOrder() {
        scene.vehicle("van-1", 0, 9);
        for (int i = 1; i <= 5; i++) {
            scene.order("o-" + i, 1_000 * i, 10_000 + 1_000 * i, 7_200);
        }
        scene.row("o-1", OrderStatus.PICKING_UP, "van-1");
        scene.row("o-1", OrderStatus.PICKED_UP, "van-1");
        scene.row("o-2", OrderStatus.PICKING_UP, "van-1");
        scene.vehicle("van-2", 0, 9);
        scene.row("o-3", OrderStatus.ASSIGNED, "van-2");

        FleetPlans plans = scene.plans().orElseThrow();

        assertThat(plans.bound()).containsExactlyInAnyOrder("o-1", "o-2", "o-3");
        assertThat(plans.routes())
                .extracting(route -> route.vehicleId() + " " + route.committed())
                .containsExactlyInAnyOrder("van-1 1", "van-2 0");
    }

    @Test
    void anOrderThatChangedHandsStaysUntilItsRowSaysSo() {
        FleetPlans asked = twoOrdersInTheWrongPlan();
        scene.replan(asked, Map.of("van-1", "", "van-2", "+o-1 +o-2 -o-1 -o-2"));
        scene.row("o-1", OrderStatus.ASSIGNED, "van-2");

        assertThat(scene.plans().orElseThrow().bound()).containsExactly("o-2");
        scene.after(119).fix("van-2", 8_000);
        assertThat(scene.plans().orElseThrow().bound()).containsExactly("o-2");
        scene.after(1);
        assertThat(scene.plans().orElseThrow().bound()).isEmpty();
    }

    @Test
    void anOrderAtRiskThatChangedHandsStaysUntilItsRowSaysSo() {
        scene.vehicle("van-1", 0, 5);
        scene.order("o-1", 8_000, 8_500, 300);
        scene.vehicle("van-2", 5_000, 5);
        scene.after(20).risk("o-1");
        assertThat(scene.said()).contains("van-2 v1: +o-1 -o-1");
        scene.vehicle("van-3", 8_000, 5);

        scene.after(20).risk("o-1");
        assertThat(scene.said()).isEmpty();
        scene.row("o-1", OrderStatus.ASSIGNED, "van-2");
        scene.after(20).risk("o-1");

        assertThat(scene.said()).contains("van-3 v1: +o-1 -o-1");
    }

    @Test
    void thereIsNothingToThinkAboutWithoutStopsThatCouldBeMadeElsewhere() {
        assertThat(scene.plans()).isEmpty();
        scene.vehicle("van-1", 0, 9);
        assertThat(scene.plans()).isEmpty();
        scene.order("o-1", 1_000, 3_000, 3_600);
        assertThat(scene.plans()).isPresent();
        scene.row("o-1", OrderStatus.PICKING_UP, "van-1");
        scene.row("o-1", OrderStatus.PICKED_UP, "van-1");
        scene.row("o-1", OrderStatus.DELIVERING, "van-1");
        assertThat(scene.plans()).isEmpty();
    }

    @Test
    void ofVehiclesWithoutStopsOnlyTheNearestAreThoughtOf() {
        scene.vehicle("van-1", 0, 9);
        scene.order("o-1", 5_000, 6_000, 3_600);
        scene.vehicle("near", 4_000, 9);
        scene.vehicle("far", 40_000, 9);

        assertThat(scene.plans().orElseThrow().routes())
                .extracting(VehicleRoute::vehicleId)
                .containsExactly("van-1", "near");
    }
}
