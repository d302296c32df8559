/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import io.roadstream.ingest.simulator.city.PlanePoint;
import java.util.random.RandomGenerator;

/**
 * The error of a receiver: normal on each axis and correlated in time (a first-order Gauss-Markov
 * process), with jumps between high houses that last up to three seconds. For one thread.
 */
final class Noise {
    private static final double MIN_JUMP_METERS = 40;
    private static final double MAX_JUMP_METERS = 160;
    private static final int MAX_JUMP_SECONDS = 3;

    private final PhoneSettings settings;
    private final RandomGenerator random;
    private final double kept;
    private final double fresh;
    private double east;
    private double north;
    private int jumpSeconds;
    private double jumpEast;
    private double jumpNorth;

    Noise(PhoneSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        this.kept = StrictMath.exp(-1 / (settings.memory().toMillis() / 1e3));
        this.fresh = Math.sqrt(1 - kept * kept);
        this.east = random.nextGaussian();
        this.north = random.nextGaussian();
    }

    /** A second goes by. */
    void advance(Sky sky) {
        east = kept * east + fresh * random.nextGaussian();
        north = kept * north + fresh * random.nextGaussian();
        jumpSeconds--;
        if (sky == Sky.CANYON
                && jumpSeconds <= 0
                && random.nextDouble() < settings.outlierShare()) {
            double angle = random.nextDouble(2 * Math.PI);
            double meters = random.nextDouble(MIN_JUMP_METERS, MAX_JUMP_METERS);
            jumpSeconds = 1 + random.nextInt(MAX_JUMP_SECONDS);
            jumpEast = meters * StrictMath.sin(angle);
            jumpNorth = meters * StrictMath.cos(angle);
        }
    }

    PlanePoint disturb(PlanePoint place, Sky sky) {
        boolean isJump = jumpMeters(sky) > 0;
        return place.plus(
                east * sigma(sky) + (isJump ? jumpEast : 0),
                north * sigma(sky) + (isJump ? jumpNorth : 0));
    }

    /** How far a place is off besides the usual noise; 0 if it is not. */
    double jumpMeters(Sky sky) {
        return sky == Sky.CANYON && jumpSeconds > 0 ? Math.hypot(jumpEast, jumpNorth) : 0;
    }

    double sigma(Sky sky) {
        return sky == Sky.CANYON ? settings.canyonSigmaMeters() : settings.openSigmaMeters();
    }
}
