/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.ReplayRow.Place;
import io.roadstream.ingest.replay.format.ReplayRow.RowMotion;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes up the rows of a sample one after the other. */
final class SampleRows implements RowCursor {
    private static final double CENTER_LAT = 52.5200;
    private static final double CENTER_LON = 13.4050;

    /** Beyond this distance from the centre a vehicle turns back. */
    private static final double RANGE_METERS = 6_000;

    private static final double METERS_PER_DEGREE = 111_195;
    private static final double MAX_SPEED_MPS = 16;
    private static final double STOP_SHARE = 0.03;
    private static final double MAX_TURN_DEG = 25;

    private final SampleInput sample;
    private final SplittableRandom random;
    private final Vehicle[] vehicles;
    private volatile long next;

    SampleRows(SampleInput sample) {
        this.sample = sample;
        this.random = new SplittableRandom(sample.seed());
        this.vehicles = new Vehicle[sample.vehicles()];
        for (int i = 0; i < vehicles.length; i++) {
            vehicles[i] = new Vehicle();
        }
    }

    @Override
    public @Nullable ReplayRow next() {
        long number = next;
        long step = number / vehicles.length;
        if (step >= sample.steps()) {
            return null;
        }
        next = number + 1;
        int index = (int) (number % vehicles.length);
        Vehicle vehicle = vehicles[index];
        if (step > 0) {
            vehicle.drive();
        }
        return vehicle.report("sample-%04d".formatted(index), sample.timeMillis(step, index));
    }

    @Override
    public double fraction() {
        return (double) next / (sample.steps() * vehicles.length);
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** A vehicle on a plane around the centre: x east, y north, in metres. */
    private final class Vehicle {
        private double xMeters = (random.nextDouble() - 0.5) * RANGE_METERS;
        private double yMeters = (random.nextDouble() - 0.5) * RANGE_METERS;
        private double headingDeg = random.nextDouble() * 360;
        private double speedMps = random.nextDouble() * MAX_SPEED_MPS;

        void drive() {
            double seconds = SampleInput.INTERVAL.toSeconds();
            double target = random.nextDouble() < STOP_SHARE ? 0 : MAX_SPEED_MPS;
            speedMps += (target * random.nextDouble() - speedMps) * 0.3;
            if (Math.hypot(xMeters, yMeters) > RANGE_METERS) {
                headingDeg = Math.toDegrees(Math.atan2(-xMeters, -yMeters));
            } else {
                headingDeg += (random.nextDouble() - 0.5) * 2 * MAX_TURN_DEG;
            }
            headingDeg = (headingDeg + 360) % 360;
            xMeters += Math.sin(Math.toRadians(headingDeg)) * speedMps * seconds;
            yMeters += Math.cos(Math.toRadians(headingDeg)) * speedMps * seconds;
        }

        ReplayRow report(String id, long timeMillis) {
            double lat = CENTER_LAT + yMeters / METERS_PER_DEGREE;
            double lon =
                    CENTER_LON
                            + xMeters / (METERS_PER_DEGREE * Math.cos(Math.toRadians(CENTER_LAT)));
            return new ReplayRow(
                    id,
                    timeMillis,
                    new Place(rounded(lat, 1e7), rounded(lon, 1e7)),
                    new RowMotion(rounded(speedMps, 100), rounded(headingDeg, 100) % 360),
                    String.format(Locale.ROOT, "%s,%d,%.7f,%.7f", id, timeMillis, lat, lon));
        }

        private double rounded(double value, double steps) {
            return Math.round(value * steps) / steps;
        }
    }
}
