/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.StreetGraph;
import io.roadstream.ingest.simulator.traffic.Traffic;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Streets that become slow, or closed to all who do not walk, for a while. */
final class RoadWorks {
    private static final double CLOSED_SHARE = 0.3;
    private static final long MIN_MILLIS = 600_000;
    private static final long MAX_MILLIS = 3_600_000;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final City city;
    private final Traffic traffic;
    private final double perHour;
    private final RandomGenerator random;

    RoadWorks(City city, Traffic traffic, double perHour, RandomGenerator random) {
        this.city = city;
        this.traffic = traffic;
        this.perHour = perHour;
        this.random = random;
    }

    /** When the next ones begin; never if there are none. */
    long nextMillis(long nowMillis) {
        double hours = -StrictMath.log(1 - random.nextDouble()) / perHour;
        return perHour == 0 ? Long.MAX_VALUE : nowMillis + (long) (hours * MILLIS_PER_HOUR);
    }

    /** Begins some; where and for how long stands in the truth, their edge is the answer. */
    int begin(long nowMillis, WorldSink sink) {
        StreetGraph graph = city.graph();
        int edge = random.nextInt(graph.edgeCount());
        double factor = random.nextDouble() < CLOSED_SHARE ? 0 : random.nextDouble(0.15, 0.5);
        long until = nowMillis + random.nextLong(MIN_MILLIS, MAX_MILLIS);
        traffic.obstruct(edge, factor, until);
        GeoPoint from = city.plane().toEarth(graph.start(edge));
        GeoPoint to = city.plane().toEarth(graph.end(edge));
        sink.learned(
                new Truth(
                        TruthKind.ROAD_WORKS,
                        graph.street(edge).name(),
                        nowMillis,
                        until,
                        Map.of(
                                "factor",
                                Math.round(factor * 100) / 100.0,
                                "fromLat",
                                from.lat(),
                                "fromLon",
                                from.lon(),
                                "toLat",
                                to.lat(),
                                "toLon",
                                to.lon())));
        return edge;
    }
}
