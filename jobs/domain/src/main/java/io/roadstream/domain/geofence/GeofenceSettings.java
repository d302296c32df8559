/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How sure one must be that a vehicle crossed a border. The <em>band</em> is how far from a border
 * a fix on the wrong side may be by noise: {@code accuracyFactor} times the accuracy radius that
 * the device reports, at least {@code minBandMeters}, at most {@code bandShare} of the fence's
 * inradius, so that small fences can be entered too.
 *
 * @param accuracyFactor band by reported radius of 68 % confidence; default 1.5, about 2.3 standard
 *     deviations of each axis
 * @param unknownAccuracyMeters radius of a fix that reports none; default 10
 * @param maxAccuracyMeters fixes with a larger radius say nothing about fences; default 100
 * @param minBandMeters least band; default 5
 * @param bandShare largest band as a share of the fence's inradius; default 0.25
 * @param confirmFixes that many fixes in a row beyond the band are proof; default 2
 * @param settleFixes so many in a row on the new side, however near, over at least {@code settle};
 *     default 8
 * @param settle see there; default 30 s
 * @param maxPath longest time between two fixes whose straight line is a fair guess of the way;
 *     default 120 s
 * @param minPassMeters shortest way through a fence between two fixes that counts; default 20
 */
public record GeofenceSettings(
        double accuracyFactor,
        double unknownAccuracyMeters,
        double maxAccuracyMeters,
        double minBandMeters,
        double bandShare,
        int confirmFixes,
        int settleFixes,
        Duration settle,
        Duration maxPath,
        double minPassMeters)
        implements Serializable {
    /** Bands beyond the border from which on a single fix is no noise. */
    static final double DEEP = 2;

    private static final int DECIMETERS = 10;

    /** Defaults as documented on the components. */
    public static final GeofenceSettings DEFAULT =
            new GeofenceSettings(
                    1.5,
                    10,
                    100,
                    5,
                    0.25,
                    2,
                    8,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(120),
                    20);

    public GeofenceSettings {
        requirePositive("accuracyFactor", accuracyFactor);
        requirePositive("unknownAccuracyMeters", unknownAccuracyMeters);
        requirePositive("maxAccuracyMeters", maxAccuracyMeters);
        requirePositive("minBandMeters", minBandMeters);
        requirePositive("bandShare", bandShare);
        requirePositive("confirmFixes", confirmFixes);
        requirePositive("settleFixes", settleFixes);
        requirePositive("settle in seconds", settle.toMillis() / 1e3);
        requirePositive("maxPath in seconds", maxPath.toMillis() / 1e3);
        requirePositive("minPassMeters", minPassMeters);
    }

    /** How far a fix of that accuracy may be on the wrong side of the fence's border by noise. */
    double bandMeters(@Nullable Integer accuracyDm, Fence fence) {
        double band = Math.max(minBandMeters, accuracyFactor * accuracyMeters(accuracyDm));
        return Math.min(band, bandShare * fence.inradiusMeters());
    }

    /** Whether a fix of that accuracy says anything. */
    boolean isUsable(@Nullable Integer accuracyDm) {
        return accuracyMeters(accuracyDm) <= maxAccuracyMeters;
    }

    private double accuracyMeters(@Nullable Integer accuracyDm) {
        return accuracyDm == null ? unknownAccuracyMeters : accuracyDm / (double) DECIMETERS;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "%s must be positive and finite, was %s".formatted(name, value));
        }
    }
}
