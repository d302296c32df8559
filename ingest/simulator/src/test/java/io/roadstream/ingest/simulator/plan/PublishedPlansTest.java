/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.simulator.city.PlanePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedPlansTest {
    private static final PlanePoint HERE = new PlanePoint(0, 0);
    private static final PlanePoint NEAR = new PlanePoint(100, 0);

    private final PublishedPlans plans = new PublishedPlans(Duration.ofSeconds(20));

    @Test
    void aPublishedPlanIsFollowedOnce() {
        plans.publish(published("v-1", 1_000, 1, "a"));

        assertThat(plans.review(at(2_000).waiting("a").free("v-1", "v-2").situation()))
                .containsExactly(plan("v-1", "a"));
        assertThat(plans.review(at(3_000).free("v-2").situation())).isEmpty();
        assertThat(plans.totals()).isEqualTo(new PublishedPlans.Totals(1, 1, 0));
    }

    @Test
    void nobodyGoesOfTheirOwnAccordWhileAPlanMayCome() {
        assertThat(plans.review(at(0).waiting("a").free("v-1").situation())).isEmpty();
        assertThat(plans.review(at(19_999).waiting("a").free("v-1").situation())).isEmpty();
    }

    @Test
    void anOrderThatNoPlanNamesGoesToTheNearestDriverAfterAWhile() {
        plans.review(at(0).waiting("a").free("v-1").situation());

        assertThat(plans.review(at(20_000).waiting("a").free("v-1").situation()))
                .containsExactly(plan("v-1", "a"));
        assertThat(plans.totals()).isEqualTo(new PublishedPlans.Totals(0, 0, 1));
    }

    @Test
    void anOrderWhoseDriverIsNotAtWorkIsOfferedAgainThenGoesToAnother() {
        plans.publish(published("v-1", 0, 1, "a"));

        assertThat(plans.review(at(0).waiting("a").free("v-2").situation()))
                .containsExactly(plan("v-1", "a"));
        assertThat(plans.review(at(5_000).waiting("a").free("v-2").situation()))
                .containsExactly(plan("v-1", "a"));
        assertThat(plans.review(at(20_000).waiting("a").free("v-2").situation()))
                .containsExactly(plan("v-2", "a"));
        assertThat(plans.totals().firstCome()).isEqualTo(1);
    }

    @Test
    void anOlderVersionChangesNothing() {
        plans.publish(published("v-1", 2_000, 2, "b"));
        plans.publish(published("v-1", 1_000, 1, "a"));

        assertThat(plans.review(at(3_000).waiting("a", "b").situation()))
                .containsExactly(plan("v-1", "b"));

        plans.publish(published("v-1", 1_000, 1, "a"));

        assertThat(plans.review(at(4_000).waiting("a").situation())).isEmpty();
    }

    @Test
    void aVersionThatBeginsAnewIsNewerIfItWasMadeLater() {
        plans.publish(published("v-1", 1_000, 9, "a"));
        plans.publish(published("v-1", 2_000, 1, "b"));

        assertThat(plans.review(at(3_000).waiting("a", "b").situation()))
                .containsExactly(plan("v-1", "b"));
    }

    @Test
    void aPlanThatDoesNotKnowOfOurChoiceDoesNotUndoIt() {
        plans.review(at(0).waiting("a").free("v-1").situation());
        plans.review(at(20_000).waiting("a").free("v-1").situation());

        plans.publish(published("v-1", 20_500, 1, "b"));

        assertThat(plans.review(at(21_000).waiting("b").situation()))
                .containsExactly(plan("v-1", "b", "a"));
    }

    @Test
    void aNewerPlanOfAnotherVehicleTakesOurChoiceOver() {
        plans.review(at(0).waiting("a").free("v-1").situation());
        plans.review(at(20_000).waiting("a").free("v-1").situation());

        plans.publish(published("v-2", 10_000, 1, "a", "b"));
        assertThat(plans.review(at(21_000).situation())).containsExactly(plan("v-2", "b"));

        plans.publish(published("v-2", 22_000, 2, "a", "b"));
        assertThat(plans.review(at(23_000).situation())).containsExactly(plan("v-2", "a", "b"));
    }

    @Test
    void ofTwoVehiclesThatAnOrderIsPlannedForTheLaterPlanHasIt() {
        plans.publish(published("v-1", 5_000, 3, "a", "b"));
        plans.publish(published("v-2", 6_000, 1, "b"));

        assertThat(plans.review(at(7_000).waiting("a", "b").situation()))
                .containsExactly(plan("v-1", "a"), plan("v-2", "b"));
    }

    @Test
    void aDriverWhomAPlanSendsOffTakesNothingElse() {
        plans.review(at(0).waiting("old").free("v-1").situation());
        plans.publish(published("v-1", 19_000, 1, "new"));

        assertThat(plans.review(at(20_000).waiting("old", "new").free("v-1").situation()))
                .containsExactly(plan("v-1", "new"));
    }

    private static PublishedPlan published(
            String vehicle, long timeMillis, long version, String... orders) {
        return new PublishedPlan(vehicle, timeMillis, timeMillis + 100, version, stops(orders));
    }

    private static Plan plan(String vehicle, String... orders) {
        return new Plan(vehicle, stops(orders));
    }

    private static List<PlanStop> stops(String... orders) {
        List<PlanStop> stops = new ArrayList<>();
        for (String order : orders) {
            stops.add(new PlanStop(order, PlanStop.Action.PICKUP));
            stops.add(new PlanStop(order, PlanStop.Action.DROPOFF));
        }
        return stops;
    }

    private static Moment at(long timeMillis) {
        return new Moment(timeMillis, List.of(), List.of());
    }

    private record Moment(
            long timeMillis, List<Situation.Waiting> waiting, List<Situation.Free> free) {
        Moment waiting(String... orders) {
            return new Moment(
                    timeMillis,
                    Arrays.stream(orders)
                            .map(order -> new Situation.Waiting(order, HERE, 1))
                            .toList(),
                    free);
        }

        Moment free(String... vehicles) {
            return new Moment(
                    timeMillis,
                    waiting,
                    Arrays.stream(vehicles)
                            .map(vehicle -> new Situation.Free(vehicle, NEAR, 5))
                            .toList());
        }

        Situation situation() {
            return new Situation(timeMillis, waiting, free);
        }
    }
}
