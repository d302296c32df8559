/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.ingest.simulator.city.PlanePoint;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    private static final PlanePoint HERE = new PlanePoint(100, -200);
    private static final int SECONDS = 400_000;

    @ParameterizedTest
    @EnumSource(
            value = Sky.class,
            names = {"OPEN", "CANYON"})
    void errorsHaveTheSigmaAndTheMemoryOfTheSettings(Sky sky) {
        PhoneSettings settings = PhoneSettings.USUAL.withoutFaults();
        double[] east = errors(settings, sky, 11);

        double sigma = sky == Sky.OPEN ? settings.openSigmaMeters() : settings.canyonSigmaMeters();
        assertThat(mean(east, east, 0)).isCloseTo(sigma * sigma, within(0.05 * sigma * sigma));
        assertThat(mean(east, east, 20) / mean(east, east, 0))
                .isCloseTo(Math.exp(-1), within(0.03));
        assertThat(mean(east, east, 100) / mean(east, east, 0)).isCloseTo(0, within(0.04));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void outliersComeBetweenHighHousesOnlyAndAsOftenAsTheSettingsSay(long seed) {
        double[] canyon = errors(PhoneSettings.USUAL, Sky.CANYON, seed);
        double[] quiet = errors(PhoneSettings.USUAL, Sky.OPEN, seed);

        // Jumps are two seconds long in the mean and begin at most once in each.
        double share = PhoneSettings.USUAL.outlierShare() * 2;
        long far = count(canyon, 5 * PhoneSettings.USUAL.canyonSigmaMeters());
        assertThat(far / (double) SECONDS).isBetween(0.3 * share, share);
        assertThat(count(quiet, 6 * PhoneSettings.USUAL.openSigmaMeters())).isZero();
    }

    private static double[] errors(PhoneSettings settings, Sky sky, long seed) {
        Noise noise = new Noise(settings, new SplittableRandom(seed));
        double[] east = new double[SECONDS];
        for (int i = 0; i < SECONDS; i++) {
            noise.advance(sky);
            east[i] = noise.disturb(HERE, sky).east() - HERE.east();
        }
        return east;
    }

    private static double mean(double[] one, double[] other, int lag) {
        double sum = 0;
        for (int i = lag; i < one.length; i++) {
            sum += one[i] * other[i - lag];
        }
        return sum / (one.length - lag);
    }

    private static long count(double[] values, double above) {
        return java.util.Arrays.stream(values).filter(value -> Math.abs(value) > above).count();
    }
}
