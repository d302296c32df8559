/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.geo.GeoPoint;

/**
 * A live fix as the geofence rule remembers it.
 *
 * @param eventTimeMillis by the device's clock, UTC
 * @param place where
 * @param trackId of the track that said so
 */
public record FenceFix(long eventTimeMillis, GeoPoint place, long trackId) {
    static FenceFix of(Track track) {
        return new FenceFix(track.envelope().eventTimeMillis(), track.location(), track.trackId());
    }
}
