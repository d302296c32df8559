/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Drives along and across a border with noise of 8 m (one standard deviation of each axis), a fix
 * each second, the device silent about its accuracy or honest about it (radius of 68 %, which is
 * 1.5 standard deviations).
 */
final class BorderNoiseTest {
    private static final double SIGMA_METERS = 8;
    private static final double HONEST_ACCURACY_METERS = 12;
    private static final int SECONDS = 20_000;

    /** Pairs of transitions that a drive along the border gives, per pair of raw side changes. */
    private static final double MAX_FALSE_PAIRS = 0.02;

    @Test
    void aDriveAlongTheBorderGivesHardlyAnyFalsePairs() {
        for (double accuracy : new double[] {0, HONEST_ACCURACY_METERS}) {
            Random random = new Random(1);
            FencedVehicle vehicle = vehicle();
            int rawChanges = 0;
            int transitions = 0;
            boolean wasInside = false;
            for (int second = 0; second < SECONDS; second++) {
                double east = SIGMA_METERS * random.nextGaussian();
                double north = 10 * (second % 200) - 1_000 + SIGMA_METERS * random.nextGaussian();
                rawChanges += wasInside != east >= 0 ? 1 : 0;
                wasInside = east >= 0;
                transitions += vehicle.take(track(second, east, north, accuracy)).size();
            }

            assertThat((double) transitions / rawChanges)
                    .as("false pairs per raw pair, accuracy %s", accuracy)
                    .isLessThanOrEqualTo(MAX_FALSE_PAIRS);
        }
    }

    /** True crossings, one way and back, at right angles and at a slant of 10 degrees. */
    @SeededTest
    void aCrossingIsReportedOnceAndAlmostWhenItWas(long seed) {
        Random random = new Random(seed);
        for (double slope : new double[] {0, 5.7}) {
            FencedVehicle vehicle = vehicle();
            List<GeofenceTransition> transitions = new ArrayList<>();
            int crossings = 50;
            int leg = 120;
            for (int second = 0; second < crossings * leg; second++) {
                double phase = second % leg - leg / 2.0;
                double east = (second / leg % 2 == 0 ? phase : -phase) * 6;
                transitions.addAll(
                        vehicle.take(
                                track(
                                        second,
                                        east + SIGMA_METERS * random.nextGaussian(),
                                        east * slope / 10 + SIGMA_METERS * random.nextGaussian(),
                                        HONEST_ACCURACY_METERS)));
            }

            assertThat(transitions).as("slope %s", slope).hasSize(crossings);
            for (int i = 0; i < crossings; i++) {
                GeofenceTransition transition = transitions.get(i);
                assertThat(transition.kind())
                        .isEqualTo(i % 2 == 0 ? TransitionKind.ENTER : TransitionKind.EXIT);
                double second =
                        (transition.envelope().eventTimeMillis() - Reports.TIME.toEpochMilli())
                                / 1e3;
                assertThat(second).isBetween(i * leg + leg / 2.0 - 8, i * leg + leg / 2.0 + 8);
            }
        }
    }

    private static FencedVehicle vehicle() {
        FencedVehicle vehicle = new FencedVehicle();
        vehicle.fences.put(
                Geofences.of(
                        "zone",
                        Geofences.polygon(FencedVehicle.rectangle(0, -3_000, 3_000, 3_000))));
        return vehicle;
    }

    private static Track track(int second, double east, double north, double accuracyMeters) {
        GeoPoint place = FencedVehicle.place(east, north);
        Reports.Builder report =
                Reports.report("cab-1")
                        .after(Duration.ofSeconds(second))
                        .place(place.lat(), place.lon());
        if (accuracyMeters > 0) {
            report.accuracyMeters(accuracyMeters);
        }
        return Tracks.of(report.build()).trackId(second + 1L).build();
    }
}
