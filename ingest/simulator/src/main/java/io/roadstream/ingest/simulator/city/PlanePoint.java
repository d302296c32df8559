/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

/**
 * A place in the plane that touches the earth at the city's centre.
 *
 * @param east metres east of the centre
 * @param north metres north of it
 */
public record PlanePoint(double east, double north) {
    public PlanePoint {
        if (!(Math.abs(east) < Plane.MAX_EXTENT_METERS
                && Math.abs(north) < Plane.MAX_EXTENT_METERS)) {
            throw new IllegalArgumentException(
                    "a place must be within %.0f m of the centre, was (%s, %s)"
                            .formatted(Plane.MAX_EXTENT_METERS, east, north));
        }
    }

    public double distanceMeters(PlanePoint other) {
        double deltaEast = other.east - east;
        double deltaNorth = other.north - north;
        return Math.sqrt(deltaEast * deltaEast + deltaNorth * deltaNorth);
    }

    /** Direction to the other place, degrees clockwise from north, [0, 360). */
    public double headingDeg(PlanePoint other) {
        double degrees = Math.toDegrees(StrictMath.atan2(other.east - east, other.north - north));
        double fromNorth = degrees < 0 ? degrees + 360 : degrees;
        return fromNorth < 360 ? fromNorth : 0;
    }

    public PlanePoint plus(double deltaEast, double deltaNorth) {
        return new PlanePoint(east + deltaEast, north + deltaNorth);
    }

    /** The place on the way to the other one, 0 here, 1 there. */
    public PlanePoint towards(PlanePoint other, double fraction) {
        return new PlanePoint(
                east + fraction * (other.east - east), north + fraction * (other.north - north));
    }
}
