/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.geo.GeoPoint;

/**
 * What is kept of a vehicle's newest live track.
 *
 * @param eventTimeMillis by the device's clock
 * @param trackId the track
 * @param place where
 */
public record LastFix(long eventTimeMillis, long trackId, GeoPoint place) {
    static LastFix of(Track track) {
        return new LastFix(track.envelope().eventTimeMillis(), track.trackId(), track.location());
    }
}
