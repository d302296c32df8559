/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * Where something is: a point of a plane or of the Earth, a row of a travel matrix, or both.
 *
 * @param x metres east in a plane, or longitude in degrees
 * @param y metres north in a plane, or latitude in degrees
 * @param row row of a {@link TravelMatrix}, or {@link #NO_ROW}
 */
public record Place(double x, double y, int row) {
    /** The place is in no matrix. */
    public static final int NO_ROW = -1;

    public Place {
        if (!(Math.abs(x) <= Double.MAX_VALUE && Math.abs(y) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("x and y must be finite, were " + x + ", " + y);
        }
        if (row < NO_ROW) {
            throw new IllegalArgumentException("row must not be negative, was " + row);
        }
    }

    /** A place on WGS84. */
    public static Place ofDegrees(double lat, double lon) {
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("lat must be in [-90, 90] degrees, was " + lat);
        }
        if (!(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("lon must be in [-180, 180] degrees, was " + lon);
        }
        return new Place(lon, lat, NO_ROW);
    }

    /** A point of a plane, in metres. */
    public static Place ofMeters(double east, double north) {
        return new Place(east, north, NO_ROW);
    }

    /** The same place, known to a matrix. */
    public Place withRow(int newRow) {
        return new Place(x, y, newRow);
    }
}
