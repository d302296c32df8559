/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.tracking.MemoryClock;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.jobs.fixtures.Harnesses;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrackingOperatorTest {
    private static final long DAY_MILLIS = 24 * 3_600_000L;
    private static final long START = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
    private static final GeoPoint HERE = GeoPoint.ofDegrees(37.77, -122.41);
    private static final GeoPoint FAR = GeoPoint.ofDegrees(37.97, -122.41);

    @Test
    void dropsWhatIsKnownAndKeepsKnowingItAcrossARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            harness.processElement(report(0, HERE), 0);
            harness.processElement(report(0, HERE), 0);
            assertThat(harness.extractOutputValues()).hasSize(1);
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            restored.processElement(report(0, HERE), 0);
            restored.processElement(report(60, HERE), 0);
            assertThat(restored.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = TrackingJob.TRACKING_UID)
    void holdsASuspectForTenSecondsAndThenEmitsItFlagged() throws Exception {
        try (var harness = harness(null)) {
            harness.setProcessingTime(1_000);
            harness.processElement(report(0, HERE), 0);
            harness.processElement(report(10, FAR), 0);
            harness.setProcessingTime(10_999);
            assertThat(harness.extractOutputValues()).hasSize(1);

            harness.setProcessingTime(11_000);

            List<Track> tracks = harness.extractOutputValues();
            assertThat(tracks).hasSize(2);
            assertThat(TrackFlag.IMPLAUSIBLE_SPEED.isIn(tracks.get(1).flags())).isTrue();
            assertThat(tracks.get(1).holdOutcome()).isEqualTo(HoldOutcome.TIMED_OUT);
        }
    }

    @Test
    void emitsAHeldSuspectBeforeTheFixThatFollowsIt() throws Exception {
        try (var harness = harness(null)) {
            harness.processElement(report(0, HERE), 0);
            harness.processElement(report(10, FAR), 0);
            harness.processElement(report(20, HERE), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(Track::holdOutcome)
                    .containsExactly(
                            HoldOutcome.NOT_HELD, HoldOutcome.RETURNED, HoldOutcome.NOT_HELD);
        }
    }

    @Test
    void emitsAHeldSuspectWhenTheInputEnds() throws Exception {
        try (var harness = harness(null)) {
            harness.processElement(report(0, HERE), 0);
            harness.processElement(report(10, FAR), 0);

            harness.processWatermark(Long.MAX_VALUE);

            assertThat(harness.extractOutputValues()).hasSize(2);
        }
    }

    @Test
    void aSuspectWaitsItsOwnTenSecondsNotThoseOfOneBefore() throws Exception {
        try (var harness = harness(null)) {
            harness.setProcessingTime(1_000);
            harness.processElement(report(0, HERE), 0);
            harness.processElement(report(1, FAR), 0);
            harness.setProcessingTime(2_000);
            harness.processElement(report(2, HERE), 0);
            harness.setProcessingTime(9_000);
            harness.processElement(report(9, FAR), 0);
            assertThat(harness.numProcessingTimeTimers()).isEqualTo(2);

            harness.setProcessingTime(12_000);
            harness.processElement(report(12, HERE), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(Track::holdOutcome)
                    .containsExactly(
                            HoldOutcome.NOT_HELD,
                            HoldOutcome.RETURNED,
                            HoldOutcome.NOT_HELD,
                            HoldOutcome.RETURNED,
                            HoldOutcome.NOT_HELD);
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = TrackingJob.TRACKING_UID)
    void aLateFixDoesNotMakeASuspectWaitLonger() throws Exception {
        try (var harness = harness(null)) {
            harness.setProcessingTime(1_000);
            harness.processElement(report(5, HERE), 0);
            harness.processElement(report(6, FAR), 0);
            harness.setProcessingTime(8_000);
            harness.processElement(report(1, HERE), 0);
            harness.setProcessingTime(10_999);
            assertThat(harness.extractOutputValues()).hasSize(2);

            harness.setProcessingTime(11_000);

            assertThat(harness.extractOutputValues()).hasSize(3);
        }
    }

    /** Two minutes of fixes, each twice, in any order: one track of each, live if it was newest. */
    @SeededTest
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = TrackingJob.TRACKING_UID)
    void eachFixIsTrackedOnceInWhateverOrderItComes(long seed) throws Exception {
        List<Integer> seconds = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            seconds.add(i / 2);
        }
        Collections.shuffle(seconds, new Random(seed));
        try (var harness = harness(null)) {
            List<Integer> live = new ArrayList<>();
            for (int second : seconds) {
                if (live.isEmpty() || second > live.get(live.size() - 1)) {
                    live.add(second);
                }
                harness.processElement(report(second, HERE), 0);
            }

            List<Track> tracks = harness.extractOutputValues();
            assertThat(tracks)
                    .hasSize(120)
                    .extracting(TrackingOperatorTest::second)
                    .doesNotHaveDuplicates();
            assertThat(tracks.stream().filter(Track::isLive).map(TrackingOperatorTest::second))
                    .isEqualTo(live);
            assertThat(tracks)
                    .allMatch(track -> track.isLive() != TrackFlag.LATE.isIn(track.flags()));
        }
    }

    private static int second(Track track) {
        return (int) ((track.envelope().eventTimeMillis() - START) / 1_000);
    }

    @Test
    void nothingIsLeftOfAWaitThatIsOver() throws Exception {
        try (var harness = harness(null)) {
            harness.setProcessingTime(1_000);
            harness.processElement(report(0, HERE), 0);
            harness.processElement(report(1, FAR), 0);
            assertThat(harness.numEventTimeTimers()).isOne();
            harness.processElement(report(2, HERE), 0);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isOne();

            harness.processElement(report(3, FAR), 0);
            harness.setProcessingTime(11_000);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isOne();
        }
    }

    @Test
    void keepsAHeldSuspectAcrossARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            harness.processElement(report(0, HERE), 0);
            harness.processElement(report(10, FAR), 0);
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            restored.setProcessingTime(20_000);
            assertThat(restored.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void knowsTheLastTenThousandFixesAndFlagsWhatLiesBeyond() throws Exception {
        int forgotten = 5 * MemoryClock.GENERATION_SIZE;
        try (var harness = harness(null)) {
            for (int i = 0; i < forgotten; i++) {
                harness.processElement(report(i, HERE), 0);
            }
            int before = harness.extractOutputValues().size();

            harness.processElement(report(forgotten - MemoryClock.GUARANTEED_FIXES, HERE), 0);
            assertThat(harness.extractOutputValues()).hasSize(before);

            harness.processElement(report(0, HERE), 0);
            Track beyond = harness.extractOutputValues().get(before);
            assertThat(TrackFlag.BEYOND_MEMORY.isIn(beyond.flags())).isTrue();
            assertThat(TrackFlag.LATE.isIn(beyond.flags())).isTrue();
        }
    }

    @Test
    void forgetsAVehicleThatStaysSilent() throws Exception {
        try (var harness = harness(null)) {
            harness.setProcessingTime(0);
            harness.processElement(report(0, HERE), 0);

            harness.setProcessingTime(36 * DAY_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
            harness.processElement(report(0, HERE), 0);

            assertThat(harness.extractOutputValues()).hasSize(2);
        }
    }

    @Test
    void remembersAVehicleThirtyFiveDaysAfterItsLastReport() throws Exception {
        try (var harness = harness(null)) {
            harness.setProcessingTime(0);
            harness.processElement(report(0, HERE), 0);
            harness.setProcessingTime(20 * DAY_MILLIS);
            harness.processElement(report(1, HERE), 0);

            harness.setProcessingTime(54 * DAY_MILLIS);
            harness.processElement(report(0, HERE), 0);
            assertThat(harness.extractOutputValues()).hasSize(2);

            harness.setProcessingTime(55 * DAY_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    private static PositionReport report(int second, GeoPoint place) {
        long time = START + second * 1_000L;
        return new PositionReport(
                new Envelope("acme", "cab-1", time, time),
                place,
                Motion.UNKNOWN,
                null,
                null,
                null,
                Protocol.NATIVE);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, PositionReport, Track> harness(
            @Nullable OperatorSubtaskState restored) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, PositionReport, Track>(
                        new KeyedProcessOperator<>(new TrackingOperator(TrackingSettings.DEFAULT)),
                        report -> report.envelope().key(),
                        Types.STRING);
        return Harnesses.open(restored, harness);
    }
}
