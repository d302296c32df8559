/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.dispatch.CheapestInsertion;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.RouteStop;
import io.roadstream.domain.dispatch.RouteTimes;
import io.roadstream.domain.dispatch.StopRef;
import io.roadstream.domain.dispatch.TransportJob;
import io.roadstream.domain.dispatch.VehicleRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** The optimizer finds what trying everything finds. */
class InsertionPlannerTest {
    private static final long NOW = Reports.TIME.toEpochMilli();
    private static final DispatchSettings SETTINGS = DispatchSettings.DEFAULT;
    private static final VehicleKind[] KINDS = {
        VehicleKind.BICYCLE, VehicleKind.SCOOTER, VehicleKind.VAN
    };

    private int orders;

    @SeededTest
    void costsNoMoreThanTryingEverything(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            List<VehicleRoute> fleet = new ArrayList<>();
            for (int v = 0; v < 5; v++) {
                fleet.add(route("van-" + v, random));
            }
            TransportJob job = job(random, false);

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

    private VehicleRoute route(String id, Random random) {
        List<RouteStop> stops = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            TransportJob job = job(random, random.nextInt(3) == 0);
            RouteStop pickup = job.pickup();
            int at = random.nextInt(stops.size() + 1);
            if (pickup != null) {
                stops.add(at, pickup);
                at = at + 1 + random.nextInt(stops.size() - at);
            }
            stops.add(at, job.dropoff());
        }
        @Nullable Long until = random.nextInt(4) == 0 ? NOW + random.nextInt(7_200) * 1_000L : null;
        return new VehicleRoute(
                id,
                KINDS[random.nextInt(KINDS.length)],
                place(random),
                NOW,
                until,
                6 + random.nextInt(3),
                Math.min(stops.size(), random.nextInt(2)),
                stops);
    }

    private TransportJob job(Random random, boolean isOnBoard) {
        String order = "o-" + orders++;
        int size = 1 + random.nextInt(2);
        long ready = NOW + random.nextInt(1_800) * 1_000L;
        long due = ready + random.nextInt(2_400) * 1_000L;
        RouteStop dropoff =
                new RouteStop(
                        new StopRef(order, StopKind.DROPOFF),
                        place(random),
                        random.nextInt(5) == 0 ? TimeWindow.OPEN : new TimeWindow(ready, due),
                        size);
        RouteStop pickup =
                new RouteStop(
                        new StopRef(order, StopKind.PICKUP),
                        place(random),
                        new TimeWindow(ready, ready + 600_000),
                        size);
        return new TransportJob(isOnBoard ? null : pickup, dropoff);
    }

    private static GeoPoint place(Random random) {
        return GeoPoint.ofDegrees(
                48.85 + random.nextDouble() / 20, 2.35 + random.nextDouble() / 20);
    }
}
