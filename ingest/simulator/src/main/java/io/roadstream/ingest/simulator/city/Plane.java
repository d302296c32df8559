/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import io.roadstream.contract.geo.GeoPoint;

/**
 * A plane that touches the earth at a centre: degrees become metres by a scale that is constant in
 * it. Within 10 km of the centre distances err by less than 0.2 %.
 *
 * @param centre where it touches
 */
public record Plane(GeoPoint centre) {
    /** Beyond it the plane is no map any more. */
    public static final double MAX_EXTENT_METERS = 100_000;

    /** Mean radius R1 of WGS84 in metres (IUGG), as everywhere in roadstream. */
    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    private static final double METERS_PER_DEGREE = Math.toRadians(1) * EARTH_RADIUS_METERS;
    private static final double MAX_LAT = 80;

    public Plane {
        if (!(Math.abs(centre.lat()) <= MAX_LAT)) {
            throw new IllegalArgumentException(
                    "a city's centre must be within 80 degrees of the equator, was "
                            + centre.lat());
        }
    }

    public GeoPoint toEarth(PlanePoint point) {
        return GeoPoint.ofDegrees(
                centre.lat() + point.north() / METERS_PER_DEGREE,
                centre.lon() + point.east() / metersPerDegreeEast());
    }

    public PlanePoint toPlane(GeoPoint point) {
        return new PlanePoint(
                (point.lon() - centre.lon()) * metersPerDegreeEast(),
                (point.lat() - centre.lat()) * METERS_PER_DEGREE);
    }

    private double metersPerDegreeEast() {
        return METERS_PER_DEGREE * StrictMath.cos(Math.toRadians(centre.lat()));
    }
}
