/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Made-up reports in batches, one second apart per vehicle, without device uuids. */
final class ReportBatches {
    private static final long MILLIS_PER_STEP = 1_000;

    private ReportBatches() {}

    /** Each batch is what one device collected; each of another device. */
    static List<List<PositionReport>> ofOneVehicle(int size, int count, long startMillis) {
        List<List<PositionReport>> batches = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Vehicle vehicle = new Vehicle(n, startMillis);
            List<PositionReport> batch = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                batch.add(vehicle.next());
            }
            batches.add(batch);
        }
        return batches;
    }

    /**
     * Each batch has one report of each of {@code size} vehicles, as a gateway of devices sends.
     */
    static List<List<PositionReport>> ofManyVehicles(int size, int count, long startMillis) {
        List<Vehicle> vehicles = new ArrayList<>();
        for (int v = 0; v < size; v++) {
            vehicles.add(new Vehicle(v, startMillis));
        }
        List<List<PositionReport>> batches = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            batches.add(vehicles.stream().map(Vehicle::next).toList());
        }
        return batches;
    }

    private static final class Vehicle {
        private final Drive drive;
        private final long startMillis;
        private long sequence;

        Vehicle(int number, long startMillis) {
            this.drive = new Drive("bench-%04d".formatted(number), number);
            this.startMillis = startMillis;
        }

        PositionReport next() {
            long millis = startMillis + sequence * MILLIS_PER_STEP;
            Drive.Step step = drive.next(1, millis, millis);
            return new PositionReport(
                    step.envelope(),
                    step.location(),
                    step.motion(),
                    sequence++,
                    null,
                    null,
                    Protocol.NATIVE);
        }
    }
}
