/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import java.io.Serializable;
import java.time.Duration;

/**
 * Thresholds of anomalies.
 *
 * @param minSilence time without a fix that is never silence; default 2 minutes
 * @param silentIntervals silence is longer than so many of the vehicle's own intervals; default 4
 * @param maxSilence time without a fix that always is silence; default 30 minutes
 * @param silenceExpires time without a fix after which a silence is no news any more; default 12 h
 * @param speed how fast is too fast
 * @param minTeleportMeters a fix that the vehicle cannot have reached and that is nearer than this
 *     is an error of the receiver, as between high houses, and no teleport; default 500
 */
public record AnomalySettings(
        Duration minSilence,
        int silentIntervals,
        Duration maxSilence,
        Duration silenceExpires,
        Speed speed,
        int minTeleportMeters)
        implements Serializable {
    /** Defaults as documented on the components. */
    public static final AnomalySettings DEFAULT =
            new AnomalySettings(
                    Duration.ofMinutes(2),
                    4,
                    Duration.ofMinutes(30),
                    Duration.ofHours(12),
                    Speed.DEFAULT,
                    500);

    /**
     * How fast is too fast.
     *
     * @param limitMps faster than this is speeding where no street has a limit of its own; default
     *     120 km/h
     * @param clearMps slower than this ends that, so that driving at the limit is one anomaly and
     *     not many; default 110 km/h
     * @param toleranceShare above the limit of a street nobody is told up to this share of it;
     *     slower than the limit itself ends it; default 0.1
     * @param minToleranceMps and up to this in any case: speedometers err; default 8 km/h
     * @param maxAccuracyMeters a fix that says of itself that it is less accurate is on no street;
     *     default 30
     * @param fixes so many fixes in a row must be too fast: one alone may be an error; default 2
     * @param minTime and so long, where a vehicle reports often: to overtake is no news; default 5
     *     s
     * @param maxGap a gap between two fixes that is longer begins the count anew; default 3 minutes
     */
    public record Speed(
            double limitMps,
            double clearMps,
            double toleranceShare,
            double minToleranceMps,
            double maxAccuracyMeters,
            int fixes,
            Duration minTime,
            Duration maxGap)
            implements Serializable {
        /** Defaults as documented on the components. */
        public static final Speed DEFAULT =
                new Speed(
                        120 / 3.6,
                        110 / 3.6,
                        0.1,
                        8 / 3.6,
                        30,
                        2,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(3));

        public Speed {
            require(limitMps > 0 && limitMps <= 120, "limitMps must be in (0, 120]", limitMps);
            require(
                    clearMps > 0 && clearMps <= limitMps,
                    "clearMps must be in (0, limitMps]",
                    clearMps);
            require(
                    toleranceShare >= 0 && toleranceShare <= 1,
                    "toleranceShare must be in [0, 1]",
                    toleranceShare);
            require(
                    minToleranceMps >= 0 && minToleranceMps <= 120,
                    "minToleranceMps must be in [0, 120]",
                    minToleranceMps);
            require(maxAccuracyMeters > 0, "maxAccuracyMeters must be positive", maxAccuracyMeters);
            require(fixes >= 1 && fixes <= 100, "fixes must be in [1, 100]", fixes);
            require(!minTime.isNegative(), "minTime must not be negative", minTime);
            require(maxGap.toMillis() > 0, "maxGap must be positive", maxGap);
        }

        // Here, since the defaults of the two classes must not wait for each other.
        private static void require(boolean condition, String what, Object value) {
            if (!condition) {
                throw new IllegalArgumentException("%s, was %s".formatted(what, value));
            }
        }
    }

    public AnomalySettings {
        Speed.require(minSilence.toMillis() > 0, "minSilence must be positive", minSilence);
        Speed.require(
                silentIntervals >= 2 && silentIntervals <= 1_000,
                "silentIntervals must be in [2, 1000]",
                silentIntervals);
        Speed.require(
                maxSilence.compareTo(minSilence) >= 0,
                "maxSilence must not be below minSilence",
                maxSilence);
        Speed.require(
                silenceExpires.compareTo(maxSilence) > 0,
                "silenceExpires must be above maxSilence",
                silenceExpires);
        Speed.require(
                minTeleportMeters >= 0,
                "minTeleportMeters must not be negative",
                minTeleportMeters);
    }
}
