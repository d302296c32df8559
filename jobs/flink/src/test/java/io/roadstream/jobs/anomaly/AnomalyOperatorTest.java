/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.anomaly.AnomalySettings;
import io.roadstream.domain.tracking.TrackingSettings;
import io.roadstream.jobs.fixtures.Harnesses;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalyOperatorTest {
    private static final long START = Reports.TIME.toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final int VEHICLES = 50;

    /** An avenue with 50 km/h from south to north. */
    private static final String STREETS =
            """
            {"features": [{"properties": {"highway": "primary", "maxspeed": "50"}, "geometry":
              {"type": "LineString", "coordinates": [[-122.41, 37.7], [-122.41, 37.9]]}}]}
            """;

    @TempDir private static Path folder = Path.of("");

    @BeforeAll
    static void drawStreets() throws IOException {
        Files.writeString(streets(), STREETS);
    }

    @Test
    void raisesSilenceInProcessingTimeAndEndsItWithTheNextTrack() throws Exception {
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            othersReport(harness, 0, 1);
            report(harness, "cab-1", 1);
            othersReport(harness, 1, 5);
            assertThat(harness.extractOutputValues()).isEmpty();

            heardUntil(harness, START + 5 * MINUTE);
            report(harness, "cab-1", 9);

            assertThat(kinds(harness)).containsExactly(AnomalyKind.SILENCE, AnomalyKind.SILENCE);
            assertThat(harness.extractOutputValues().get(0).ended()).isNull();
            assertThat(harness.extractOutputValues().get(1).ended())
                    .isEqualTo(new Anomaly.Ended(START + 9 * MINUTE, AnomalyEnd.RECOVERED));
        }
    }

    @Test
    void asksWhatTheDriverSays() throws Exception {
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            report(harness, "cab-1", 1);
            say(harness, "cab-1", Duty.OFF, 2);

            othersReport(harness, 2, 60);

            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    @Proves(value = Proof.RESTORE, operator = AnomalyJob.ANOMALY_UID)
    void anOpenAnomalyAndTheWayOfReportingSurviveARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            report(harness, "cab-1", 1);
            report(harness, "cab-2", 1);
            othersReport(harness, 1, 6);
            assertThat(harness.extractOutputValues()).hasSize(1);
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            report(restored, "cab-1", 6);

            assertThat(restored.extractOutputValues())
                    .extracting(Anomaly::revision)
                    .containsExactly(1);
        }
    }

    @Test
    void aSilenceThatIsOwedForALateEndOfDutyIsToldAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            report(harness, "cab-1", 1);
            // What the driver says is read before anything else of that time.
            hear(harness, "cab-1", Duty.OFF, 20);
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            othersReport(restored, 1, 5);
            assertThat(restored.extractOutputValues()).isEmpty();
            othersReport(restored, 5, 60);

            assertThat(restored.extractOutputValues())
                    .extracting(Anomaly::kind, Anomaly::startedMillis, Anomaly::ended)
                    .containsExactly(
                            tuple(AnomalyKind.SILENCE, START + MINUTE, null),
                            tuple(
                                    AnomalyKind.SILENCE,
                                    START + MINUTE,
                                    new Anomaly.Ended(START + 20 * MINUTE, AnomalyEnd.OFF_DUTY)));
        }
    }

    @Test
    void aSilenceThatWasToldIsNotToldAgainAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            report(harness, "cab-1", 1);
            othersReport(harness, 1, 20);
            report(harness, "cab-2", 20);
            say(harness, "cab-1", Duty.OFF, 20);
            assertThat(harness.extractOutputValues())
                    .extracting(Anomaly::kind, Anomaly::revision)
                    .containsExactly(tuple(AnomalyKind.SILENCE, 0), tuple(AnomalyKind.SILENCE, 1));
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            say(restored, "cab-1", Duty.AVAILABLE, 21);
            // Read at once, before time has gone on: nobody has heard of the duty between.
            hear(restored, "cab-1", Duty.OFF, 50);
            othersReport(restored, 21, 60);

            assertThat(restored.extractOutputValues())
                    .extracting(one -> one.envelope().entityId(), Anomaly::kind)
                    .containsExactly(tuple("cab-2", AnomalyKind.SILENCE));
        }
    }

    @Test
    void afterARestartNobodyIsSilentHoweverLongItTakesToReadWhatCameMeanwhile() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            for (String cab : List.of("cab-1", "cab-2")) {
                report(harness, cab, 0);
                report(harness, cab, 1);
            }
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            restored.setProcessingTime(START + 60 * MINUTE);
            // An hour takes a quarter of one to be read; cab-1 had reported all the time.
            for (int minute = 2; minute <= 60; minute++) {
                report(restored, "cab-1", minute);
                restored.processBothWatermarks(new Watermark(START + minute * MINUTE));
                restored.setProcessingTime(START + 60 * MINUTE + minute * (MINUTE / 4));
            }

            assertThat(restored.extractOutputValues())
                    .extracting(anomaly -> anomaly.envelope().entityId())
                    .containsExactly("cab-2");
            // And that is told when its part of the past has been read, not at the end.
            assertThat(restored.extractOutputValues().get(0).envelope().ingestTimeMillis())
                    .isEqualTo(START + 5 * MINUTE);
        }
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = AnomalyJob.ANOMALY_UID)
    void nobodyIsSilentWhileNobodyIsHeard() throws Exception {
        try (var harness = harness(null)) {
            for (int minute = 0; minute <= 1; minute++) {
                report(harness, "cab-1", minute);
                report(harness, "cab-2", minute);
                heardUntil(harness, START + minute * MINUTE);
            }
            // Kafka or ingest is away for nine minutes; then all come back, one after the other.
            harness.setProcessingTime(START + 10 * MINUTE);
            report(harness, "cab-3", 10);
            heardUntil(harness, START + 10 * MINUTE);
            heardUntil(harness, START + 10 * MINUTE + MINUTE / 2);
            report(harness, "cab-1", 10);
            report(harness, "cab-2", 10);
            for (int minute = 11; minute <= 20; minute++) {
                report(harness, "cab-1", minute);
                report(harness, "cab-2", minute);
                report(harness, "cab-3", minute);
                heardUntil(harness, START + minute * MINUTE);
            }

            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = AnomalyJob.ANOMALY_UID)
    void aFleetOfOneVehicleCanBeSilent() throws Exception {
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            report(harness, "cab-1", 1);
            heardUntil(harness, START + MINUTE);
            for (long time = START + MINUTE; time < START + 11 * MINUTE; time += MINUTE / 2) {
                harness.setProcessingTime(time);
            }
            assertThat(harness.extractOutputValues()).isEmpty();
            for (long time = START + 11 * MINUTE; time < START + 17 * MINUTE; time += MINUTE / 2) {
                harness.setProcessingTime(time);
            }

            assertThat(kinds(harness)).containsExactly(AnomalyKind.SILENCE);
        }
    }

    @Test
    void aVehicleIsSilentAloneWhileOthersAreHeard() throws Exception {
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            for (int minute = 1; minute <= 30; minute++) {
                if (minute < 3) {
                    report(harness, "cab-1", minute);
                }
                report(harness, "cab-2", minute);
                heardUntil(harness, START + minute * MINUTE);
            }

            assertThat(harness.extractOutputValues())
                    .extracting(anomaly -> anomaly.envelope().entityId())
                    .containsExactly("cab-1");
        }
    }

    @Test
    void stateMovesFromOneInstanceToTwoAndBack() throws Exception {
        OperatorSubtaskState one;
        try (var harness = harness(null)) {
            for (int i = 0; i < VEHICLES; i++) {
                report(harness, "cab-" + i, 0);
                report(harness, "cab-" + i, 1);
            }
            one = harness.snapshot(1, 1);
        }
        List<OperatorSubtaskState> two = new ArrayList<>();
        List<Anomaly> raised = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness = harness(part(one, 1, 2, subtask), 2, subtask)) {
                heardUntil(harness, START + 10 * MINUTE);
                heardUntil(harness, START + 12 * MINUTE);
                raised.addAll(harness.extractOutputValues());
                two.add(harness.snapshot(2, 2));
            }
        }
        assertThat(raised)
                .hasSize(VEHICLES)
                .extracting(anomaly -> anomaly.envelope().entityId())
                .doesNotHaveDuplicates();

        OperatorSubtaskState merged =
                AbstractStreamOperatorTestHarness.repackageState(two.get(0), two.get(1));
        try (var harness = harness(part(merged, 2, 1, 0))) {
            for (int i = 0; i < VEHICLES; i++) {
                report(harness, "cab-" + i, 13);
            }
            assertThat(harness.extractOutputValues())
                    .hasSize(VEHICLES)
                    .allMatch(anomaly -> anomaly.ended() != null);
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = AnomalyJob.ANOMALY_UID)
    void lateTracksNeitherEndNorRaiseAnything() throws Exception {
        try (var harness = harness(null)) {
            report(harness, "cab-1", 0);
            report(harness, "cab-1", 10);
            harness.processElement1(
                    Tracks.of(
                                    Reports.report("cab-1")
                                            .after(Duration.ofMinutes(5))
                                            .place(10, 10)
                                            .speedMps(100)
                                            .build())
                            .flags(TrackFlag.LATE, TrackFlag.IMPLAUSIBLE_SPEED)
                            .build(),
                    0);

            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = AnomalyJob.ANOMALY_UID)
    void stateStaysBoundedOverAWeekAndEndsAfterIt() throws Exception {
        try (var harness = harness(null)) {
            int mostEntries = 0;
            int mostTimers = 0;
            for (int hour = 0; hour < 7 * 24; hour++) {
                for (int i = 0; i < VEHICLES; i++) {
                    // Fifty new vehicles each day; those of the day before never come again.
                    String vehicle = "day-%d-cab-%d".formatted(hour / 24, i);
                    heardUntil(harness, START + hour * (60 * MINUTE));
                    report(harness, vehicle, hour * 60);
                    report(harness, vehicle, hour * 60 + 1);
                }
                mostEntries = Math.max(mostEntries, harness.numKeyedStateEntries());
                mostTimers = Math.max(mostTimers, harness.numProcessingTimeTimers());
            }
            assertThat(mostEntries).isLessThanOrEqualTo(2 * VEHICLES);
            assertThat(mostTimers).isLessThanOrEqualTo(2 * VEHICLES);

            heardUntil(harness, START + 8 * 24 * (60 * MINUTE));
            heardUntil(harness, START + 9 * 24 * (60 * MINUTE));

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void speedingOnAStreetIsCountedOnAfterARestoreAndEndsAfterAnother() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            drive(harness, "cab-1", 0, 20);
            assertThat(harness.extractOutputValues()).isEmpty();
            snapshot = harness.snapshot(1, 1);
        }
        try (var restored = harness(snapshot)) {
            drive(restored, "cab-1", 10, 21);
            assertThat(restored.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            anomaly -> {
                                assertThat(anomaly.kind()).isEqualTo(AnomalyKind.SPEEDING);
                                assertThat(anomaly.startedMillis()).isEqualTo(START);
                                assertThat(anomaly.measure()).isEqualTo(new Measure(2_100, 1_389));
                            });
            snapshot = restored.snapshot(2, 2);
        }

        try (var restored = harness(snapshot)) {
            drive(restored, "cab-1", 20, 18);
            drive(restored, "cab-1", 30, 13);

            assertThat(restored.extractOutputValues())
                    .extracting(Anomaly::revision, Anomaly::ended)
                    .containsExactly(
                            tuple(1, new Anomaly.Ended(START + 30_000, AnomalyEnd.RECOVERED)));
        }
    }

    @Test
    @Proves(value = Proof.RESCALE, operator = AnomalyJob.ANOMALY_UID)
    void speedingMovesFromOneInstanceToTwoAndBack() throws Exception {
        OperatorSubtaskState one;
        try (var harness = harness(null)) {
            for (int i = 0; i < VEHICLES; i++) {
                drive(harness, "cab-" + i, 0, 20);
            }
            one = harness.snapshot(1, 1);
        }
        List<OperatorSubtaskState> two = new ArrayList<>();
        List<Anomaly> raised = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness = harness(part(one, 1, 2, subtask), 2, subtask)) {
                for (int i = 0; i < VEHICLES; i++) {
                    if (Instances.of("acme|cab-" + i, 2) == subtask) {
                        drive(harness, "cab-" + i, 10, 20);
                    }
                }
                raised.addAll(harness.extractOutputValues());
                two.add(harness.snapshot(2, 2));
            }
        }
        assertThat(raised)
                .hasSize(VEHICLES)
                .allMatch(anomaly -> anomaly.kind() == AnomalyKind.SPEEDING)
                .extracting(anomaly -> anomaly.envelope().entityId())
                .doesNotHaveDuplicates();

        OperatorSubtaskState merged =
                AbstractStreamOperatorTestHarness.repackageState(two.get(0), two.get(1));
        try (var harness = harness(part(merged, 2, 1, 0))) {
            for (int i = 0; i < VEHICLES; i++) {
                drive(harness, "cab-" + i, 20, 5);
            }
            assertThat(harness.extractOutputValues())
                    .hasSize(VEHICLES)
                    .allMatch(anomaly -> anomaly.ended() != null);
        }
    }

    @Test
    void aVehicleThatFallsSilentWhileItSpeedsIsForgottenWithAnEnd() throws Exception {
        try (var harness = harness(null)) {
            drive(harness, "cab-1", 0, 20);
            drive(harness, "cab-1", 10, 20);

            harness.setProcessingTime(START + 24 * 60 * MINUTE);

            assertThat(harness.extractOutputValues())
                    .filteredOn(anomaly -> anomaly.kind() == AnomalyKind.SPEEDING)
                    .extracting(anomaly -> anomaly.ended() == null)
                    .containsExactly(true, false);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void doesNotOpenWithoutTheStreetsThatItWasPromised() {
        Path missing = folder.resolve("missing.geojson");

        assertThatThrownBy(() -> harness(null, 1, 0, missing))
                .hasMessageContaining("--streets-file '%s' is not there", missing);
    }

    private static Path streets() {
        return folder.resolve("streets.geojson");
    }

    /** On the avenue, to the north. */
    private static void drive(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness,
            String vehicle,
            int second,
            double speedMps)
            throws Exception {
        harness.setProcessingTime(Math.max(harness.getProcessingTime(), START + second * 1_000L));
        harness.processElement1(
                Tracks.of(
                                Reports.report(vehicle)
                                        .after(Duration.ofSeconds(second))
                                        .place(37.75 + second * 2e-4, -122.41)
                                        .speedMps(speedMps)
                                        .headingDeg(0)
                                        .build())
                        .build(),
                0);
    }

    private static List<AnomalyKind> kinds(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness) {
        return harness.extractOutputValues().stream().map(Anomaly::kind).toList();
    }

    /** Another vehicle reports twice a minute from one minute until before another. */
    private static void othersReport(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness,
            int fromMinute,
            int untilMinute)
            throws Exception {
        for (int i = 2 * fromMinute; i < 2 * untilMinute; i++) {
            heardUntil(harness, START + i * MINUTE / 2);
            harness.processElement1(
                    Tracks.of(Reports.report("other").after(Duration.ofSeconds(30L * i)).build())
                            .build(),
                    0);
        }
    }

    /** All that was received until then has been heard. */
    private static void heardUntil(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness,
            long millis)
            throws Exception {
        harness.processBothWatermarks(new Watermark(millis));
        harness.setProcessingTime(millis);
    }

    private static void report(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness,
            String vehicle,
            int minute)
            throws Exception {
        if (harness.getProcessingTime() < START + minute * MINUTE) {
            harness.setProcessingTime(START + minute * MINUTE);
        }
        harness.processElement1(
                Tracks.of(Reports.report(vehicle).after(Duration.ofMinutes(minute)).build())
                        .build(),
                0);
    }

    private static void say(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness,
            String vehicle,
            Duty duty,
            int minute)
            throws Exception {
        harness.setProcessingTime(START + minute * MINUTE);
        hear(harness, vehicle, duty, minute);
    }

    /** What a driver says, before time has gone on to when it was said. */
    private static void hear(
            KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly> harness,
            String vehicle,
            Duty duty,
            int minute)
            throws Exception {
        long time = START + minute * MINUTE;
        harness.processElement2(
                VehicleStatus.of(new Envelope("acme", vehicle, time, time), duty), 0);
    }

    private static OperatorSubtaskState part(
            OperatorSubtaskState state, int before, int after, int subtask) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, Topics.MAX_PARALLELISM, before, after, subtask);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly>
            harness(@Nullable OperatorSubtaskState restored) throws Exception {
        return harness(restored, 1, 0);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly>
            harness(@Nullable OperatorSubtaskState restored, int parallelism, int subtask)
                    throws Exception {
        return harness(restored, parallelism, subtask, streets());
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly>
            harness(
                    @Nullable OperatorSubtaskState restored,
                    int parallelism,
                    int subtask,
                    Path streets)
                    throws Exception {
        var harness =
                new KeyedTwoInputStreamOperatorTestHarness<String, Track, VehicleStatus, Anomaly>(
                        new KeyedCoProcessOperator<>(
                                new AnomalyOperator(
                                        new AnomalyJob.Settings(
                                                AnomalySettings.DEFAULT,
                                                TrackingSettings.DEFAULT,
                                                streets.toString()))),
                        track -> track.envelope().key(),
                        status -> status.envelope().key(),
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        subtask);
        return Harnesses.open(restored, harness);
    }
}
