/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TriggerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItineraryTest {
    private final EstimatedVehicle van = new EstimatedVehicle();

    @Test
    void withoutAPlanWhatIsPromisedFirstComesFirst() {
        van.order(Meridian.order("later", "van-1", OrderStatus.ASSIGNED, 1, 0, 3_000));
        van.order(Meridian.order("sooner", "van-1", OrderStatus.ASSIGNED, 2, 0, 1_000));

        assertThat(itinerary())
                .containsExactly(
                        "sooner PICKUP", "sooner DROPOFF", "later PICKUP", "later DROPOFF");
    }

    @Test
    void thePlanDecidesButNotAgainstWhatTheDriverSays() {
        van.order(Meridian.order("a", "van-1", OrderStatus.PICKING_UP, 1, 0, 3_000));
        van.order(Meridian.order("b", "van-1", OrderStatus.ASSIGNED, 2, 0, 1_000));

        van.plan(
                plan(
                        1,
                        stop("b", StopKind.PICKUP),
                        stop("a", StopKind.PICKUP),
                        stop("a", StopKind.DROPOFF),
                        stop("b", StopKind.DROPOFF)));

        assertThat(itinerary()).containsExactly("a PICKUP", "b PICKUP", "a DROPOFF", "b DROPOFF");
    }

    @Test
    void anOlderPlanIsNoPlan() {
        van.order(Meridian.order("a", "van-1", OrderStatus.ASSIGNED, 1, 0, 1_000));
        van.order(Meridian.order("b", "van-1", OrderStatus.ASSIGNED, 2, 0, 3_000));
        van.plan(plan(2, stop("b", StopKind.PICKUP)));

        van.plan(plan(1, stop("a", StopKind.PICKUP)));

        assertThat(itinerary()).startsWith("b PICKUP");
    }

    @Test
    void aDropoffNeverComesBeforeItsPickup() {
        van.order(Meridian.order("a", "van-1", OrderStatus.ASSIGNED, 1, 0, null));
        van.order(Meridian.order("b", "van-1", OrderStatus.PICKED_UP, 2, 0, 1_000));
        van.plan(plan(1, stop("a", StopKind.DROPOFF), stop("b", StopKind.DROPOFF)));

        assertThat(itinerary()).containsExactly("a PICKUP", "a DROPOFF", "b DROPOFF");
    }

    private List<String> itinerary() {
        return Itinerary.of(van.journey.journey(), Long.MAX_VALUE).stream()
                .map(stop -> stop.order().orderId() + " " + stop.kind())
                .toList();
    }

    private static PlannedStop stop(String order, StopKind kind) {
        return new PlannedStop(
                order, kind, Meridian.place(0), Meridian.START, Meridian.START, null);
    }

    private static Plan plan(long version, PlannedStop... stops) {
        return new Plan(
                new Envelope("acme", "van-1", Meridian.START, Meridian.START),
                version,
                version,
                TriggerKind.NEW_ORDER,
                1,
                null,
                List.of(stops));
    }
}
