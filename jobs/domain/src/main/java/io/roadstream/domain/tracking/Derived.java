/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.event.Motion;
import io.roadstream.domain.geo.Sphere;
import org.jspecify.annotations.Nullable;

/** Values of a fix that follow from the fix before it. */
final class Derived {
    /** Below this hop GPS noise decides the direction. */
    private static final double MIN_HEADING_HOP_METERS = 5;

    private Derived() {}

    /**
     * Mean speed of the hop in cm/s, to 0.1 m/s since two fixes with metres of noise say no more,
     * or null where no time passed.
     */
    static @Nullable Integer speedCms(Fix from, Fix to) {
        long millis = to.eventTimeMillis() - from.eventTimeMillis();
        if (millis <= 0) {
            return null;
        }
        double metersPerSecond = Sphere.distanceMeters(from.place(), to.place()) / (millis / 1e3);
        return (int) Math.min(Motion.MAX_SPEED_CMS, Math.round(metersPerSecond * 10) * 10);
    }

    /**
     * Bearing of the hop in 0.01 degrees, to a whole degree, or null where it is too short to have
     * one. Null also where it leads back in time, as from a suspect to an older fix that confirms
     * it: the vehicle went the other way.
     */
    static @Nullable Integer headingCdeg(Fix from, Fix to) {
        if (to.eventTimeMillis() < from.eventTimeMillis()
                || Sphere.distanceMeters(from.place(), to.place()) < MIN_HEADING_HOP_METERS) {
            return null;
        }
        long degrees = Math.round(Sphere.bearingDeg(from.place(), to.place()));
        return (int) (degrees * 100 % Motion.FULL_CIRCLE_CDEG);
    }
}
