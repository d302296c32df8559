/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.jobs.captured.OrderChange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tracks and orders on one line: an order is picked up 3 km north and goes to 6 km. */
final class Meridian {
    static final long START = Reports.TIME.toEpochMilli();

    /** One degree of latitude is 111.195 km. */
    private static final double METERS_PER_DEGREE = 111_195;

    private Meridian() {}

    static Track track(String vehicle, int second, double north, TrackFlag... flags) {
        return Tracks.of(
                        Reports.report(vehicle)
                                .after(Duration.ofSeconds(second))
                                .place(place(north))
                                .build())
                .flags(flags)
                .trackId(second + 1L)
                .build();
    }

    static OrderChange order(
            String id, @Nullable String vehicle, OrderStatus status, int version, int second) {
        long time = START + second * 1_000L;
        return OrderChange.of(
                new Order(
                        new Envelope(Reports.TENANT, id, time, time + 250),
                        new ChangeVersion(1, version, version),
                        status,
                        new OrderParties("c-1", "m-1"),
                        vehicle == null ? Assignment.NONE : new Assignment("d-1", vehicle),
                        new OrderStop(place(3_000), "", TimeWindow.OPEN),
                        new OrderStop(place(6_000), "", new TimeWindow(null, START + 600_000)),
                        null,
                        1,
                        new Money(1_000, "EUR"),
                        START));
    }

    private static GeoPoint place(double north) {
        return GeoPoint.ofDegrees(
                Reports.PLACE.lat() + north / METERS_PER_DEGREE, Reports.PLACE.lon());
    }
}
