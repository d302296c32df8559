/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of its movement; each value is null where it does not say.
 *
 * @param speedCms ground speed in cm/s, [0, 12000]
 * @param headingCdeg course over ground, clockwise from north in 0.01 degrees, [0, 35999]
 * @param altitudeDm height above the WGS84 ellipsoid in decimetres, [-10000, 200000]
 * @param accuracyDm radius of 68 % confidence in decimetres, [0, 10000000]
 */
public record Motion(
        @Nullable Integer speedCms,
        @Nullable Integer headingCdeg,
        @Nullable Integer altitudeDm,
        @Nullable Integer accuracyDm) {
    /** Nothing known. */
    public static final Motion UNKNOWN = new Motion(null, null, null, null);

    /** Fastest plausible road vehicle, 120 m/s. */
    public static final int MAX_SPEED_CMS = 12_000;

    /** A full circle in 0.01 degrees. */
    public static final int FULL_CIRCLE_CDEG = 36_000;

    public Motion {
        Checks.requireRange(Reason.SPEED_OUT_OF_RANGE, "speedCms", speedCms, 0, MAX_SPEED_CMS);
        Checks.requireRange(
                Reason.HEADING_OUT_OF_RANGE, "headingCdeg", headingCdeg, 0, FULL_CIRCLE_CDEG - 1);
        Checks.requireRange(
                Reason.ALTITUDE_OUT_OF_RANGE, "altitudeDm", altitudeDm, -10_000, 200_000);
        Checks.requireRange(Reason.ACCURACY_OUT_OF_RANGE, "accuracyDm", accuracyDm, 0, 10_000_000);
    }

    /**
     * From SI units as adapters meet them: m/s, degrees in [0, 360], metres. 360 degrees is north.
     */
    public static Motion ofSi(
            @Nullable Double speedMps,
            @Nullable Double headingDeg,
            @Nullable Double altitudeMeters,
            @Nullable Double accuracyMeters) {
        return new Motion(
                scale(Reason.SPEED_OUT_OF_RANGE, "speedMps", speedMps, 100, 0, 120),
                heading(headingDeg),
                scale(
                        Reason.ALTITUDE_OUT_OF_RANGE,
                        "altitudeMeters",
                        altitudeMeters,
                        10,
                        -1_000,
                        20_000),
                scale(
                        Reason.ACCURACY_OUT_OF_RANGE,
                        "accuracyMeters",
                        accuracyMeters,
                        10,
                        0,
                        1_000_000));
    }

    private static @Nullable Integer heading(@Nullable Double headingDeg) {
        Integer cdeg = scale(Reason.HEADING_OUT_OF_RANGE, "headingDeg", headingDeg, 100, 0, 360);
        return cdeg == null ? null : cdeg % FULL_CIRCLE_CDEG;
    }

    private static @Nullable Integer scale(
            Reason reason, String name, @Nullable Double value, int factor, int min, int max) {
        if (value == null) {
            return null;
        }
        return (int) Math.round(Checks.requireRange(reason, name, value, min, max) * factor);
    }
}
