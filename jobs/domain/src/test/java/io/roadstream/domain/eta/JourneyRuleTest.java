/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyRuleTest {
    private final EstimatedVehicle van = new EstimatedVehicle();

    @Test
    void aStopThatWasMadeTeachesItsLegItsServiceAndHowLongItTook() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, null));
        driveNorth(1, 300, 10);
        for (int second = 301; second <= 400; second++) {
            van.fix(second, 3_000);
        }

        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKED_UP, 2, 400, null));

        assertThat(van.lessons()).hasSize(1);
        Lesson lesson = van.lessons().get(0);
        assertThat(lesson.kind()).isEqualTo(StopKind.PICKUP);
        // It is near from 50 m before on, at 295 s, and there ten seconds later.
        assertThat(lesson.serviceSeconds()).isEqualTo(95, offset(0.5));
        LegLesson leg = requireNonNull(lesson.leg());
        assertThat(leg.seconds()).isEqualTo(304, offset(0.5));
        assertThat(leg.straightMeters()).isEqualTo(2_990, offset(5.0));
        assertThat(leg.pathMeters()).isBetween(2_900.0, 2_990.0);
        assertThat(lesson.outcomes()).hasSize(6);
        for (Outcome outcome : lesson.outcomes()) {
            assertThat(outcome.route().legs()).hasSize(1);
            assertThat(outcome.route().timeMillis() + outcome.seconds() * 1e3)
                    .isEqualTo((double) Meridian.millis(305), offset(500.0));
        }
    }

    @Test
    void theDropoffIsLearnedFromBeforeThePickup() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, null));
        driveNorth(1, 300, 10);
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 2, 300, null));
        driveNorth(301, 600, 10);

        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERED, 3, 660, null));

        Lesson lesson = van.lessons().get(1);
        assertThat(lesson.kind()).isEqualTo(StopKind.DROPOFF);
        assertThat(lesson.outcomes()).anyMatch(one -> one.route().legs().size() == 2);
        assertThat(lesson.outcomes()).anyMatch(one -> one.route().legs().size() == 1);
        assertThat(van.journey.samples()).isEmpty();
        assertThat(van.journey.journey().orders()).isEmpty();
    }

    @Test
    void aStopThatNobodySawTheVehicleAtTeachesNothing() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, null));
        driveNorth(1, 100, 10);

        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKED_UP, 2, 100, null));

        assertThat(van.lessons()).isEmpty();
    }

    @Test
    void whoPassesByHasNotArrived() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, null));
        driveNorth(1, 300, 10);
        assertThat(van.journey.journey().standing()).isNotNull();

        driveNorth(301, 330, 10);

        assertThat(van.journey.journey().standing()).isNull();
    }

    @Test
    void oneStopAfterTheOtherIsMadeAtAPlace() {
        van.order(pickup("o-1", OrderStatus.PICKING_UP, 1, 0));
        van.order(pickup("o-2", OrderStatus.ASSIGNED, 1, 0));
        driveNorth(1, 300, 10);
        van.fix(400, 3_000);

        van.order(pickup("o-1", OrderStatus.PICKED_UP, 2, 401));
        van.order(pickup("o-2", OrderStatus.PICKING_UP, 2, 402));
        van.fix(450, 3_000);
        van.order(pickup("o-2", OrderStatus.PICKED_UP, 3, 460));

        assertThat(arrivals()).containsExactly("o-1 PICKUP at 305 s", "o-2 PICKUP at 401 s");
        assertThat(van.lessons().get(1).serviceSeconds()).isEqualTo(59, offset(0.5));
    }

    @Test
    void ordersThatAreTakenTogetherAllHaveAnArrival() {
        van.order(pickup("o-1", OrderStatus.PICKING_UP, 1, 0));
        van.order(pickup("o-2", OrderStatus.PICKING_UP, 1, 0));
        van.order(pickup("o-3", OrderStatus.ASSIGNED, 1, 0));
        van.order(Meridian.order("afar", "van-1", OrderStatus.ASSIGNED, 1, 0, 9_000, 9_500, null));
        driveNorth(1, 300, 10);

        van.order(pickup("o-2", OrderStatus.PICKED_UP, 2, 400));
        van.order(pickup("o-1", OrderStatus.PICKED_UP, 2, 401));
        van.order(pickup("o-3", OrderStatus.PICKED_UP, 2, 402));
        van.order(
                Meridian.order("afar", "van-1", OrderStatus.PICKED_UP, 2, 403, 9_000, 9_500, null));

        assertThat(arrivals())
                .containsExactly(
                        "o-2 PICKUP at 305 s", "o-1 PICKUP at 305 s", "o-3 PICKUP at 401 s");
    }

    @Test
    void noiseIsNoWay() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0, null));

        for (int second = 1; second < 600; second++) {
            van.fix(second, second % 2 == 0 ? 0 : 12);
        }

        assertThat(requireNonNull(van.journey.leg()).pathMeters()).isZero();
    }

    @Test
    void olderVersionsAndRepeatsChangeNothing() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 7, 0, null));
        JourneyState before = van.journey;

        van.order(Meridian.order("o-1", "van-1", OrderStatus.ASSIGNED, 6, 0, null));
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 7, 0, null));

        assertThat(van.journey).isEqualTo(before);
    }

    @Test
    void stateIsBoundedWhateverComes() {
        for (int i = 0; i < 3 * JourneyState.MAX_ORDERS; i++) {
            van.order(Meridian.order("o-" + i, "van-1", OrderStatus.ASSIGNED, i + 1, 0, null));
        }
        for (int second = 1; second < 3 * 3_600; second += 20) {
            van.fix(second, second);
        }

        assertThat(van.journey.journey().orders()).hasSize(JourneyState.MAX_ORDERS);
        assertThat(van.journey.samples()).hasSize(JourneyState.MAX_SAMPLES);
        assertThat(van.journey.samples())
                .allMatch(route -> route.legs().size() <= JourneyState.MAX_LEGS);
        assertThat(van.told.told()).hasSize(2 * JourneyState.MAX_ORDERS);
        assertThat(van.forgottenOrders).isEqualTo(2 * JourneyState.MAX_ORDERS);
    }

    @Test
    void anOrderTooManyIsCountedAndNoLongerEstimatedUntilItChanges() {
        for (int i = 0; i < JourneyState.MAX_ORDERS; i++) {
            van.order(Meridian.order("o-" + i, "van-1", OrderStatus.ASSIGNED, 1, 0, null));
        }
        van.fix(1, 0);
        assertThat(van.told()).contains("o-0 PICKUP r0 at 1 s");
        assertThat(van.forgottenOrders).isZero();

        van.order(Meridian.order("more", "van-1", OrderStatus.ASSIGNED, 1, 2, null));
        van.fix(60, 0);
        assertThat(van.forgottenOrders).isEqualTo(1);
        assertThat(van.told())
                .contains("more PICKUP r0 at 60 s", "o-1 PICKUP r0 at 60 s")
                .noneMatch(line -> line.startsWith("o-0 "));

        van.order(Meridian.order("o-0", "van-1", OrderStatus.PICKING_UP, 2, 61, null));
        van.fix(120, 0);
        assertThat(van.told()).contains("o-0 PICKUP r0 at 120 s");
    }

    @Test
    void anOrderThatDidNotChangeForAWeekIsForgotten() {
        van.order(Meridian.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0, null));
        van.fix(1, 0);

        van.fix(7 * 86_400 + 2, 0);

        assertThat(van.journey.journey().orders()).isEmpty();
        assertThat(van.told.told()).isEmpty();
        assertThat(van.forgottenOrders).isEqualTo(1);
    }

    private List<String> arrivals() {
        return van.arrivals().stream()
                .map(
                        eta ->
                                "%s %s at %.0f s"
                                        .formatted(
                                                eta.envelope().entityId(),
                                                eta.stop(),
                                                (eta.arrival().p50Millis() - Meridian.START) / 1e3))
                .toList();
    }

    private static Order pickup(String id, OrderStatus status, int version, int changedSecond) {
        return Meridian.order(id, "van-1", status, version, changedSecond, null);
    }

    private void driveNorth(int fromSecond, int toSecond, double speedMps) {
        for (int second = fromSecond; second <= toSecond; second++) {
            van.fix(second, speedMps * second);
        }
    }
}
