/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know of, as the jobs tell it.
 *
 * @param id the same on every gateway and after every restart
 * @param kind what it is
 * @param severity how much it matters
 * @param about which vehicle, order and fence
 * @param startedMillis since when, UTC
 * @param endedMillis until when, UTC, or null while it goes on
 * @param location where it began, or null
 * @param measure what was measured, and the limit: of an anomaly the worst, of an order at risk the
 *     newest while it goes on
 * @param worst that was measured
 * @param heardMillis when we heard of this state, UTC
 */
public record Alert(
        String id,
        AlertKind kind,
        Severity severity,
        About about,
        long startedMillis,
        @Nullable Long endedMillis,
        @Nullable GeoPoint location,
        Measure measure,
        long worst,
        long heardMillis) {
    /**
     * What an alert is about; empty texts for none.
     *
     * @param vehicle id
     * @param order id
     * @param geofence id
     * @param geofenceName for people
     */
    public record About(String vehicle, String order, String geofence, String geofenceName) {
        static About vehicle(String vehicle) {
            return new About(vehicle, "", "", "");
        }
    }

    /** The same, with another value. */
    Alert measured(long value, Severity nowSeverity, long nowHeardMillis) {
        return new Alert(
                id,
                kind,
                nowSeverity,
                about,
                startedMillis,
                endedMillis,
                location,
                new Measure(value, measure.limit()),
                Math.max(worst, value),
                Math.max(heardMillis, nowHeardMillis));
    }

    /** The same, at a place if none is known yet. */
    Alert at(GeoPoint place) {
        return location != null
                ? this
                : new Alert(
                        id,
                        kind,
                        severity,
                        about,
                        startedMillis,
                        endedMillis,
                        place,
                        measure,
                        worst,
                        heardMillis);
    }

    /** The same, over; not before it began. */
    Alert end(long timeMillis, long nowHeardMillis) {
        return new Alert(
                id,
                kind,
                severity,
                about,
                startedMillis,
                Math.max(startedMillis, timeMillis),
                location,
                measure,
                worst,
                Math.max(heardMillis, nowHeardMillis));
    }
}
