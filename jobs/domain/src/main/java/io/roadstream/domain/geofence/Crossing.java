/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.geo.GeoPoint;

/**
 * When and where a vehicle crossed a border, between which fixes.
 *
 * @param eventTimeMillis interpolated between the fixes
 * @param place on the straight line between them
 * @param beforeTrackId of the fix before; 0 if there is none
 * @param afterTrackId of the fix after
 */
record Crossing(long eventTimeMillis, GeoPoint place, long beforeTrackId, long afterTrackId) {
    /** At a share of the way between two fixes. */
    static Crossing between(FenceFix before, FenceFix after, double share) {
        long span = after.eventTimeMillis() - before.eventTimeMillis();
        return new Crossing(
                before.eventTimeMillis() + Math.round(share * span),
                share >= 1 ? after.place() : new Segment(before.place(), after.place()).at(share),
                before.trackId(),
                after.trackId());
    }

    /** The same at another time. */
    Crossing at(long otherTimeMillis) {
        return new Crossing(otherTimeMillis, place, beforeTrackId, afterTrackId);
    }
}
