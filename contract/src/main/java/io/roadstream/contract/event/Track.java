/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A position report after tracking: known once, judged, with derived values. Topics {@code
 * fleet.tracks.v1} and {@code fleet.vehicle-latest.v1}.
 *
 * @param envelope tenant, vehicle id and times
 * @param location where
 * @param motion speed and heading as reported, else derived; altitude and accuracy as reported
 * @param h3Cell H3 cell of resolution 9
 * @param flags bit set of {@link TrackFlag}
 * @param sequence the device's own counter, never negative, or null
 * @param trackId hash of the report that caused it; the same on every replay
 * @param revision 0, and one more for each later correction
 * @param holdOutcome how the holding of a suspect fix ended
 */
public record Track(
        Envelope envelope,
        GeoPoint location,
        Motion motion,
        long h3Cell,
        int flags,
        @Nullable Long sequence,
        long trackId,
        int revision,
        HoldOutcome holdOutcome) {
    /** Flags after which a fix never moves the vehicle on the live map. */
    private static final int NOT_LIVE =
            TrackFlag.LATE.mask()
                    | TrackFlag.FUTURE.mask()
                    | TrackFlag.IMPLAUSIBLE_SPEED.mask()
                    | TrackFlag.ZERO_LOCATION.mask()
                    | TrackFlag.INACCURATE.mask()
                    | TrackFlag.BEYOND_MEMORY.mask();

    public Track {
        Checks.requireNotNegative("sequence", sequence);
        Checks.requireNotNegative("revision", (long) revision);
    }

    /** The same track after its holding has ended. */
    public Track withHoldOutcome(HoldOutcome outcome) {
        return new Track(
                envelope, location, motion, h3Cell, flags, sequence, trackId, revision, outcome);
    }

    /** Whether the fix may move its vehicle on a live map. */
    public boolean isLive() {
        return (flags & NOT_LIVE) == 0;
    }
}
