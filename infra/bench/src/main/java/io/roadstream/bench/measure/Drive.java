/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.geo.GeoPoint;
import java.util.SplittableRandom;

/**
 * A made-up vehicle: it speeds up and slows down, turns, stands now and then, and its fixes have
 * GPS noise. Like most trackers it gives coordinates to 1e-6 degrees (11 cm), speed to 0.1 m/s and
 * heading to a degree. For one thread.
 */
final class Drive {
    private static final double METERS_PER_DEGREE = 111_195;
    private static final double NOISE_METERS = 2.5;
    private static final double MAX_SPEED_MPS = 20;
    private static final double STEPS_PER_DEGREE = 1e6;

    private final SplittableRandom random;
    private final String vehicle;
    private double lat;
    private double lon;
    private double speedMps;
    private double headingDeg;

    Drive(String vehicle, long seed) {
        this.vehicle = vehicle;
        this.random = new SplittableRandom(seed);
        this.lat = 37.6 + random.nextDouble() * 0.3;
        this.lon = -122.5 + random.nextDouble() * 0.3;
        this.headingDeg = random.nextDouble() * 360;
    }

    /** One fix. */
    record Step(Envelope envelope, GeoPoint location, Motion motion) {}

    /**
     * Drives on.
     *
     * @param seconds since the step before
     * @param eventTimeMillis of the fix
     * @param ingestTimeMillis of the report
     */
    Step next(double seconds, long eventTimeMillis, long ingestTimeMillis) {
        speedMps = clamp(speedMps + (random.nextDouble() - 0.47) * 2 * seconds);
        headingDeg = (headingDeg + (random.nextDouble() - 0.5) * 12 * seconds + 360) % 360;
        double meters = speedMps * seconds;
        double radians = Math.toRadians(headingDeg);
        lat += meters * Math.cos(radians) / METERS_PER_DEGREE;
        lon += meters * Math.sin(radians) / METERS_PER_DEGREE / Math.cos(Math.toRadians(lat));
        return new Step(
                new Envelope("bench", vehicle, eventTimeMillis, ingestTimeMillis),
                GeoPoint.ofDegrees(rounded(lat + noise()), rounded(lon + noise())),
                Motion.ofSi(
                        Math.round(speedMps * 10) / 10.0,
                        (double) Math.round(headingDeg) % 360,
                        null,
                        null));
    }

    private double noise() {
        return (random.nextDouble() + random.nextDouble() - 1) * NOISE_METERS / METERS_PER_DEGREE;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
    }

    private static double clamp(double speedMps) {
        return Math.max(0, Math.min(MAX_SPEED_MPS, speedMps));
    }
}
