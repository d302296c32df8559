/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TriggerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    @Test
    void aPlanOfThoseWhoBeganAnewCounts() {
        van.order(Meridian.order("a", "van-1", OrderStatus.ASSIGNED, 1, 0, null));
        van.order(Meridian.order("b", "van-1", OrderStatus.ASSIGNED, 2, 0, null));
        Plan old = planAt(10, 9, stop("a", StopKind.PICKUP));
        Plan anew = planAt(20, 1, stop("b", StopKind.PICKUP));
        van.plan(old);

        van.plan(anew);
        assertThat(itinerary()).startsWith("b PICKUP");

        // What is told again changes nothing, whatever its version.
        van.plan(old);
        van.plan(anew);
        assertThat(itinerary()).startsWith("b PICKUP");
    }

    @Test
    void plansThatAreToldAgainInAnyOrderEndWithTheNewest() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Plan> plans = new ArrayList<>();
            long version = 0;
            int second = 1;
            for (int i = 0; i < 12; i++) {
                // Those who plan forget the vehicle now and then, and may plan twice in a moment.
                version = random.nextInt(5) == 0 ? 1 : version + 1;
                second += version == 1 ? 1 + random.nextInt(3) : random.nextInt(2);
                plans.add(planAt(second, version, stop("p-" + i, StopKind.PICKUP)));
            }
            KnownPlan newest = KnownPlan.of(plans.get(plans.size() - 1));
            List<Plan> told = new ArrayList<>(plans);
            for (int i = 0; i < 20; i++) {
                told.add(random.nextInt(told.size()), plans.get(random.nextInt(plans.size())));
            }
            JourneyState state = JourneyState.unknown("acme", "van-1");
            for (Plan plan : told) {
                state = new JourneyRule(EtaSettings.DEFAULT).step(state, plan).state();
            }

            assertThat(state.journey().plan()).as("seed %d", seed).isEqualTo(newest);
        }
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
        return planAt(0, version, stops);
    }

    private static Plan planAt(int second, long version, PlannedStop... stops) {
        return new Plan(
                new Envelope("acme", "van-1", Meridian.START, Meridian.millis(second)),
                version,
                version,
                TriggerKind.NEW_ORDER,
                1,
                null,
                List.of(stops));
    }
}
