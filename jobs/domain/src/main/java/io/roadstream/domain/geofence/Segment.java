/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Ring;

/**
 * The way between two fixes: a straight line in latitude and longitude, the shorter way round.
 *
 * @param from where it begins
 * @param to where it ends
 */
record Segment(GeoPoint from, GeoPoint to) {
    /** How far it leads east, in 1e-7 degrees. */
    long eastE7() {
        return Ring.eastward((long) to.lonE7() - from.lonE7());
    }

    /** How far it leads north, in 1e-7 degrees. */
    long northE7() {
        return (long) to.latE7() - from.latE7();
    }

    /** The place at a share of the way. */
    GeoPoint at(double share) {
        long lat = from.latE7() + Math.round(share * northE7());
        long lon = from.lonE7() + Math.round(share * eastE7());
        return new GeoPoint((int) lat, (int) Extent.normal(lon));
    }
}
