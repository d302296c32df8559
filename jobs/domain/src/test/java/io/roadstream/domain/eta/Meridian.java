/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tracks and orders on one line, by seconds after 8 o'clock and metres north of a place. */
final class Meridian {
    static final long START = Reports.TIME.toEpochMilli();

    /** One degree of latitude is 111.195 km. */
    private static final double METERS_PER_DEGREE = 111_195;

    private Meridian() {}

    static long millis(double second) {
        return START + Math.round(second * 1_000);
    }

    static GeoPoint place(double north) {
        return GeoPoint.ofDegrees(
                Reports.PLACE.lat() + north / METERS_PER_DEGREE, Reports.PLACE.lon());
    }

    /** A track that was received at once, unless its clock is wrong by so much. */
    static Track track(double second, double north, long clockAheadMillis, TrackFlag... flags) {
        return Tracks.of(
                        Reports.report("van-1")
                                .at(
                                        Reports.TIME.plusMillis(
                                                Math.round(second * 1_000) + clockAheadMillis))
                                .receivedAt(
                                        Reports.TIME.plus(
                                                Duration.ofMillis(Math.round(second * 1_000))))
                                .place(place(north))
                                .build())
                .flags(flags)
                .trackId(Math.round(second * 1_000) + 1)
                .build();
    }

    /** An order from 3 km to 6 km north, due after so many seconds. */
    static Order order(
            String id,
            @Nullable String vehicle,
            OrderStatus status,
            int version,
            double changedSecond,
            @Nullable Integer dueSecond) {
        return order(id, vehicle, status, version, changedSecond, 3_000, 6_000, dueSecond);
    }

    /** An order from and to so many metres north. */
    static Order order(
            String id,
            @Nullable String vehicle,
            OrderStatus status,
            int version,
            double changedSecond,
            double pickupNorth,
            double dropoffNorth,
            @Nullable Integer dueSecond) {
        return new Order(
                new Envelope(
                        Reports.TENANT, id, millis(changedSecond), millis(changedSecond) + 250),
                new ChangeVersion(1, version, version),
                status,
                new OrderParties("c-1", "m-1"),
                vehicle == null ? Assignment.NONE : new Assignment("d-1", vehicle),
                new OrderStop(place(pickupNorth), "", TimeWindow.OPEN),
                new OrderStop(
                        place(dropoffNorth),
                        "",
                        new TimeWindow(null, dueSecond == null ? null : millis(dueSecond))),
                null,
                1,
                new Money(1_000, "EUR"),
                START);
    }
}
