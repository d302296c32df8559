/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tracking goes on from what earlier builds kept. */
@ParameterizedClass
@EnumSource(KeptSavepoint.class)
class TrackingSavepointTest {
    private final KeptSavepoint kept;
    private final KeptDay day;

    TrackingSavepointTest(KeptSavepoint kept) {
        this.kept = kept;
        this.day = kept.day();
    }

    @Test
    @Restores(TrackingJob.TRACKING_UID)
    void knowsWhatCameAndWhereVehiclesWere() throws Exception {
        try (var harness = kept.open(TrackingJob.TRACKING_UID, tracking())) {
            harness.processElement(day.report("van-1", -5, 22_750), 0);
            harness.processElement(day.report("van-1", -2_340, 0), 0);
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processElement(day.report("van-1", 5, 22_850), 0);
            harness.processElement(day.report("van-1", -15, 22_650), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(Track::isLive)
                    .containsExactly(true, false);
            assertThat(TrackFlag.LATE.isIn(harness.extractOutputValues().get(1).flags())).isTrue();
            // Derived from the fix before.
            assertThat(harness.extractOutputValues().get(0).motion().speedCms())
                    .isBetween(998, 1_002);
        }
    }

    @Test
    @Restores(TrackingJob.TRACKING_UID)
    void releasesTheFixThatIsHeld() throws Exception {
        try (var harness = kept.open(TrackingJob.TRACKING_UID, tracking())) {
            harness.setProcessingTime(kept.takenMillis() + 10_000);

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            track -> {
                                assertThat(track.envelope().key()).isEqualTo("acme|van-4");
                                assertThat(track.envelope().eventTimeMillis())
                                        .isEqualTo(day.millis(-5));
                                assertThat(track.holdOutcome()).isEqualTo(HoldOutcome.TIMED_OUT);
                            });
        }
    }

    @Test
    @Restores(TrackingJob.LATEST_UID)
    void tellsTheNewestTrackThatWaited() throws Exception {
        var latest = harness(new LatestOperator(), track -> track.envelope().key());
        try (var harness = kept.open(TrackingJob.LATEST_UID, latest)) {
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.setProcessingTime(kept.takenMillis() + LatestOperator.INTERVAL.toMillis());

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            track -> {
                                assertThat(track.envelope().key()).isEqualTo("acme|van-2");
                                assertThat(track.envelope().eventTimeMillis())
                                        .isEqualTo(day.millis(-4));
                            });
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, PositionReport, Track> tracking()
            throws Exception {
        return harness(
                new TrackingOperator(TrackingSettings.DEFAULT), report -> report.envelope().key());
    }

    private static <T> KeyedOneInputStreamOperatorTestHarness<String, T, Track> harness(
            KeyedProcessFunction<String, T, Track> operator, KeySelector<T, String> key)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(operator),
                key,
                Types.STRING,
                Topics.MAX_PARALLELISM,
                1,
                0);
    }
}
