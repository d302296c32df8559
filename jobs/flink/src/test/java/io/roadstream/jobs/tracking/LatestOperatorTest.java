/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LatestOperatorTest {
    private static final long DAY_MILLIS = 24 * 3_600_000L;
    private static final long START = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = TrackingJob.LATEST_UID)
    void emitsTheFirstAtOnceAndThenTheNewestOfEachFiveSeconds() throws Exception {
        try (var harness = harness()) {
            harness.setProcessingTime(1_000);
            harness.processElement(track(0), 0);
            harness.processElement(track(1), 0);
            harness.processElement(track(2), 0);
            assertThat(harness.extractOutputValues()).containsExactly(track(0));

            harness.setProcessingTime(6_000);

            assertThat(harness.extractOutputValues()).containsExactly(track(0), track(2));
        }
    }

    @Test
    void emitsAtOnceAfterAQuietTime() throws Exception {
        try (var harness = harness()) {
            harness.setProcessingTime(1_000);
            harness.processElement(track(0), 0);
            harness.setProcessingTime(60_000);
            harness.processElement(track(1), 0);

            assertThat(harness.extractOutputValues()).containsExactly(track(0), track(1));
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = TrackingJob.LATEST_UID)
    void neverGoesBackInTime() throws Exception {
        try (var harness = harness()) {
            harness.setProcessingTime(1_000);
            harness.processElement(track(10), 0);
            harness.processElement(track(12), 0);
            harness.processElement(track(11), 0);
            harness.setProcessingTime(60_000);
            harness.processElement(track(5), 0);

            assertThat(harness.extractOutputValues()).containsExactly(track(10), track(12));
        }
    }

    @Test
    void emitsWhatIsPendingWhenTheInputEnds() throws Exception {
        try (var harness = harness()) {
            harness.processElement(track(0), 0);
            harness.processElement(track(1), 0);

            harness.processWatermark(Long.MAX_VALUE);

            assertThat(harness.extractOutputValues()).containsExactly(track(0), track(1));
        }
    }

    @Test
    void nothingIsLeftOfATrackThatWaited() throws Exception {
        try (var harness = harness()) {
            harness.setProcessingTime(1_000);
            harness.processElement(track(0), 0);
            harness.processElement(track(1), 0);
            assertThat(harness.numEventTimeTimers()).isOne();

            harness.setProcessingTime(6_000);

            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isOne();
        }
    }

    @Test
    void askingWhetherAVehicleFellSilentNeitherTellsNorLosesATrackThatWaits() throws Exception {
        long check = 35 * DAY_MILLIS;
        try (var harness = harness()) {
            harness.setProcessingTime(0);
            harness.processElement(track(0), 0);
            harness.setProcessingTime(check - 3_000);
            harness.processElement(track(1), 0);
            harness.processElement(track(2), 0);

            harness.setProcessingTime(check);
            assertThat(harness.extractOutputValues()).containsExactly(track(0), track(1));
            harness.setProcessingTime(check + 2_000);

            assertThat(harness.extractOutputValues()).containsExactly(track(0), track(1), track(2));
        }
    }

    @Test
    void forgetsAVehicleThatStaysSilent() throws Exception {
        try (var harness = harness()) {
            harness.setProcessingTime(0);
            harness.processElement(track(0), 0);
            harness.setProcessingTime(20 * DAY_MILLIS);
            harness.processElement(track(1), 0);

            harness.setProcessingTime(54 * DAY_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isOne();
            harness.setProcessingTime(55 * DAY_MILLIS);

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    private static Track track(int second) {
        long time = START + second * 1_000L;
        return new Track(
                new Envelope("acme", "cab-1", time, time),
                GeoPoint.ofDegrees(37.77, -122.41),
                Motion.UNKNOWN,
                0x89283082a0bffffL,
                0,
                null,
                second,
                0,
                HoldOutcome.NOT_HELD);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Track, Track> harness()
            throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, Track, Track>(
                        new KeyedProcessOperator<>(new LatestOperator()),
                        track -> track.envelope().key(),
                        Types.STRING);
        harness.open();
        return harness;
    }
}
