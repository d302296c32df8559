/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GeofenceRuleTest {
    private final FencedVehicle vehicle = FencedVehicle.withZone();

    @Test
    void entersAndLeavesWithASecondFixAtTheTimeOfTheCrossing() {
        assertThat(vehicle.drive("08:00:00 -100 0\n08:00:10 50 0")).isEmpty();
        assertThat(vehicle.drive("08:00:20 100 0")).isEqualTo("08:00:06.667 ENTER zone MOVED");
        assertThat(vehicle.drive("08:00:30 150 0\n08:00:40 250 0")).isEmpty();
        assertThat(vehicle.drive("08:00:50 350 0")).isEqualTo("08:00:35 EXIT zone MOVED");
        assertThat(vehicle.state().presences()).isEmpty();
    }

    @Test
    void namesTheFixesBeforeAndAfterAndWhereItCrossed() {
        List<GeofenceTransition> transitions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            transitions.addAll(vehicle.take(track(i, -80 + 100 * i, 0)));
        }

        assertThat(transitions).hasSize(1);
        GeofenceTransition entered = transitions.get(0);
        assertThat(entered.beforeTrackId()).isEqualTo(1);
        assertThat(entered.afterTrackId()).isEqualTo(2);
        assertThat(entered.location().lonE7())
                .isBetween(
                        FencedVehicle.place(-0.2, 0).lonE7(), FencedVehicle.place(0.2, 0).lonE7());
        assertThat(entered.envelope().ingestTimeMillis())
                .isEqualTo(track(2, 0, 0).envelope().ingestTimeMillis());
        assertThat(entered.geofenceVersion()).isEqualTo(1);
        assertThat(entered.geofenceName()).isEqualTo("Fence zone");
    }

    @Test
    void staysOutWhenASingleFixIsInsideByNoise() {
        assertThat(vehicle.drive("08:00:00 -3 0\n08:00:01 8 0\n08:00:02 -3 0\n08:00:03 -9 0"))
                .isEmpty();
        assertThat(vehicle.state().presences()).isEmpty();
    }

    @Test
    void comesToRestNearTheBorderAfterEightFixesAndHalfAMinute() {
        assertThat(
                        vehicle.drive(
                                """
                                08:00:00 -50 0
                                08:00:10 4 0
                                08:00:20 4 0
                                08:00:30 4 0
                                08:00:40 4 0
                                08:00:50 4 0
                                08:01:00 4 0
                                08:01:10 4 0
                                """))
                .isEmpty();
        assertThat(vehicle.drive("08:01:20 4 0")).isEqualTo("08:00:09.259 ENTER zone MOVED");
    }

    @Test
    void isNotSureOfABorderWithinTheAccuracyThatTheDeviceReports() {
        assertThat(
                        vehicle.drive(
                                """
                                08:00:00 -50 0 accuracy=8m
                                08:00:10 11 0 accuracy=8m
                                08:00:20 11 0 accuracy=8m
                                08:00:30 11 0 accuracy=7m
                                """))
                .isEmpty();
        assertThat(vehicle.drive("08:00:40 11 0 accuracy=7m")).contains("ENTER zone");
    }

    @Test
    void givesBothTransitionsOfAFenceCrossedBetweenTwoFixes() {
        assertThat(vehicle.drive("08:00:00 -100 0\n08:00:20 300 0"))
                .isEqualTo(
                        """
                        08:00:05 ENTER zone PASSED_THROUGH
                        08:00:15 EXIT zone PASSED_THROUGH""");
    }

    @Test
    void givesBothTransitionsOfAFenceWithOneFixDeepInside() {
        assertThat(vehicle.drive("08:00:00 -100 0\n08:00:10 100 0\n08:00:20 300 0"))
                .isEqualTo(
                        """
                        08:00:05 ENTER zone PASSED_THROUGH
                        08:00:15 EXIT zone PASSED_THROUGH""");
    }

    @Test
    void doesNotTakeASpikeForAWayThrough() {
        assertThat(vehicle.drive("08:00:00 -40 0\n08:00:01 80 0\n08:00:02 -40 1")).isEmpty();
    }

    @Test
    void doesNotCutACornerThatNoiseMightCut() {
        assertThat(vehicle.drive("08:00:00 -20 90\n08:00:05 20 120")).isEmpty();
    }

    @Test
    void guessesNoWayAcrossALongSilenceOrARelocation() {
        assertThat(vehicle.drive("08:00:00 -100 0\n08:03:00 300 0")).isEmpty();
        assertThat(vehicle.drive("08:03:10 -300 0 RELOCATED")).isEmpty();
        assertThat(vehicle.drive("08:10:00 100 0\n08:10:10 101 0"))
                .isEqualTo("08:10:00 ENTER zone MOVED");
    }

    @Test
    void whatAVehicleIsInAtItsFirstFixIsNoEnter() {
        assertThat(vehicle.drive("08:00:00 100 0"))
                .isEqualTo("08:00:00 INITIAL_INSIDE zone FIRST_FIX");
        assertThat(vehicle.drive("08:00:10 300 0\n08:00:20 310 0"))
                .isEqualTo("08:00:05 EXIT zone MOVED");
    }

    @Test
    void aFenceThatComesIntoBeingAroundAVehicleIsNoEnter() {
        assertThat(vehicle.drive("08:00:00 500 0")).isEmpty();

        vehicle.fences.put(Geofences.of("new", Geofences.circle(37.77, -122.41, 900)));

        assertThat(vehicle.drive("08:00:10 510 0"))
                .isEqualTo("08:00:10 INITIAL_INSIDE new FENCE_CHANGED");
        assertThat(vehicle.drive("08:00:20 520 0")).isEmpty();
    }

    @Test
    void aChangeAroundAVehicleGivesNothingIfItStaysInside() {
        vehicle.drive("08:00:00 100 0");

        changeZone(2, 0, 250);
        assertThat(vehicle.drive("08:00:10 100 0")).isEmpty();
        assertThat(vehicle.state().presences().get(0).fence().version()).isEqualTo(2);

        assertThat(vehicle.drive("08:00:20 240 0\n08:00:30 290 0\n08:00:40 340 0"))
                .isEqualTo("08:00:21.999 EXIT zone MOVED");
    }

    @Test
    void aFenceThatMovesAwayIsLeftForThatReason() {
        vehicle.drive("08:00:00 100 0");

        changeZone(2, 500, 600);

        assertThat(vehicle.drive("08:00:10 100 0")).isEqualTo("08:00:10 EXIT zone FENCE_CHANGED");
        assertThat(vehicle.drive("08:00:20 100 0")).isEmpty();
    }

    @Test
    void aFenceThatGrowsOverAVehicleIsNoEnter() {
        vehicle.drive("08:00:00 -100 0");

        changeZone(2, -200, 200);

        assertThat(vehicle.drive("08:00:10 -100 0"))
                .isEqualTo("08:00:10 INITIAL_INSIDE zone FENCE_CHANGED");
    }

    @Test
    void aChangeWhileAVehicleEntersIsEntered() {
        vehicle.drive("08:00:00 -100 0\n08:00:10 100 0");

        changeZone(2, 50, 200);

        assertThat(vehicle.drive("08:00:20 120 0")).isEqualTo("08:00:07.5 ENTER zone MOVED");
    }

    @Test
    void aDeletedFenceIsLeftAtTheNextFix() {
        vehicle.drive("08:00:00 100 0");

        vehicle.fences.remove("zone");

        assertThat(vehicle.drive("08:00:10 100 0")).isEqualTo("08:00:10 EXIT zone FENCE_DELETED");
        assertThat(vehicle.state().presences()).isEmpty();
    }

    @Test
    void aFenceCountsFromItsBeginningUntilItsEnd() {
        vehicle.fences.put(valid(2, Reports.TIME.plusSeconds(15).toEpochMilli(), secondsAfter(45)));

        assertThat(vehicle.drive("08:00:00 100 0\n08:00:10 100 0")).isEmpty();
        assertThat(vehicle.drive("08:00:20 100 0"))
                .isEqualTo("08:00:20 INITIAL_INSIDE zone FENCE_VALIDITY");
        assertThat(vehicle.drive("08:00:30 100 0\n08:00:40 100 0")).isEmpty();
        assertThat(vehicle.drive("08:00:50 100 0")).isEqualTo("08:00:45 EXIT zone FENCE_VALIDITY");
        assertThat(vehicle.drive("08:01:00 -100 0\n08:01:10 300 0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LATE",
                "FUTURE",
                "IMPLAUSIBLE_SPEED",
                "ZERO_LOCATION",
                "INACCURATE",
                "BEYOND_MEMORY",
                "accuracy=101m"
            })
    void fixesThatDoNotMoveTheVehicleChangeNothing(String word) {
        vehicle.drive("08:00:00 100 0");
        GeofenceState before = vehicle.state();

        assertThat(vehicle.drive("08:00:10 900 0 %s\n08:00:20 900 0 %s".formatted(word, word)))
                .isEmpty();
        assertThat(vehicle.state()).isEqualTo(before);
    }

    @Test
    void aFixOlderThanTheNewestChangesNothing() {
        vehicle.drive("08:00:10 100 0");
        GeofenceState before = vehicle.state();

        assertThat(vehicle.drive("08:00:00 900 0")).isEmpty();
        assertThat(vehicle.state()).isEqualTo(before);
    }

    @Test
    void overlappingFencesAreEnteredEachInTheOrderOfTheCrossings() {
        vehicle.fences.put(
                Geofences.of(
                        "inner", Geofences.polygon(FencedVehicle.rectangle(40, -50, 160, 50))));

        assertThat(vehicle.drive("08:00:00 -100 0\n08:00:10 100 0\n08:00:20 110 0"))
                .isEqualTo(
                        """
                        08:00:05 ENTER zone MOVED
                        08:00:07 ENTER inner MOVED""");
    }

    @Test
    void anAreaOfTwoArmsIsEnteredAtTheOneTheVehicleStaysInAndLeftAtTheLastOne() {
        vehicle.fences.remove("zone");
        vehicle.fences.put(
                Geofences.of(
                        "arms",
                        Shape.of(
                                List.of(
                                        new Polygon(
                                                List.of(FencedVehicle.rectangle(0, -100, 50, 100))),
                                        new Polygon(
                                                List.of(
                                                        FencedVehicle.rectangle(
                                                                100, -100, 200, 100)))))));

        assertThat(vehicle.drive("08:00:00 -100 0\n08:00:10 150 0\n08:00:20 150 0"))
                .isEqualTo("08:00:08 ENTER arms MOVED");
        assertThat(vehicle.drive("08:00:30 -100 0\n08:00:40 -100 0"))
                .isEqualTo("08:00:26 EXIT arms MOVED");
    }

    @Test
    void idsFollowFromVehicleFenceVersionKindAndTime() {
        FenceLabel zone = FenceLabel.of(Geofences.version("zone", 1, zone()));
        long id = TransitionId.of("acme|cab-1", zone, TransitionKind.ENTER, 1_000);

        assertThat(id)
                .isEqualTo(TransitionId.of("acme|cab-1", zone, TransitionKind.ENTER, 1_000))
                .isNotEqualTo(TransitionId.of("acme|cab-2", zone, TransitionKind.ENTER, 1_000))
                .isNotEqualTo(TransitionId.of("acme|cab-1", zone, TransitionKind.EXIT, 1_000))
                .isNotEqualTo(TransitionId.of("acme|cab-1", zone, TransitionKind.ENTER, 1_001))
                .isNotEqualTo(
                        TransitionId.of(
                                "acme|cab-1",
                                FenceLabel.of(Geofences.version("zone", 2, zone())),
                                TransitionKind.ENTER,
                                1_000))
                // part of stored history: must never change
                .isEqualTo(ID_OF_STORED_HISTORY);
    }

    private static final long ID_OF_STORED_HISTORY = -4692821726904986605L;

    private void changeZone(long version, double west, double east) {
        vehicle.fences.put(
                Geofences.version(
                        "zone",
                        version,
                        Geofences.polygon(FencedVehicle.rectangle(west, -100, east, 100))));
    }

    private static Shape zone() {
        return Geofences.polygon(FencedVehicle.rectangle(0, -100, 200, 100));
    }

    private static Geofence valid(long version, @Nullable Long from, @Nullable Long to) {
        Geofence fence = Geofences.version("zone", version, zone());
        return new Geofence(
                fence.envelope(),
                fence.name(),
                fence.kind(),
                fence.shape(),
                from,
                to,
                version,
                fence.changedBy());
    }

    private static long secondsAfter(int seconds) {
        return Reports.TIME.plusSeconds(seconds).toEpochMilli();
    }

    private static Track track(int tenSeconds, double east, double north) {
        GeoPoint place = FencedVehicle.place(east, north);
        return Tracks.of(
                        Reports.report("cab-1")
                                .after(Duration.ofSeconds(10L * tenSeconds))
                                .place(place.lat(), place.lon())
                                .build())
                .trackId(tenSeconds + 1L)
                .build();
    }
}
