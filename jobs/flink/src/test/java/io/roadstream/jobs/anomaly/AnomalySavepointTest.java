/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.anomaly.AnomalySettings;
import io.roadstream.domain.hearing.Hearing;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Anomalies go on from what earlier builds kept. */
@ParameterizedClass
@EnumSource(KeptSavepoint.class)
class AnomalySavepointTest {
    private final KeptSavepoint kept;
    private final KeptDay day;

    AnomalySavepointTest(KeptSavepoint kept) {
        this.kept = kept;
        this.day = kept.day();
    }

    @Test
    @Restores(AnomalyJob.ANOMALY_UID)
    void endsWhatWasRaised() throws Exception {
        try (var harness = kept.open(AnomalyJob.ANOMALY_UID, harness())) {
            harness.processElement1(day.track("van-3", 10, KeptDay.VAN_3), 0);
            harness.processElement1(day.track("van-6", 20, KeptDay.VAN_6 + 600), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(
                            one -> one.envelope().entityId(),
                            Anomaly::kind,
                            Anomaly::startedMillis,
                            Anomaly::ended)
                    .containsExactly(
                            tuple(
                                    "van-3",
                                    AnomalyKind.TELEPORT,
                                    day.millis(-30),
                                    new Anomaly.Ended(day.millis(10), AnomalyEnd.RECOVERED)),
                            tuple(
                                    "van-6",
                                    AnomalyKind.SPEEDING,
                                    day.millis(-30),
                                    new Anomaly.Ended(day.millis(20), AnomalyEnd.RECOVERED)));
        }
    }

    @Test
    @Restores(AnomalyJob.ANOMALY_UID)
    void aVehicleOnDutyIsMissedAndOneThatHasABreakIsNot() throws Exception {
        try (var harness = kept.open(AnomalyJob.ANOMALY_UID, harness())) {
            hearNothing(harness);

            assertThat(harness.extractOutputValues())
                    .filteredOn(one -> one.kind() == AnomalyKind.SILENCE)
                    .extracting(one -> one.envelope().entityId())
                    .contains("van-1", "van-5")
                    .doesNotContain("van-2");
        }
    }

    @Test
    @Restores(AnomalyJob.ANOMALY_UID)
    void aVehicleWasSilentBeforeItsDriverWentOffDuty() throws Exception {
        try (var harness = kept.open(AnomalyJob.ANOMALY_UID, harness())) {
            harness.processElement2(day.says("van-1", Duty.OFF, 1_200), 0);
            harness.processElement2(day.says("van-2", Duty.OFF, 1_200), 0);
            hearNothing(harness);

            assertThat(harness.extractOutputValues())
                    .filteredOn(one -> one.envelope().entityId().matches("van-[12]"))
                    .extracting(one -> one.envelope().entityId(), Anomaly::kind, Anomaly::ended)
                    .containsExactly(
                            tuple("van-1", AnomalyKind.SILENCE, null),
                            tuple(
                                    "van-1",
                                    AnomalyKind.SILENCE,
                                    new Anomaly.Ended(day.millis(1_200), AnomalyEnd.OFF_DUTY)));
        }
    }

    /** Half an hour in which others are heard. */
    private void hearNothing(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness)
            throws Exception {
        long end = kept.takenMillis() + Duration.ofMinutes(33).toMillis();
        for (long now = kept.takenMillis(); now < end; now += Hearing.LULL.toMillis() / 3) {
            harness.setProcessingTime(now);
            harness.processBothWatermarks(new Watermark(now));
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                        new AnomalyOperator(
                                new AnomalyJob.Settings(
                                        AnomalySettings.DEFAULT, TrackingSettings.DEFAULT, ""))),
                track -> track.envelope().key(),
                status -> status.envelope().key(),
                Types.STRING,
                Topics.MAX_PARALLELISM,
                1,
                0);
    }
}
