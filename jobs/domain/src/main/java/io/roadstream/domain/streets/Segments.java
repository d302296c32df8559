/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import java.util.Arrays;

/**
 * Straight pieces of streets in flat arrays: 20 bytes each. Their geometry is that of the plane
 * that touches the earth at the place asked about, in which a line of GeoJSON stays straight; the
 * error within the reach of a match is far below a metre. Grows while it is built; then read only.
 */
final class Segments {
    private static final long FULL_CIRCLE_E7 = 3_600_000_000L;
    private static final long HALF_CIRCLE_E7 = FULL_CIRCLE_E7 / 2;

    /** From north to south. */
    static final double METERS_PER_UNIT =
            Math.toRadians(1 / GeoPoint.UNITS_PER_DEGREE) * Sphere.EARTH_RADIUS_METERS;

    private int count;
    private int[] latE7 = new int[64];
    private int[] lonE7 = new int[64];
    private int[] northE7 = new int[64];
    private int[] eastE7 = new int[64];
    private int[] limitCms = new int[64];

    void add(GeoPoint from, GeoPoint to, int limit) {
        if (count == latE7.length) {
            grow(Math.multiplyExact(count, 2));
        }
        latE7[count] = from.latE7();
        lonE7[count] = from.lonE7();
        northE7[count] = to.latE7() - from.latE7();
        eastE7[count] = (int) wrapped((long) to.lonE7() - from.lonE7());
        limitCms[count] = limit;
        count++;
    }

    void trim() {
        grow(count);
    }

    int count() {
        return count;
    }

    int limitCms(int segment) {
        return limitCms[segment];
    }

    /** Latitude after a share of the segment. */
    double latE7(int segment, double share) {
        return latE7[segment] + share * northE7[segment];
    }

    /** Longitude after a share of the segment; may go beyond 180 degrees. */
    double lonE7(int segment, double share) {
        return lonE7[segment] + share * eastE7[segment];
    }

    /** The longer side of the box around it, in units. */
    long sizeE7(int segment) {
        return Math.max(Math.abs((long) northE7[segment]), Math.abs((long) eastE7[segment]));
    }

    /** Square of the distance in metres; {@code cosLat} of the place. */
    double squareMeters(int segment, GeoPoint place, double cosLat) {
        double toEast = METERS_PER_UNIT * cosLat;
        double startEast = wrapped((long) lonE7[segment] - place.lonE7()) * toEast;
        double startNorth = ((long) latE7[segment] - place.latE7()) * METERS_PER_UNIT;
        double east = eastE7[segment] * toEast;
        double north = northE7[segment] * METERS_PER_UNIT;
        double along = -(startEast * east + startNorth * north) / (east * east + north * north);
        double share = Math.max(0, Math.min(1, along));
        double missEast = startEast + share * east;
        double missNorth = startNorth + share * north;
        return missEast * missEast + missNorth * missNorth;
    }

    /** Sine of the angle between the segment, to and fro, and a direction. */
    double sineToward(int segment, double cosLat, double headingSin, double headingCos) {
        double east = eastE7[segment] * cosLat;
        double north = northE7[segment];
        return Math.abs(east * headingCos - north * headingSin)
                / Math.sqrt(east * east + north * north);
    }

    /** The difference of two longitudes the short way round. */
    static long wrapped(long lonE7) {
        return lonE7 - FULL_CIRCLE_E7 * Math.floorDiv(lonE7 + HALF_CIRCLE_E7, FULL_CIRCLE_E7);
    }

    private void grow(int size) {
        latE7 = Arrays.copyOf(latE7, size);
        lonE7 = Arrays.copyOf(lonE7, size);
        northE7 = Arrays.copyOf(northE7, size);
        eastE7 = Arrays.copyOf(eastE7, size);
        limitCms = Arrays.copyOf(limitCms, size);
    }
}
