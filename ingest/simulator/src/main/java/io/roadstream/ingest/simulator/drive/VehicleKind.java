/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.drive;

import java.util.Locale;

/** What a courier drives. */
public enum VehicleKind {
    BICYCLE(6.5, 2),
    SCOOTER(13.5, 3),
    CAR(45, 6),
    VAN(36, 20);

    private final double maxSpeedMps;
    private final int capacity;

    VehicleKind(double maxSpeedMps, int capacity) {
        this.maxSpeedMps = maxSpeedMps;
        this.capacity = capacity;
    }

    public double maxSpeedMps() {
        return maxSpeedMps;
    }

    /** How much it holds, in the unit of an order's size. */
    public int capacity() {
        return capacity;
    }

    /** The word in the order database. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
