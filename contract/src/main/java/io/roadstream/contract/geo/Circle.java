/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.geo;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.Reason;

/**
 * All places at most so far from the centre.
 *
 * @param center of it
 * @param radiusDm in decimetres, [{@value #MIN_RADIUS_DM}, {@value #MAX_RADIUS_DM}]: 1 m to 1,000
 *     km
 */
public record Circle(GeoPoint center, int radiusDm) {
    /** Smallest circle, 1 m. */
    public static final int MIN_RADIUS_DM = 10;

    /** Largest circle, 1,000 km. */
    public static final int MAX_RADIUS_DM = 10_000_000;

    public Circle {
        Integer boxed = radiusDm; // else the overload for doubles is taken
        Checks.requireRange(Reason.INVALID_VALUE, "radiusDm", boxed, MIN_RADIUS_DM, MAX_RADIUS_DM);
    }

    /** The radius in metres. */
    public double radiusMeters() {
        return radiusDm / 10.0;
    }
}
