/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DispatchRuleTest {
    private final DispatchScene scene = new DispatchScene();

    @Test
    void aNewOrderGoesToTheNearestVehicleThatHasRoom() {
        scene.vehicle("van-1", 900, 0);
        scene.vehicle("van-2", 2_000, 3);
        scene.vehicle("van-3", 5_000, 3);

        scene.order("o-1", 1_000, 3_000, 3_600);

        assertThat(scene.said()).containsExactly("NEW_ORDER o-1", "van-2 v1: +o-1 -o-1");
        assertThat(scene.plans.get(0).triggerId()).isEqualTo(scene.triggers.get(0).triggerId());
    }

    @Test
    void aPlanSaysWhenTheVehicleIsThere() {
        scene.vehicle("van-1", 0, 3);

        scene.order("o-1", 650, 1_300, 3_600);

        // 650 m are 877.5 m of way at 6.5 m/s, then a minute at the merchant's.
        var stops = scene.plans.get(0).stops();
        assertThat(stops.get(0).arrivalMillis() - scene.now()).isBetween(134_500L, 135_500L);
        assertThat(stops.get(0).departureMillis() - stops.get(0).arrivalMillis()).isEqualTo(60_000);
        assertThat(stops.get(1).arrivalMillis() - stops.get(0).departureMillis())
                .isBetween(134_500L, 135_500L);
        assertThat(stops.get(1).dueMillis()).isEqualTo(DispatchScene.START + 3_600_000);
    }

    @Test
    void ordersOnTheSameWayShareAVehicle() {
        scene.vehicle("van-1", 0, 3);
        scene.vehicle("van-2", 9_000, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        scene.order("o-2", 1_100, 3_100, 3_600);

        assertThat(scene.said()).containsExactly("NEW_ORDER o-2", "van-1 v2: +o-1 +o-2 -o-1 -o-2");
    }

    @Test
    void anOrderThatCannotBeInTimeIsPlannedAllTheSame() {
        scene.vehicle("van-1", 0, 3);

        scene.order("o-1", 1_000, 9_000, 10);

        assertThat(scene.said()).containsExactly("NEW_ORDER o-1", "van-1 v1: +o-1 -o-1");
    }

    @Test
    void withoutAFreshFixAnOrderWaitsAndIsTriedAgain() {
        scene.vehicle("van-1", 0, 3);
        scene.after(130).order("o-1", 1_000, 3_000, 3_600);
        assertThat(scene.said()).containsExactly("NEW_ORDER o-1");
        scene.after(5).check();
        assertThat(scene.said()).isEmpty();

        scene.fix("van-1", 0);
        scene.after(5).check();

        assertThat(scene.said()).containsExactly("van-1 v1: +o-1 -o-1");
        assertThat(scene.plans.get(0).triggerId()).isEqualTo(scene.triggers.get(0).triggerId());
    }

    @Test
    void nothingIsPlannedBeyondAShift() {
        scene.vehicle("van-1", 0, 3);
        scene.driver("d-1", "van-1", 300);

        scene.order("o-1", 1_000, 3_000, 3_600);

        assertThat(scene.said()).containsExactly("NEW_ORDER o-1");
    }

    @Test
    void anOrderIsTriedAtMostEveryTenSeconds() {
        AtomicInteger tries = new AtomicInteger();
        DispatchScene counted =
                new DispatchScene(
                        (fleet, job) -> {
                            tries.incrementAndGet();
                            return Optional.empty();
                        });
        counted.vehicle("van-1", 0, 3);
        counted.order("o-1", 1_000, 3_000, 3_600);

        for (int i = 0; i < 60; i++) {
            counted.after(1).fix("van-1", i);
            counted.duty("van-1", Duty.AVAILABLE);
            counted.check();
        }

        assertThat(tries.get()).isEqualTo(7);
    }

    /** Somebody imports the orders of a month under one vehicle. */
    @Test
    void aPlanHoldsOnlySoManyOrdersWhoeverGaveThem() {
        scene.vehicle("van-1", 0, 3);
        for (int i = 0; i < 200; i++) {
            scene.order("o-" + i, 1_000 + i, 3_000, 360_000);
            scene.row("o-" + i, OrderStatus.PICKING_UP, "van-1");
        }

        assertThat(scene.plans).allMatch(plan -> plan.stops().size() <= 80);
        assertThat(scene.plans.get(scene.plans.size() - 1).stops()).hasSize(80);
        scene.said();
        scene.vehicle("van-2", 0, 3);
        scene.after(10).check();
        scene.row("o-199", OrderStatus.CANCELLED, "van-1");

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void whomTheRowNamesIsFollowed() {
        scene.vehicle("van-1", 0, 3);
        scene.vehicle("van-2", 9_000, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        scene.row("o-1", OrderStatus.ASSIGNED, "van-2");

        assertThat(scene.said())
                .containsExactly("REASSIGNED o-1", "van-1 v2:", "van-2 v1: +o-1 -o-1");
    }

    @Test
    void aVehicleThatNobodyKnowsIsFollowedToo() {
        scene.row("o-1", 1_000, 3_000, 3_600, OrderStatus.PICKED_UP, "van-9");

        assertThat(scene.said()).containsExactly("REASSIGNED o-1", "van-9 v1: -o-1");
    }

    @Test
    void theRowOfWhomThePlanHasChosenChangesNothing() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.row("o-1", OrderStatus.PICKING_UP, "van-1");
        scene.row("o-1", OrderStatus.PICKED_UP, "van-1");
        assertThat(scene.stops("van-1")).hasSize(1);
        scene.row("o-1", OrderStatus.DELIVERING, "van-1");
        scene.row("o-1", OrderStatus.DELIVERED, "van-1");

        assertThat(scene.said()).isEmpty();
        assertThat(scene.stops("van-1")).isEmpty();
    }

    @Test
    void offDutyTheOrdersGoToOthersAndGoodsStay() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.row("o-1", OrderStatus.PICKING_UP, "van-1");
        scene.row("o-1", OrderStatus.PICKED_UP, "van-1");
        scene.order("o-2", 1_000, 3_000, 3_600);
        scene.row("o-2", OrderStatus.ASSIGNED, "van-1");
        scene.vehicle("van-2", 9_000, 3);
        scene.said();

        scene.after(1).duty("van-1", Duty.OFF);

        assertThat(scene.said())
                .containsExactly(
                        "VEHICLE_UNAVAILABLE o-2", "van-1 v3: -o-1", "van-2 v1: +o-2 -o-2");
        scene.row("o-2", OrderStatus.CREATED, null);
        scene.row("o-2", OrderStatus.ASSIGNED, "van-2");
        assertThat(scene.said()).isEmpty();
    }

    @Test
    void aRowThatStillNamesWhomThePlanTookItFromIsNoNews() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.vehicle("van-2", 9_000, 3);
        scene.after(1).duty("van-1", Duty.OFF);
        scene.said();

        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void whoIsNotHeardOfForLongLosesItsOrders() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.said();
        scene.after(600).check();
        assertThat(scene.said()).isEmpty();

        scene.after(1).check();

        assertThat(scene.said()).containsExactly("VEHICLE_UNAVAILABLE o-1", "van-1 v2:");
    }

    @Test
    void whoseClockIsBehindIsThereAllTheSame() {
        scene.vehicle("van-1", 0, 3);
        scene.hear(
                DispatchEvent.of(
                        new Vehicle(
                                scene.envelope("van-2"),
                                scene.next(),
                                "",
                                VehicleKind.SCOOTER,
                                3)));
        scene.duty("van-2", Duty.AVAILABLE);
        for (int i = 0; i < 10; i++) {
            scene.after(120);
            scene.fix("van-1", 0);
            scene.oldFix("van-2", 900 + i, 1_000 + i % 3);
        }

        scene.order("o-1", 1_000, 3_000, 7_200);
        assertThat(scene.said()).containsExactly("NEW_ORDER o-1", "van-2 v1: +o-1 -o-1");
        scene.row("o-1", OrderStatus.ASSIGNED, "van-2");
        scene.after(590).oldFix("van-2", 1_000, 1_001);
        scene.after(20).check();

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void whatAPhoneKeptForLongIsNotWhereItIsNow() {
        scene.vehicle("van-1", 0, 3);
        scene.after(600).fix("van-1", 10);
        scene.after(600).oldFix("van-1", 20, 500);

        scene.order("o-1", 1_000, 3_000, 7_200);

        assertThat(scene.said()).containsExactly("NEW_ORDER o-1");
    }

    @Test
    void nobodyIsLostBeforeWhatWasReceivedHasBeenHeard() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 36_000);
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.after(1).order("o-2", 1_000, 3_000, 36_000);
        scene.said();
        scene.fallDeaf();

        scene.after(3_600).check();
        assertThat(scene.said()).isEmpty();
        scene.hearAgain();
        scene.check();

        assertThat(scene.said())
                .containsExactlyInAnyOrder(
                        "VEHICLE_UNAVAILABLE o-1", "VEHICLE_UNAVAILABLE o-2", "van-1 v3:");
    }

    @Test
    void anOlderStateOfADeletedOrderDoesNotReviveIt() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        Order created = scene.book.findOrder("o-1").orElseThrow().order();
        scene.deleted(DispatchEvent.Kind.ORDER, "o-1");
        assertThat(scene.said()).endsWith("ORDER_ENDED o-1", "van-1 v2:");

        scene.hear(DispatchEvent.of(created));
        assertThat(scene.said()).isEmpty();
        scene.order("o-1", 1_000, 3_000, 3_600);

        assertThat(scene.said()).containsExactly("NEW_ORDER o-1", "van-1 v3: +o-1 -o-1");
    }

    @Test
    void aDeletionThatIsOlderThanTheRowIsNoNews() {
        scene.vehicle("van-1", 0, 3);
        ChangeVersion before = scene.version();
        scene.driver("d-1", "van-1", 36_000);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.said();

        scene.hear(DispatchEvent.deleted("acme", "o-1", DispatchEvent.Kind.ORDER, before));
        scene.hear(DispatchEvent.deleted("acme", "d-1", DispatchEvent.Kind.DRIVER, before));
        scene.hear(
                DispatchEvent.deleted(
                        "acme", "van-1", DispatchEvent.Kind.VEHICLE, ChangeVersion.ofSnapshot(1)));

        assertThat(scene.said()).isEmpty();
        assertThat(scene.book.findOrder("o-1")).isPresent();
        assertThat(scene.book.findDriver("d-1")).isPresent();
        assertThat(scene.book.findVehicle("van-1").orElseThrow().card()).isNotNull();
    }

    @Test
    void olderStatesOfDeletedVehiclesAndDriversDoNotReviveThem() {
        Vehicle van =
                new Vehicle(scene.envelope("van-1"), scene.next(), "", VehicleKind.SCOOTER, 3);
        Driver driver =
                new Driver(scene.envelope("d-1"), scene.next(), "", "van-1", TimeWindow.OPEN, null);
        scene.hear(DispatchEvent.of(van));
        scene.hear(DispatchEvent.of(driver));
        scene.deleted(DispatchEvent.Kind.VEHICLE, "van-1");
        scene.deleted(DispatchEvent.Kind.DRIVER, "d-1");

        scene.hear(DispatchEvent.of(van));
        scene.hear(DispatchEvent.of(driver));

        assertThat(scene.book.findDriver("d-1")).isEmpty();
        assertThat(scene.book.findVehicle("van-1").orElseThrow().card()).isNull();
        assertThat(scene.book.findVehicle("van-1").orElseThrow().driver()).isNull();
    }

    @Test
    void aRowThatNobodyHeardOfMayBeDeleted() {
        Order order;
        scene.order("o-1", 1_000, 3_000, 3_600);
        order = scene.book.findOrder("o-1").orElseThrow().order();
        DispatchScene other = new DispatchScene();
        other.hear(
                DispatchEvent.deleted(
                        "acme", "o-1", DispatchEvent.Kind.ORDER, new ChangeVersion(2, 0, 0)));

        other.hear(DispatchEvent.of(order));

        assertThat(other.book.findOrder("o-1")).isEmpty();
    }

    @Test
    void deletionsAreForgottenAfterAnHour() {
        scene.deleted(DispatchEvent.Kind.DRIVER, "d-1");
        scene.after(3_600).check();
        assertThat(scene.book.listDeleted()).hasSize(1);

        scene.after(1).check();

        assertThat(scene.book.listDeleted()).isEmpty();
    }

    @Test
    void anOrderThatItsDriverGivesBackGoesToAnother() {
        scene.vehicle("van-1", 0, 3);
        scene.vehicle("van-2", 9_000, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.said();

        scene.row("o-1", OrderStatus.CREATED, null);

        assertThat(scene.said())
                .containsExactly("NEW_ORDER o-1", "van-1 v2:", "van-2 v1: +o-1 -o-1");
    }

    @Test
    void anOrderThatNobodyTakesGoesToAnother() {
        scene.vehicle("van-1", 0, 3);
        scene.vehicle("van-2", 9_000, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        scene.after(119).otherRow().check();
        assertThat(scene.said()).isEmpty();
        scene.after(1).otherRow().check();

        assertThat(scene.said())
                .containsExactly("VEHICLE_UNAVAILABLE o-1", "van-1 v2:", "van-2 v1: +o-1 -o-1");
    }

    @Test
    void nobodyIsTakenToHaveRefusedWhileNoRowIsHeard() {
        scene.vehicle("van-1", 0, 3);
        scene.vehicle("van-2", 9_000, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        // Order capture is away, vehicles are heard; then come the rows that it has kept.
        scene.after(300).check();
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.otherRow().check();

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void whereNobodyWritesARowAnOrderGoesToAnotherAllTheSame() {
        scene.vehicle("van-1", 0, 3);
        scene.vehicle("van-2", 9_000, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        scene.after(599).fix("van-1", 0);
        scene.fix("van-2", 9_000);
        scene.check();
        assertThat(scene.said()).isEmpty();
        scene.after(1).check();

        assertThat(scene.said())
                .containsExactly("VEHICLE_UNAVAILABLE o-1", "van-1 v2:", "van-2 v1: +o-1 -o-1");
    }

    @Test
    void nobodyIsTakenToHaveRefusedWhileWhatCameMeanwhileIsRead() {
        scene.vehicle("van-1", 0, 3);
        scene.vehicle("van-2", 9_000, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        scene.after(119).fallDeaf();
        scene.after(61).otherRow().check();
        assertThat(scene.said()).isEmpty();
        scene.hearAgain();
        scene.fix("van-2", 9_000);
        scene.check();

        assertThat(scene.said())
                .containsExactly("VEHICLE_UNAVAILABLE o-1", "van-1 v2:", "van-2 v1: +o-1 -o-1");
    }

    @Test
    void aCancelledOrderLeavesThePlan() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        scene.said();

        scene.row("o-1", OrderStatus.CANCELLED, null);

        assertThat(scene.said()).containsExactly("ORDER_ENDED o-1", "van-1 v2:");
    }

    @Test
    void anOldRowWakesNoOrder() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 3_600);
        Order created = scene.book.findOrder("o-1").orElseThrow().order();
        scene.row("o-1", OrderStatus.CANCELLED, null);
        scene.said();

        scene.hear(DispatchEvent.of(created));

        assertThat(scene.said()).isEmpty();
    }

    @Test
    void anOrderAtRiskGoesWhereItIsLessLate() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 8_000, 3_600);
        scene.order("o-2", 8_050, 12_000, 1_500);
        scene.vehicle("van-2", 8_100, 3);
        assertThat(scene.said()).endsWith("NEW_ORDER o-2", "van-1 v2: +o-1 -o-1 +o-2 -o-2");

        scene.after(11).risk("o-2");

        assertThat(scene.said()).containsExactly("van-1 v3: +o-1 -o-1", "van-2 v1: +o-2 -o-2");
        assertThat(scene.plans.get(3).triggerId()).isEqualTo(77);
    }

    @Test
    void aStopThatIsDrivenToIsNotMoved() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 8_000, 9_000, 600);
        scene.row("o-1", OrderStatus.ASSIGNED, "van-1");
        scene.row("o-1", OrderStatus.PICKING_UP, "van-1");
        scene.vehicle("van-2", 8_100, 3);
        scene.said();
        scene.after(11).risk("o-1");
        assertThat(scene.said()).isEmpty();

        scene.fix("van-1", 10);
        scene.duty("van-2", Duty.OFF);
        scene.order("o-2", 100, 200, 900);

        assertThat(scene.said()).containsExactly("NEW_ORDER o-2", "van-1 v2: +o-1 -o-1 +o-2 -o-2");
    }

    @Test
    void whoDrivesToALaterStopFirstGetsAPlanThatSaysSo() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 4_000, 900);
        scene.order("o-2", 2_000, 3_000, 900);
        scene.row("o-1", OrderStatus.PICKED_UP, "van-1");
        assertThat(scene.said())
                .containsExactly(
                        "NEW_ORDER o-1",
                        "van-1 v1: +o-1 -o-1",
                        "NEW_ORDER o-2",
                        "van-1 v2: +o-1 +o-2 -o-2 -o-1");

        scene.row("o-1", OrderStatus.DELIVERING, "van-1");

        assertThat(scene.said()).containsExactly("OUT_OF_SEQUENCE o-1", "van-1 v3: -o-1 +o-2 -o-2");
        scene.row("o-1", OrderStatus.DELIVERING, "van-1");
        assertThat(scene.said()).isEmpty();
    }

    @Test
    void whoDrivesToSeveralAtOnceKeepsTheirSequence() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 3_000, 900);
        scene.order("o-2", 1_000, 3_000, 900);
        scene.row("o-1", OrderStatus.PICKED_UP, "van-1");
        scene.row("o-2", OrderStatus.PICKED_UP, "van-1");
        List<StopRef> before = scene.stops("van-1");
        scene.said();

        scene.row(before.get(0).orderId(), OrderStatus.DELIVERING, "van-1");
        scene.row(before.get(1).orderId(), OrderStatus.DELIVERING, "van-1");

        assertThat(scene.said()).isEmpty();
        assertThat(scene.stops("van-1")).isEqualTo(before).hasSize(2);
    }

    @Test
    void theSameEventsGiveTheSameIds() {
        DispatchScene again = new DispatchScene();
        for (DispatchScene each : new DispatchScene[] {scene, again}) {
            each.vehicle("van-1", 0, 3);
            each.order("o-1", 1_000, 3_000, 3_600);
            each.after(1).duty("van-1", Duty.OFF);
        }

        assertThat(again.plans).isEqualTo(scene.plans);
        assertThat(again.triggers).isEqualTo(scene.triggers);
        assertThat(scene.triggers).extracting(Trigger::triggerId).doesNotHaveDuplicates();
    }

    @Test
    void whatIsRememberedStaysBoundedOverAWeekAndEnds() {
        int mostOrders = 0;
        int mostVehicles = 0;
        for (int hour = 0; hour < 7 * 24; hour++) {
            String vehicle = "van-" + hour;
            scene.fix(vehicle, 0);
            scene.duty(vehicle, Duty.AVAILABLE);
            for (int i = 0; i < 10; i++) {
                String order = "o-" + hour + "-" + i;
                scene.order(order, 1_000, 3_000, hour * 3_600);
                if (i > 0) {
                    scene.row(order, OrderStatus.CANCELLED, null);
                }
            }
            scene.check();
            mostOrders = Math.max(mostOrders, scene.book.listOrders().size());
            mostVehicles = Math.max(mostVehicles, scene.book.listVehicles().size());
            scene.after(3_600);
        }
        // Open for a day, ended for an hour; each vehicle for more than the week.
        assertThat(mostOrders).isLessThanOrEqualTo(25 + 2 * 9);
        assertThat(mostVehicles).isEqualTo(7 * 24);

        scene.after(9 * 24 * 3_600).check();

        assertThat(scene.book.listOrders()).isEmpty();
        assertThat(scene.book.listVehicles()).isEmpty();
    }

    @Test
    void theEchoOfAnOlderPlanIsNotFollowed() {
        scene.vehicle("van-1", 0, 3);
        scene.order("o-1", 1_000, 8_000, 3_600);
        scene.order("o-2", 8_050, 12_000, 1_500);
        scene.vehicle("van-2", 8_100, 3);
        scene.after(11).risk("o-2");
        scene.said();

        scene.row("o-2", OrderStatus.ASSIGNED, "van-1");
        scene.row("o-2", OrderStatus.PICKING_UP, "van-1");
        assertThat(scene.said()).isEmpty();
        scene.row("o-2", OrderStatus.CREATED, null);
        scene.row("o-2", OrderStatus.ASSIGNED, "van-2");

        assertThat(scene.said()).isEmpty();
        assertThat(scene.stops("van-2")).hasSize(2);
    }
}
