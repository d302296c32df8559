/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * Vehicles that are the same from the first stream to the last, so that what the jobs remember is
 * what a fleet of this size makes them remember. For one thread.
 */
final class DrivingFleet {
    /** Vehicles: at 5,000 reports a second each has one a second. */
    static final int VEHICLES = 5_000;

    private final List<Drive> drives = new ArrayList<>();
    private final String prefix;
    private long nextSequence;

    /**
     * @param prefix of the vehicles' ids, which go on with their number from 0
     */
    DrivingFleet(String prefix) {
        this.prefix = prefix;
        for (int v = 0; v < VEHICLES; v++) {
            drives.add(new Drive(prefix + v, v));
        }
    }

    /** What the vehicles' ids begin with. */
    String prefix() {
        return prefix;
    }

    /** The first sequence that no vehicle has used. */
    long nextSequence() {
        return nextSequence;
    }

    /**
     * The next report of a vehicle.
     *
     * @param sequence above all before of this vehicle
     * @param seconds of driving since the one before
     * @param millis of the fix and of its arrival
     */
    PositionReport report(int vehicle, long sequence, double seconds, long millis) {
        nextSequence = Math.max(nextSequence, sequence + 1);
        Drive.Step step = drives.get(vehicle).next(seconds, millis, millis);
        return new PositionReport(
                step.envelope(),
                step.location(),
                step.motion(),
                sequence,
                null,
                null,
                Protocol.NATIVE);
    }
}
