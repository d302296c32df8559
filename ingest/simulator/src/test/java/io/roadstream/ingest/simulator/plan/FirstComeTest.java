/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.simulator.city.PlanePoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstComeTest {
    private static final PlanePoint HERE = new PlanePoint(0, 0);
    private static final PlanePoint NEAR = new PlanePoint(100, 0);
    private static final PlanePoint FAR = new PlanePoint(900, 0);

    @Test
    void theOldestOrderGetsTheNearestVehicleTheNextWhatIsLeft() {
        Situation situation =
                new Situation(
                        0,
                        List.of(waiting("first", 1), waiting("second", 1), waiting("third", 1)),
                        List.of(free("far", FAR, 5), free("near", NEAR, 5)));

        assertThat(new FirstCome().review(situation))
                .containsExactly(plan("near", "first"), plan("far", "second"));
    }

    @Test
    void anOrderThatFitsNowhereHoldsNobodyUp() {
        Situation situation =
                new Situation(
                        0,
                        List.of(waiting("big", 9), waiting("small", 1)),
                        List.of(free("near", NEAR, 2)));

        assertThat(new FirstCome().review(situation)).containsExactly(plan("near", "small"));
    }

    private static Situation.Waiting waiting(String order, int size) {
        return new Situation.Waiting(order, HERE, size);
    }

    private static Situation.Free free(String vehicle, PlanePoint place, int capacity) {
        return new Situation.Free(vehicle, place, capacity);
    }

    private static Plan plan(String vehicle, String order) {
        return new Plan(
                vehicle,
                List.of(
                        new PlanStop(order, PlanStop.Action.PICKUP),
                        new PlanStop(order, PlanStop.Action.DROPOFF)));
    }
}
