/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.Details;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.plan.Plan;
import io.roadstream.ingest.simulator.plan.PlanSource;
import io.roadstream.ingest.simulator.plan.PlanStop;
import io.roadstream.ingest.simulator.plan.Situation;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A planner that bundles: three pickups first, then the three drop-offs in reverse. */
class PlannedDayTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void couriersMakeTheStopsInTheOrderOfTheirPlan(long seed) {
        Bundles bundles = new Bundles();
        EventLog log = Days.live(Days.usual(seed, 15, 60), 240, bundles);

        List<List<String>> visited = new ArrayList<>();
        for (Plan plan : bundles.plans) {
            List<String> stops =
                    plan.stops().stream().map(stop -> stop.order() + " " + stop.action()).toList();
            List<String> arrivals =
                    log.truth(TruthKind.ARRIVAL).stream()
                            .filter(truth -> truth.subject().equals(plan.vehicle()))
                            .map(PlannedDayTest::stop)
                            .filter(stops::contains)
                            .toList();
            List<String> expected = new ArrayList<>(stops);
            expected.retainAll(arrivals);
            assertThat(arrivals).isEqualTo(expected);
            visited.add(arrivals);
        }
        assertThat(visited).filteredOn(arrivals -> arrivals.size() == 6).hasSizeGreaterThan(10);
    }

    private static String stop(Truth truth) {
        return Details.text(truth, "order")
                + " "
                + (Details.text(truth, "stop").equals("pickup") ? "PICKUP" : "DROPOFF");
    }

    private static final class Bundles implements PlanSource {
        private static final int SIZE = 3;

        private final List<Plan> plans = new ArrayList<>();

        @Override
        public List<Plan> review(Situation situation) {
            if (situation.waiting().size() < SIZE || situation.free().isEmpty()) {
                return List.of();
            }
            List<PlanStop> stops = new ArrayList<>();
            for (Situation.Waiting order : situation.waiting().subList(0, SIZE)) {
                int half = stops.size() / 2;
                stops.add(half, new PlanStop(order.order(), PlanStop.Action.PICKUP));
                stops.add(half + 1, new PlanStop(order.order(), PlanStop.Action.DROPOFF));
            }
            Plan plan = new Plan(situation.free().get(0).vehicle(), stops);
            plans.add(plan);
            return List.of(plan);
        }
    }
}
