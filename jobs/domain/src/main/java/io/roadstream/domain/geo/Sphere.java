/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geo;

import io.roadstream.contract.geo.GeoPoint;

/** Distances and bearings on a sphere; against the WGS84 ellipsoid they err by at most 0.6 %. */
public final class Sphere {
    /** Mean radius R1 = (2a + b) / 3 of WGS84 in metres (IUGG). */
    public static final double EARTH_RADIUS_METERS = 6_371_008.8;

    private Sphere() {}

    /** Great-circle distance in metres by the haversine formula, stable for short hops. */
    public static double distanceMeters(GeoPoint from, GeoPoint to) {
        double fromLat = Math.toRadians(from.lat());
        double toLat = Math.toRadians(to.lat());
        double sinLat = Math.sin((toLat - fromLat) / 2);
        double sinLon = Math.sin(Math.toRadians(to.lon() - from.lon()) / 2);
        double h = sinLat * sinLat + Math.cos(fromLat) * Math.cos(toLat) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** Initial bearing of the great circle in degrees clockwise from north, [0, 360). */
    public static double bearingDeg(GeoPoint from, GeoPoint to) {
        double fromLat = Math.toRadians(from.lat());
        double toLat = Math.toRadians(to.lat());
        double deltaLon = Math.toRadians(to.lon() - from.lon());
        double east = Math.sin(deltaLon) * Math.cos(toLat);
        double north =
                Math.cos(fromLat) * Math.sin(toLat)
                        - Math.sin(fromLat) * Math.cos(toLat) * Math.cos(deltaLon);
        double degrees = Math.toDegrees(Math.atan2(east, north));
        double fromNorth = degrees < 0 ? degrees + 360 : degrees;
        // The sum rounds to 360 where the way leads a hair west of north.
        return fromNorth < 360 ? fromNorth : 0;
    }
}
