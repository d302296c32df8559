/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import java.io.Serializable;
import java.time.Duration;

/**
 * Thresholds of tracking.
 *
 * @param maxSpeedMps fastest believable speed between two fixes; default 150 km/h, above which
 *     about 1 % of the hops of real cabs lie
 * @param noiseMeters distance that needs no time at all: both fixes may be off, and clocks count
 *     whole seconds; default 100
 * @param maxAhead event time beyond ingest time from which a fix is from the future; default 60 s
 * @param maxAccuracyMeters accuracy radius above which a fix does not move its vehicle; default 500
 * @param hold how long a suspect fix waits for the next one; default 10 s
 */
public record TrackingSettings(
        double maxSpeedMps,
        double noiseMeters,
        Duration maxAhead,
        double maxAccuracyMeters,
        Duration hold)
        implements Serializable {
    /** Defaults as documented on the components. */
    public static final TrackingSettings DEFAULT =
            new TrackingSettings(
                    150 / 3.6, 100, Duration.ofSeconds(60), 500, Duration.ofSeconds(10));

    public TrackingSettings {
        requirePositive("maxSpeedMps", maxSpeedMps);
        requirePositive("noiseMeters", noiseMeters);
        requirePositive("maxAhead in seconds", maxAhead.toMillis() / 1e3);
        requirePositive("maxAccuracyMeters", maxAccuracyMeters);
        requirePositive("hold in seconds", hold.toMillis() / 1e3);
    }

    /** The farthest that a vehicle can believably go in so many seconds, metres. */
    public double reachMeters(double seconds) {
        return noiseMeters + maxSpeedMps * seconds;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "%s must be positive and finite, was %s".formatted(name, value));
        }
    }
}
