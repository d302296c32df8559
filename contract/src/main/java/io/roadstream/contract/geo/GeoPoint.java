/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.geo;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/**
 * A place on WGS84 in 1e-7 degrees (about 1.1 cm).
 *
 * @param latE7 latitude in [-900000000, 900000000]
 * @param lonE7 longitude in [-1800000000, 1800000000]
 */
public record GeoPoint(int latE7, int lonE7) {
    /** Units of this type in one degree. */
    public static final double UNITS_PER_DEGREE = 1e7;

    private static final int MAX_LAT_E7 = 900_000_000;
    private static final int MAX_LON_E7 = 1_800_000_000;

    public GeoPoint {
        if (!(latE7 >= -MAX_LAT_E7 && latE7 <= MAX_LAT_E7)) {
            throw new InvalidEventException(
                    Reason.LATITUDE_OUT_OF_RANGE,
                    "lat must be in [-90, 90] degrees, was " + latE7 / UNITS_PER_DEGREE);
        }
        if (!(lonE7 >= -MAX_LON_E7 && lonE7 <= MAX_LON_E7)) {
            throw new InvalidEventException(
                    Reason.LONGITUDE_OUT_OF_RANGE,
                    "lon must be in [-180, 180] degrees, was " + lonE7 / UNITS_PER_DEGREE);
        }
    }

    /** From degrees, rounded to the nearest 1e-7. */
    public static GeoPoint ofDegrees(double lat, double lon) {
        Checks.requireRange(Reason.LATITUDE_OUT_OF_RANGE, "lat", lat, -90, 90);
        Checks.requireRange(Reason.LONGITUDE_OUT_OF_RANGE, "lon", lon, -180, 180);
        return new GeoPoint(
                (int) Math.round(lat * UNITS_PER_DEGREE), (int) Math.round(lon * UNITS_PER_DEGREE));
    }

    /** Latitude in degrees. */
    public double lat() {
        return latE7 / UNITS_PER_DEGREE;
    }

    /** Longitude in degrees. */
    public double lon() {
        return lonE7 / UNITS_PER_DEGREE;
    }
}
