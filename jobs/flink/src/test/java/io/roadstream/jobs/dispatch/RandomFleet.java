/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.dispatch.RouteStop;
import io.roadstream.domain.dispatch.StopRef;
import io.roadstream.domain.dispatch.TransportJob;
import io.roadstream.domain.dispatch.VehicleRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Vehicles of three kinds in a town, with some orders each, on board and not. */
final class RandomFleet {
    private static final long NOW = Reports.TIME.toEpochMilli();
    private static final VehicleKind[] KINDS = {
        VehicleKind.BICYCLE, VehicleKind.SCOOTER, VehicleKind.VAN
    };

    private final Random random;
    private int orders;

    RandomFleet(long seed) {
        random = new Random(seed);
    }

    List<VehicleRoute> routes(int vehicles) {
        List<VehicleRoute> routes = new ArrayList<>();
        for (int v = 0; v < vehicles; v++) {
            routes.add(route("van-" + v));
        }
        return routes;
    }

    private VehicleRoute route(String id) {
        List<RouteStop> stops = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            TransportJob job = job(random.nextInt(3) == 0);
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
                place(),
                NOW,
                until,
                6 + random.nextInt(3),
                Math.min(stops.size(), random.nextInt(2)),
                stops);
    }

    /** A new order. */
    TransportJob job(boolean isOnBoard) {
        String order = "o-" + orders++;
        int size = 1 + random.nextInt(2);
        long ready = NOW + random.nextInt(1_800) * 1_000L;
        long due = ready + random.nextInt(2_400) * 1_000L;
        RouteStop dropoff =
                new RouteStop(
                        new StopRef(order, StopKind.DROPOFF),
                        place(),
                        random.nextInt(5) == 0 ? TimeWindow.OPEN : new TimeWindow(ready, due),
                        size);
        RouteStop pickup =
                new RouteStop(
                        new StopRef(order, StopKind.PICKUP),
                        place(),
                        new TimeWindow(ready, ready + 600_000),
                        size);
        return new TransportJob(isOnBoard ? null : pickup, dropoff);
    }

    private GeoPoint place() {
        return GeoPoint.ofDegrees(
                48.85 + random.nextDouble() / 20, 2.35 + random.nextDouble() / 20);
    }
}
