/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.domain.dispatch.CheapestInsertion;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.RouteTimes;
import io.roadstream.domain.dispatch.TransportJob;
import io.roadstream.domain.dispatch.VehicleRoute;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;

/** The optimizer finds what trying everything finds. */
class InsertionPlannerTest {
    private static final DispatchSettings SETTINGS = DispatchSettings.DEFAULT;

    @SeededTest
    void costsNoMoreThanTryingEverything(long seed) {
        for (int i = 0; i < 20; i++) {
            RandomFleet random = new RandomFleet(seed + 1_000L * i);
            List<VehicleRoute> fleet = random.routes(5);
            TransportJob job = random.job(false);

            Optional<VehicleRoute> found = new InsertionPlanner(SETTINGS).findPlace(fleet, job);
            Optional<VehicleRoute> oracle = new CheapestInsertion(SETTINGS).findPlace(fleet, job);

            assertThat(found.isPresent()).isEqualTo(oracle.isPresent());
            if (found.isPresent()) {
                assertThat(more(fleet, found.get()))
                        .isCloseTo(more(fleet, oracle.orElseThrow()), Offset.offset(0.1));
            }
        }
    }

    private static double more(List<VehicleRoute> fleet, VehicleRoute changed) {
        VehicleRoute before =
                fleet.stream()
                        .filter(route -> route.vehicleId().equals(changed.vehicleId()))
                        .findFirst()
                        .orElseThrow();
        return RouteTimes.of(changed, SETTINGS).cost() - RouteTimes.of(before, SETTINGS).cost();
    }
}
