/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.geo.GeoPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is stored.
 *
 * @param id the same as in the live feed
 * @param kind what it is
 * @param severity how much it matters
 * @param about which vehicle, order and fence
 * @param life when it was what
 * @param location where it began, or null
 * @param measure what was measured, or null
 */
public record PastAlert(
        String id,
        Kind kind,
        Severity severity,
        About about,
        Life life,
        @Nullable GeoPoint location,
        @Nullable Measured measure) {
    /** What raises alerts. */
    public enum Kind {
        SILENCE,
        TELEPORT,
        SPEEDING,
        NO_GO,
        LATE_RISK
    }

    /**
     * What an alert is about; empty texts for none.
     *
     * @param vehicle id
     * @param order id
     * @param geofence id
     * @param geofenceName for people
     */
    public record About(String vehicle, String order, String geofence, String geofenceName) {}

    /**
     * What became of it, null for what has not happened.
     *
     * @param started since when it is so
     * @param raised when roadstream knew that
     * @param ended until when it was so
     * @param acknowledged who took notice
     * @param resolved who closed it
     */
    public record Life(
            Instant started,
            Instant raised,
            @Nullable Instant ended,
            @Nullable Handling acknowledged,
            @Nullable Handling resolved) {}

    /**
     * In SI units.
     *
     * @param newest the newest value
     * @param worst of all
     * @param limit that it is beyond
     * @param unit {@code s}, {@code m}, {@code m/s}, or {@code share} for a probability
     */
    public record Measured(double newest, double worst, double limit, String unit) {}
}
