/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.domain.fixtures.PlainTracking;
import io.roadstream.domain.fixtures.RandomDrive;
import io.roadstream.domain.fixtures.TrackedVehicle;
import io.roadstream.domain.fixtures.Verdicts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What holds for every drive, however wrong its reports are. */
final class TrackingPropertiesTest {
    private static final TrackingRule RULE = new TrackingRule(TrackingSettings.DEFAULT);
    private static final int REPORTS = 500;

    private static final int NEVER_MOVES =
            TrackFlag.LATE.mask()
                    | TrackFlag.FUTURE.mask()
                    | TrackFlag.IMPLAUSIBLE_SPEED.mask()
                    | TrackFlag.ZERO_LOCATION.mask()
                    | TrackFlag.INACCURATE.mask();

    @SeededTest
    void makesExactlyOneTrackOfEachNewReport(long seed) {
        List<PositionReport> drive = RandomDrive.reports(seed, REPORTS);

        List<Track> tracks = run(drive, () -> false);

        Set<Long> expected =
                drive.stream().map(TrackingPropertiesTest::trackId).collect(Collectors.toSet());
        assertThat(tracks).extracting(Track::trackId).containsExactlyInAnyOrderElementsOf(expected);
    }

    @SeededTest
    void judgesTheSameWheneverHeldFixesAreReleased(long seed) {
        List<PositionReport> drive = RandomDrive.reports(seed, REPORTS);
        Random random = new Random(seed);

        List<Track> releasedByTheNextFix = run(drive, () -> false);
        List<Track> releasedAtOnce = run(drive, () -> true);
        List<Track> releasedAtTimes = run(drive, random::nextBoolean);

        assertThat(withoutOutcome(releasedAtOnce)).isEqualTo(withoutOutcome(releasedByTheNextFix));
        assertThat(withoutOutcome(releasedAtTimes)).isEqualTo(withoutOutcome(releasedByTheNextFix));
        assertThat(releasedByTheNextFix)
                .extracting(Track::holdOutcome)
                .contains(HoldOutcome.CONFIRMED, HoldOutcome.RETURNED, HoldOutcome.SUPERSEDED);
        assertThat(releasedAtOnce)
                .extracting(Track::holdOutcome)
                .containsOnly(HoldOutcome.NOT_HELD, HoldOutcome.TIMED_OUT);
    }

    @SeededTest
    void leavesTheSameStateWheneverHeldFixesAreReleased(long seed) {
        TrackedVehicle patient = new TrackedVehicle(RULE);
        TrackedVehicle impatient = new TrackedVehicle(RULE);

        for (PositionReport report : RandomDrive.reports(seed, REPORTS)) {
            patient.take(report);
            impatient.take(report);
            impatient.release();
            assertThat(patient.state().withoutHeld()).isEqualTo(impatient.state());
        }
    }

    @SeededTest
    void judgesTheSameHoweverOftenReportsAreRepeated(long seed) {
        Random random = new Random(seed);
        List<PositionReport> drive = RandomDrive.reports(seed, REPORTS);
        List<PositionReport> repeated = new ArrayList<>();
        for (PositionReport report : drive) {
            repeated.add(report);
            while (random.nextInt(3) == 0) {
                repeated.add(repeated.get(random.nextInt(repeated.size())));
            }
        }

        assertThat(run(repeated, () -> false)).isEqualTo(run(drive, () -> false));
    }

    @SeededTest
    void neverMovesTheVehicleBackInTime(long seed) {
        TrackedVehicle vehicle = new TrackedVehicle(RULE);
        long newest = Long.MIN_VALUE;

        for (PositionReport report : RandomDrive.reports(seed, REPORTS)) {
            vehicle.take(report);
            Fix now = vehicle.state().newest();
            if (now != null) {
                assertThat(now.eventTimeMillis()).isGreaterThanOrEqualTo(newest);
                newest = now.eventTimeMillis();
            }
        }
    }

    @SeededTest
    void movesTheVehicleExactlyToTheFixesWithoutADoubt(long seed) {
        TrackedVehicle vehicle = new TrackedVehicle(RULE);

        for (PositionReport report : RandomDrive.reports(seed, REPORTS)) {
            Fix before = vehicle.state().newest();
            List<Track> tracks = new ArrayList<>(vehicle.take(report).orElse(List.of()));
            tracks.addAll(vehicle.release());

            Fix expected = before;
            for (Track track : tracks) {
                if ((track.flags() & NEVER_MOVES) == 0) {
                    expected = new Fix(track.envelope().eventTimeMillis(), track.location());
                }
            }
            assertThat(vehicle.state().newest()).isEqualTo(expected);
        }
    }

    @SeededTest
    void boundsItsState(long seed) {
        TrackedVehicle vehicle = new TrackedVehicle(RULE);

        for (PositionReport report : RandomDrive.reports(seed, REPORTS)) {
            vehicle.take(report);
            VehicleState state = vehicle.state();
            assertThat(state.recent().toList())
                    .hasSizeLessThanOrEqualTo(32)
                    .isSortedAccordingTo(Comparator.comparingLong(Fix::eventTimeMillis));
            assertThat(state.memory().newestTimes())
                    .hasSizeLessThanOrEqualTo(MemoryClock.GENERATIONS);
            assertThat(state.held() == null || state.suspect() != null).isTrue();
        }

        assertThat(vehicle.state().recent().size()).isEqualTo(32);
    }

    @SeededTest
    void derivesOnlyWhatTheDeviceDidNotSay(long seed) {
        List<PositionReport> drive = RandomDrive.reports(seed, REPORTS);
        Map<Long, Motion> reported = new HashMap<>();
        drive.forEach(report -> reported.putIfAbsent(trackId(report), report.motion()));

        for (Track track : run(drive, () -> false)) {
            Motion said = requireNonNull(reported.get(track.trackId()));
            if (!TrackFlag.SPEED_DERIVED.isIn(track.flags())) {
                assertThat(track.motion().speedCms()).isEqualTo(said.speedCms());
            } else {
                assertThat(said.speedCms()).isNull();
            }
            if (!TrackFlag.HEADING_DERIVED.isIn(track.flags())) {
                assertThat(track.motion().headingCdeg()).isEqualTo(said.headingCdeg());
            } else {
                assertThat(said.headingCdeg()).isNull();
            }
        }
    }

    @SeededTest
    void judgesLikeThePlainImplementation(long seed) {
        List<PositionReport> drive = RandomDrive.reports(seed, REPORTS);

        Verdicts.assertSame(run(drive, () -> false), PlainTracking.judge(drive));
    }

    private static List<Track> run(List<PositionReport> drive, BooleanSupplier releasesNow) {
        TrackedVehicle vehicle = new TrackedVehicle(RULE);
        List<Track> tracks = new ArrayList<>();
        for (PositionReport report : drive) {
            vehicle.take(report).ifPresent(tracks::addAll);
            if (releasesNow.getAsBoolean()) {
                tracks.addAll(vehicle.release());
            }
        }
        tracks.addAll(vehicle.release());
        return tracks;
    }

    private static long trackId(PositionReport report) {
        return Fingerprint.trackId(report, Fingerprint.of(report));
    }

    private static List<Track> withoutOutcome(List<Track> tracks) {
        return tracks.stream()
                .map(track -> track.withHoldOutcome(HoldOutcome.NOT_HELD))
                .sorted(Comparator.comparingLong(Track::trackId))
                .toList();
    }
}
