/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.fixtures.TrackedVehicle;
import io.roadstream.domain.geo.Cells;
import io.roadstream.domain.geo.Sphere;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not fit a scenario: bounds, long runs, and what a track carries along. */
final class TrackingRuleTest {
    private static final TrackingRule RULE = new TrackingRule(TrackingSettings.DEFAULT);
    private static final long START = Reports.TIME.toEpochMilli();

    private final TrackedVehicle vehicle = new TrackedVehicle(RULE);

    @Test
    void carriesAlongWhatTheReportSays() {
        PositionReport report =
                Reports.report("cab-1")
                        .speedMps(3)
                        .headingDeg(7)
                        .altitudeMeters(11)
                        .accuracyMeters(13)
                        .sequence(17)
                        .deviceUuid("8d2f6f0e-4a6b-4c3e-9b1d-0f2a7c5e9b10")
                        .driver("driver:7")
                        .build();

        assertThat(take(report))
                .isEqualTo(
                        new Track(
                                report.envelope(),
                                report.location(),
                                new Motion(300, 700, 110, 130),
                                Cells.cell(report.location()),
                                0,
                                17L,
                                Fingerprint.trackId(report, Fingerprint.of(report)),
                                0,
                                HoldOutcome.NOT_HELD));
    }

    @Test
    void reachesWhatLiesWithinNoiseAndSpeedBothWays() {
        TrackingRule rule =
                new TrackingRule(
                        new TrackingSettings(
                                10, 100, Duration.ofMinutes(1), 500, Duration.ofSeconds(10)));
        Fix from = new Fix(START, Reports.PLACE);
        GeoPoint place = GeoPoint.ofDegrees(37.78, -122.41);
        double meters = Sphere.distanceMeters(Reports.PLACE, place);
        long justEnoughMillis = (long) Math.ceil((meters - 100) * 100);

        assertThat(rule.reachable(from, new Fix(START + justEnoughMillis, place))).isTrue();
        assertThat(rule.reachable(new Fix(START + justEnoughMillis, place), from)).isTrue();
        assertThat(rule.reachable(from, new Fix(START + justEnoughMillis - 1, place))).isFalse();
        assertThat(rule.reachable(new Fix(START + justEnoughMillis - 1, place), from)).isFalse();
    }

    @Test
    void derivesNothingForALateFixOlderThanItsWindow() {
        for (int minute = 0; minute < 40; minute++) {
            take(minute);
        }

        // The window holds minutes 8 to 39.
        Track within = take(Duration.ofMinutes(8).plusSeconds(1));
        Track outside = take(Duration.ofMinutes(7).plusSeconds(1));

        assertThat(within.motion().speedCms()).isZero();
        assertThat(outside.motion().speedCms()).isNull();
        assertThat(within.flags()).isEqualTo(flags(TrackFlag.LATE, TrackFlag.SPEED_DERIVED));
        assertThat(outside.flags()).isEqualTo(flags(TrackFlag.LATE));
    }

    @Test
    void releasesNothingWhereNothingIsHeld() {
        take(0);
        VehicleState before = vehicle.state();

        assertThat(vehicle.release()).isEmpty();
        assertThat(vehicle.state()).isEqualTo(before);
    }

    @Test
    void keepsNothingOfAFutureFixButThatItIsKnown() {
        take(0);
        VehicleState before = vehicle.state();

        take(
                Reports.report("cab-1")
                        .after(Duration.ofDays(1))
                        .receivedAt(Reports.TIME)
                        .place(10, 10)
                        .build());

        assertThat(vehicle.state().withMemory(before.memory())).isEqualTo(before);
        assertThat(vehicle.state().memory().filled()).isEqualTo(before.memory().filled() + 1);
    }

    @Test
    void flagsAFixThatMightRepeatOneForgotten() {
        int horizon = MemoryClock.GENERATION_SIZE * MemoryClock.GENERATIONS;
        for (int second = 0; second < horizon; second++) {
            take(Duration.ofSeconds(second));
        }
        Duration lastForgotten = Duration.ofSeconds(MemoryClock.GENERATION_SIZE - 1);

        Track beyond = take(lastForgotten.minusMillis(500));
        Track within = take(lastForgotten.plusMillis(500));

        assertThat(beyond.flags()).isEqualTo(flags(TrackFlag.LATE, TrackFlag.BEYOND_MEMORY));
        assertThat(within.flags()).isEqualTo(flags(TrackFlag.LATE));
        assertThat(vehicle.take(at(lastForgotten.plusSeconds(1)))).isEmpty();
        assertThat(vehicle.take(at(lastForgotten))).isPresent();
    }

    @Test
    void doesNotBelieveThatItForgotThePresentBecauseOfAClockAhead() {
        int horizon = MemoryClock.GENERATION_SIZE * MemoryClock.GENERATIONS;
        take(Reports.report("cab-1").after(Duration.ofDays(365)).receivedAt(Reports.TIME).build());
        for (int second = 0; second < horizon; second++) {
            take(Duration.ofSeconds(second));
        }

        assertThat(vehicle.state().memory().forgottenUntilMillis()).isGreaterThan(START);
        assertThat(take(Duration.ofSeconds(horizon)).isLive()).isTrue();
    }

    private Track take(int minute) {
        return take(Duration.ofMinutes(minute));
    }

    private Track take(Duration sinceStart) {
        return take(at(sinceStart));
    }

    private Track take(PositionReport report) {
        List<Track> tracks = vehicle.take(report).orElseThrow();
        assertThat(tracks).hasSize(1);
        return tracks.get(0);
    }

    private static PositionReport at(Duration sinceStart) {
        return Reports.report("cab-1").after(sinceStart).build();
    }

    private static int flags(TrackFlag... flags) {
        int set = 0;
        for (TrackFlag flag : flags) {
            set |= flag.mask();
        }
        return set;
    }
}
