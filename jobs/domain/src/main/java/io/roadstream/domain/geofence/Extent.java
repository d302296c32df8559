/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

/**
 * A box of latitudes and longitudes in 1e-7 degrees, borders included. The west is in [-180, 180)
 * degrees; the east goes on beyond 180 where the box crosses the antimeridian.
 */
record Extent(long south, long west, long north, long east) {
    static final long FULL_CIRCLE_E7 = 3_600_000_000L;
    static final long HALF_CIRCLE_E7 = 1_800_000_000L;
    static final long POLE_E7 = 900_000_000L;

    /** The longitude as a number in [-180, 180) degrees: the antimeridian has one. */
    static long normal(long lonE7) {
        return lonE7 - FULL_CIRCLE_E7 * Math.floorDiv(lonE7 + HALF_CIRCLE_E7, FULL_CIRCLE_E7);
    }

    boolean touches(Extent other) {
        return south <= other.north
                && north >= other.south
                && west <= other.east
                && east >= other.west;
    }
}
