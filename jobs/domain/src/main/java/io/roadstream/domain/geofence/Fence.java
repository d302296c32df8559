/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.geo.GeoPoint;

/**
 * A geofence whose shape is ready for questions.
 *
 * @param geofence the fence
 * @param label what transitions say of it
 * @param region its shape
 * @param inradiusMeters radius of the largest circle in it, an estimate
 */
record Fence(Geofence geofence, FenceLabel label, Region region, double inradiusMeters) {
    /** Makes a fence ready. */
    static Fence of(Geofence geofence) {
        Region region = Region.of(geofence.shape());
        return new Fence(geofence, FenceLabel.of(geofence), region, region.inradiusMeters());
    }

    /** Id within the tenant. */
    String id() {
        return label.id();
    }

    /** Version of it. */
    long version() {
        return label.version();
    }

    /** Whether the place is in it. */
    boolean contains(GeoPoint place) {
        return region.contains(place);
    }

    boolean isValidAt(FenceFix fix) {
        return geofence.isValidAt(fix.eventTimeMillis());
    }
}
