/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class EtaRuleTest {
    private final EstimatedVehicle van = new EstimatedVehicle();

    @Test
    void tellsBothStopsOfAnAssignedOrderAndReachesTheDropoffOverThePickup() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, null));

        van.fix(1, 0);

        List<Eta> etas = van.etas();
        assertThat(etas).extracting(Eta::stop).containsExactly(StopKind.PICKUP, StopKind.DROPOFF);
        double detour = SpeedTable.DEFAULT_DETOUR;
        assertThat(etas.get(0).remainingMeters()).isCloseTo((int) (3_000 * detour), within(5));
        assertThat(etas.get(1).remainingMeters()).isCloseTo((int) (6_000 * detour), within(5));
        double drive = 3_000 * detour / SpeedTable.DEFAULT_SPEED_MPS;
        assertThat(secondsLeft(etas.get(0))).isBetween(0.97 * drive, 1.03 * drive);
        assertThat(secondsLeft(etas.get(1)))
                .isBetween(0.97 * (2 * drive + 120), 1.03 * (2 * drive + 120));
        assertThat(etas).extracting(Eta::method).containsOnly(EtaMethod.DEFAULT_SPEED);
        assertThat(etas).extracting(Eta::latePermille).containsOnlyNulls();
    }

    @Test
    void theLastWordOnAStopIsWhenTheVehicleCameNotWhenItWasDone() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, 500));
        for (int second = 1; second <= 300; second++) {
            van.fix(second, 10 * second);
        }
        // It waits for the goods for ten minutes.
        for (int second = 301; second <= 900; second++) {
            van.fix(second, 3_000);
        }
        assertThat(van.arrivals()).isEmpty();
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 2, 901, 500));
        for (int second = 901; second <= 1_200; second++) {
            van.fix(second, 3_000 + 10 * (second - 900));
        }
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERED, 3, 1_300, 500));

        assertThat(van.arrivals())
                .extracting(
                        eta ->
                                "%s %s r%d by %s, late %s"
                                        .formatted(
                                                eta.envelope().entityId(),
                                                eta.stop(),
                                                eta.revision(),
                                                eta.vehicleId(),
                                                eta.latePermille()))
                .containsExactly(
                        "o-1 PICKUP r0 by van-1, late null", "o-1 DROPOFF r0 by van-1, late 1000");
        // It stood there at 300 s and at 1,200 s; the last 50 m are counted at 5 m/s.
        assertThat(van.arrivals().get(0).arrival())
                .satisfies(
                        at -> {
                            assertThat(at.p50Millis())
                                    .isBetween(Meridian.millis(300), Meridian.millis(306));
                            assertThat(at.widthMillis()).isZero();
                        });
        assertThat(van.arrivals().get(1).arrival().p50Millis())
                .isBetween(Meridian.millis(1_200), Meridian.millis(1_206));
        assertThat(van.arrivals()).extracting(Eta::etaId).doesNotHaveDuplicates();
    }

    @Test
    void ofAStopAtWhichNobodySawTheVehicleThereIsNoArrival() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(1, 0);

        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERED, 2, 100, null));

        assertThat(van.arrivals()).isEmpty();
    }

    @Test
    void anOrderThatNobodyBringsHasNoEstimate() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.CREATED, 1, 0, null));

        van.fix(1, 0);

        assertThat(van.told()).isEmpty();
    }

    @Test
    void aPickedUpOrderHasOneStopAndAnEndedOneNone() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(1, 0);
        assertThat(van.told()).containsExactly("o-1 DROPOFF r0 at 1 s");

        van.order(Meridian.order("o-1", "van-1", OrderStatus.CANCELLED, 2, 20, null));
        van.fix(30, 0);

        assertThat(van.told()).isEmpty();
        assertThat(van.told.told()).isEmpty();
    }

    @Test
    void tellsAStopAgainAfterFifteenSecondsOrWhenItMovedByHalfAMinute() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        for (int second = 1; second <= 31; second++) {
            van.fix(second, 4 * second);
        }
        assertThat(van.told())
                .containsExactly(
                        "o-1 DROPOFF r0 at 1 s",
                        "o-1 DROPOFF r0 at 16 s",
                        "o-1 DROPOFF r0 at 31 s");

        van.fix(32, 1_000);

        assertThat(van.told()).containsExactly("o-1 DROPOFF r0 at 32 s");
    }

    @Test
    void aChangeThatCameLaterButWasInForceCorrectsWhatWasToldOfTheFix() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(10, 0);
        Eta first = van.etas().get(0);

        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 2, 9, 3_000, 9_000, null));

        List<Eta> corrections = van.etas();
        assertThat(corrections).hasSize(1);
        Eta correction = corrections.get(0);
        assertThat(correction.etaId()).isEqualTo(first.etaId());
        assertThat(correction.trackId()).isEqualTo(first.trackId());
        assertThat(correction.envelope()).isEqualTo(first.envelope());
        assertThat(correction.revision()).isEqualTo(1);
        assertThat(correction.orderVersion().commitLsn()).isEqualTo(2);
        assertThat(correction.arrival().p50Millis())
                .isGreaterThan(first.arrival().p50Millis() + 60_000);
    }

    @Test
    void anotherOrderThatCameLaterCorrectsTheStopsAfterIt() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(10, 0);
        van.etas();

        van.order(Meridian.order("o-2", "van-1", OrderStatus.PICKING_UP, 5, 8, 500, 7_000, null));

        // Its driver is on the way to both; of the two the pickup comes first by its promise.
        assertThat(van.told())
                .contains("o-2 PICKUP r0 at 10 s", "o-2 DROPOFF r0 at 10 s")
                .hasSizeBetween(2, 3);
    }

    @Test
    void aChangeAfterTheFixWaitsForTheNextFix() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(10, 0);
        van.etas();

        van.order(
                Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 2, 11, 3_000, 9_000, null));
        assertThat(van.told()).isEmpty();
        van.fix(12, 0);

        assertThat(van.told()).containsExactly("o-1 DROPOFF r0 at 12 s");
    }

    @Test
    void aFixThatIsOlderThanTheNewestVersionUsesTheOneBefore() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.order(
                Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 2, 20, 3_000, 9_000, null));

        van.fix(10, 0);

        assertThat(van.etas())
                .singleElement()
                .satisfies(eta -> assertThat(eta.orderVersion().commitLsn()).isEqualTo(1));
    }

    @Test
    void ofTwoChangesAtOnceTheVersionBeforeBothCountsForOlderFixes() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.ASSIGNED, 1, 0, null));
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKED_UP, 2, 20, null));
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 3, 20, null));

        van.fix(10, 0);

        // Of the pickup nothing: it is made by now.
        assertThat(van.etas())
                .singleElement()
                .satisfies(eta -> assertThat(eta.orderVersion().commitLsn()).isEqualTo(1));
    }

    @Test
    void aFixFromBeforeTheAssignmentSaysNothingOfTheOrder() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.ASSIGNED, 1, 20, null));

        van.fix(10, 0);
        assertThat(van.told()).isEmpty();
        van.fix(21, 0);

        assertThat(van.told()).hasSize(2);
    }

    @Test
    void anOrderAssignedBeforeTheNewestFixIsToldAtOnce() {
        van.fix(10, 0);

        van.order(Meridian.order("o-1", "van-1", OrderStatus.ASSIGNED, 1, 5, null));

        assertThat(van.told()).containsExactly("o-1 PICKUP r0 at 10 s", "o-1 DROPOFF r0 at 10 s");
    }

    @Test
    void anOrderOfAnotherVehicleLeavesThisOne() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.ASSIGNED, 1, 0, null));
        van.fix(1, 0);
        van.told();

        van.order(Meridian.order("o-1", "van-2", OrderStatus.ASSIGNED, 2, 10, null));
        van.fix(30, 0);

        assertThat(van.told()).isEmpty();
        assertThat(van.told.told()).isEmpty();
        assertThat(van.journey.journey().orders()).isEmpty();
    }

    @Test
    void lateAndImplausibleTracksSayNothing() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(100, 0);
        van.told();

        van.fix(60, 5_000, TrackFlag.LATE);
        van.fix(130, 50_000, TrackFlag.IMPLAUSIBLE_SPEED);

        assertThat(van.told()).isEmpty();
    }

    @Test
    void aPhoneWhoseClockIsWrongIsTakenByOurs() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(1, 0);
        ArrivalInterval right = van.etas().get(0).arrival();
        van.fix(101, 0);
        ArrivalInterval later = van.etas().get(0).arrival();

        EstimatedVehicle behind = new EstimatedVehicle();
        behind.clockAheadMillis = -900_000;
        behind.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        behind.fix(1, 0);
        behind.fix(101, 0);
        assertThat(behind.etas().get(0).arrival()).isEqualTo(later);

        EstimatedVehicle ahead = new EstimatedVehicle();
        ahead.clockAheadMillis = 900_000;
        ahead.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        ahead.fix(1, 0, TrackFlag.FUTURE);
        assertThat(ahead.etas().get(0).arrival()).isEqualTo(right);
    }

    @Test
    void oneSlipOfAClockSpoilsNothing() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(1, 0);
        van.clockAheadMillis = 100_000;
        van.fix(2, 0, TrackFlag.FUTURE);
        van.clockAheadMillis = 0;
        van.told();

        van.fix(20, 0);

        assertThat(van.etas())
                .singleElement()
                .satisfies(
                        eta ->
                                assertThat(eta.arrival().p50Millis())
                                        .isGreaterThan(Meridian.millis(20 + 1_400)));
    }

    @Test
    void lateRiskIsTriggeredOnceAndAgainOnlyAfterItHadGone() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, 2_000));
        van.fix(1, 0);
        assertThat(van.triggers()).isEmpty();
        assertThat(van.etas().get(0).latePermille()).isLessThan(300);

        van.fix(500, 0);
        van.fix(600, 0);
        assertThat(van.triggers()).hasSize(1);
        // Between the two thresholds nothing happens.
        van.fix(700, 700);
        van.fix(760, 0);
        assertThat(van.triggers()).hasSize(1);

        van.fix(900, 5_500);
        assertThat(lastLate()).isLessThan(150);
        van.fix(1_500, 2_000);

        List<Trigger> triggers = van.triggers();
        assertThat(triggers).hasSize(2);
        assertThat(triggers).extracting(Trigger::kind).containsOnly(TriggerKind.LATE_RISK);
        assertThat(triggers).extracting(Trigger::triggerId).doesNotHaveDuplicates();
        assertThat(triggers.get(0).envelope().entityId()).isEqualTo("o-1");
        assertThat(triggers.get(0).vehicleId()).isEqualTo("van-1");
        assertThat(triggers.get(0).latePermille()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void whereTheVehicleStandsThereIsNothingToEstimate() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, null));
        van.fix(1, 2_000);
        van.told();

        van.fix(200, 3_000);
        van.fix(260, 3_020);

        assertThat(van.told())
                .containsExactly("o-1 DROPOFF r0 at 200 s", "o-1 DROPOFF r0 at 260 s");
    }

    @Test
    void theSameInputGivesTheSameIds() {
        EstimatedVehicle again = new EstimatedVehicle();
        for (EstimatedVehicle one : List.of(van, again)) {
            one.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, 1_000));
            for (int second = 1; second < 300; second++) {
                one.fix(second, 10 * second);
            }
        }

        List<Eta> etas = van.etas();
        assertThat(etas).isEqualTo(again.etas());
        assertThat(etas).extracting(Eta::etaId).doesNotHaveDuplicates();
    }

    private int lastLate() {
        Integer late = van.etas().stream().reduce((a, b) -> b).orElseThrow().latePermille();
        return late == null ? -1 : late;
    }

    private static double secondsLeft(Eta eta) {
        return (eta.arrival().p50Millis() - eta.envelope().eventTimeMillis()) / 1e3;
    }

    private static org.assertj.core.data.Offset<Integer> within(int value) {
        return org.assertj.core.data.Offset.offset(value);
    }
}
