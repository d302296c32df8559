/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a vehicle's newest live track.
 *
 * @param eventTimeMillis by the device's clock
 * @param trackId the track
 * @param place where
 * @param freshMillis when that place was measured, by the device's clock: earlier than the fix if
 *     the receiver is stuck; 0 in states that were written before there was this
 */
public record LastFix(long eventTimeMillis, long trackId, GeoPoint place, long freshMillis) {
    /** A device that says to be faster has moved from one fix to the next. */
    private static final int MOVING_CMS = 200;

    /**
     * The fix of a track.
     *
     * @param before the fix before it
     */
    static LastFix of(Track track, @Nullable LastFix before) {
        long time = track.envelope().eventTimeMillis();
        Integer speedCms = track.motion().speedCms();
        if (before == null
                || speedCms == null
                || speedCms <= MOVING_CMS
                || !before.place().equals(track.location())) {
            return new LastFix(time, track.trackId(), track.location(), time);
        }
        return new LastFix(time, track.trackId(), track.location(), before.freshOrOwnMillis());
    }

    /** The time from which the vehicle can have gone elsewhere. */
    long freshOrOwnMillis() {
        return freshMillis == 0 ? eventTimeMillis : freshMillis;
    }
}
