/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.fixtures.CabFile;
import io.roadstream.domain.fixtures.TrackedVehicle;
import io.roadstream.domain.tracking.TrackingRule;
import io.roadstream.domain.tracking.TrackingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random drives and a day of real cabs under the eyes of a {@link FenceWitness}. */
final class GeofenceWitnessTest {
    private static final int FIXES = 2_000;

    /** The witness asks every fence at every fix, which takes a second for six cabs. */
    private static final int CABS = 60;

    @SeededTest
    void judgesRandomDrivesAsTheWitnessSees(long seed) {
        Random random = new Random(seed);
        FenceWitness witness = new FenceWitness(fences(random, 2_500, 12));
        double east = 0;
        double north = 0;
        double course = 0;
        long second = 0;
        for (int i = 0; i < FIXES; i++) {
            int interval = random.nextInt(10) == 0 ? random.nextInt(200) : 1 + random.nextInt(20);
            double speed = random.nextInt(5) == 0 ? 0 : 25 * random.nextDouble();
            course += random.nextGaussian() / 2;
            // a wall of rubber round the town
            course = Math.hypot(east, north) > 3_000 ? Math.atan2(-north, -east) : course;
            east += Math.cos(course) * speed * interval;
            north += Math.sin(course) * speed * interval;
            second += interval;
            GeoPoint place = FencedVehicle.place(east, north);
            Reports.Builder report =
                    Reports.report("cab-1")
                            .after(Duration.ofSeconds(second))
                            .place(place.lat(), place.lon());
            if (random.nextBoolean()) {
                report.accuracyMeters(random.nextInt(1, 30));
            }
            Tracks.Builder track = Tracks.of(report.build()).trackId(i + 1L);
            if (random.nextInt(20) == 0) {
                track.flags(random.nextBoolean() ? TrackFlag.RELOCATED : TrackFlag.INACCURATE);
            }
            witness.take(track.build());
        }

        assertThat(witness.transitions()).isGreaterThan(20);
    }

    @Test
    void judgesADayOfRealCabsAsTheWitnessSees() throws IOException {
        Optional<Path> file = CabFile.findFirst();
        assumeTrue(
                file.isPresent(), "skipped: ROADSTREAM_DATA names no folder with files of sf-cabs");
        List<Geofence> fences = fences(new Random(5), 6_000, 60);
        int transitions = 0;
        for (List<PositionReport> cab :
                CabFile.read(file.get()).values().stream().limit(CABS).toList()) {
            TrackedVehicle vehicle = new TrackedVehicle(new TrackingRule(TrackingSettings.DEFAULT));
            FenceWitness witness = new FenceWitness(fences);
            for (PositionReport report : cab) {
                vehicle.take(report).ifPresent(tracks -> tracks.forEach(witness::take));
            }
            transitions += witness.transitions();
        }

        assertThat(transitions).isGreaterThan(1_000);
    }

    /** Circles and areas within so many metres of the middle of everything. */
    private static List<Geofence> fences(Random random, int meters, int count) {
        List<Geofence> fences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GeoPoint place =
                    FencedVehicle.place(
                            random.nextInt(-meters, meters), random.nextInt(-meters, meters));
            int radius = 30 + random.nextInt(600);
            fences.add(
                    Geofences.of(
                            "f" + i,
                            random.nextBoolean()
                                    ? Geofences.circle(place.lat(), place.lon(), radius)
                                    : new RandomPolygons(random)
                                            .shape(place.latE7(), place.lonE7(), 90 * radius)));
        }
        return fences;
    }
}
