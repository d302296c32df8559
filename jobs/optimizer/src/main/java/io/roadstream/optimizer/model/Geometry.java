/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/** What the coordinates of a {@link Place} mean, and so how far two of them are apart. */
public enum Geometry {
    /** Metres in a plane, Euclidean. */
    PLANE {
        @Override
        public double meters(Place from, Place to) {
            return Math.hypot(to.x() - from.x(), to.y() - from.y());
        }
    },

    /** Degrees on a sphere, along the great circle. */
    SPHERE {
        @Override
        public double meters(Place from, Place to) {
            double sinLat = Math.sin(Math.toRadians(to.y() - from.y()) / 2);
            double sinLon = Math.sin(Math.toRadians(to.x() - from.x()) / 2);
            double cosines = Math.cos(Math.toRadians(from.y())) * Math.cos(Math.toRadians(to.y()));
            double h = sinLat * sinLat + cosines * sinLon * sinLon;
            return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
        }
    };

    /** Mean radius R1 of WGS84 in metres (IUGG), as everywhere in roadstream; held by a test. */
    public static final double EARTH_RADIUS_METERS = 6_371_008.8;

    /** Shortest distance in metres. */
    public abstract double meters(Place from, Place to);
}
