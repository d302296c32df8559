/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import io.roadstream.contract.geo.GeoPoint;

/**
 * One position as the phone reports it.
 *
 * @param vehicle id
 * @param driver id
 * @param sequence the phone's counter
 * @param timeMillis by the phone's clock
 * @param place where it thinks it is
 * @param motion how it thinks it moves
 */
public record Report(
        String vehicle,
        String driver,
        long sequence,
        long timeMillis,
        GeoPoint place,
        Motion motion) {

    /**
     * What the receiver says of the movement.
     *
     * @param speedMps over ground
     * @param headingDeg clockwise from north, [0, 360)
     * @param accuracyMeters radius of 68 % confidence
     */
    public record Motion(double speedMps, double headingDeg, double accuracyMeters) {
        private static final double STEPS = 100;

        /** Rounded as receivers do. */
        static Motion of(double speedMps, double headingDeg, double accuracyMeters) {
            double heading = Math.round(headingDeg) % 360;
            return new Motion(
                    Math.round(speedMps * STEPS) / STEPS,
                    heading < 0 ? heading + 360 : heading,
                    Math.round(accuracyMeters * 10) / 10.0);
        }
    }
}
