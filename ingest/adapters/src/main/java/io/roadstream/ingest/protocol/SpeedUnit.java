/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

/** Units in which foreign protocols state speeds. */
public enum SpeedUnit {
    /** International nautical miles of 1852 m an hour. */
    KNOTS(1_852.0 / 3_600),
    KILOMETERS_PER_HOUR(1 / 3.6),
    METERS_PER_SECOND(1);

    private final double mps;

    SpeedUnit(double mps) {
        this.mps = mps;
    }

    public double toMps(double speed) {
        return speed * mps;
    }
}
