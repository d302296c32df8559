/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.topic.Topics;
import io.roadstream.jobs.fixtures.ChangingFleet;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class GeofenceOperatorTest {
    private static final long DAY_MILLIS = 24 * 3_600_000L;
    private static final Geofence ZONE = zone(1, 500);

    @Test
    @Proves(value = Proof.RESTORE, operator = GeofenceJob.GEOFENCE_UID)
    void entersAcrossARestoreBetweenTheTwoFixes() throws Exception {
        OperatorSubtaskState snapshot;
        try (FenceHarness harness = FenceHarness.start()) {
            harness.change(ZONE);
            harness.fix("cab-1", 0, -600);
            harness.fix("cab-1", 10, -400);
            assertThat(harness.transitions()).isEmpty();
            snapshot = harness.snapshot(1, 1);
        }

        try (FenceHarness restored = FenceHarness.start(snapshot, 1, 0)) {
            restored.fix("cab-1", 20, -200);
            assertThat(restored.transitions()).containsExactly("cab-1 ENTER zone 5.0 s");
            restored.fix("cab-2", 20, 0);
            assertThat(restored.transitions()).containsExactly("cab-2 INITIAL_INSIDE zone 20.0 s");
        }
    }

    @Test
    @Proves(value = Proof.RESCALE, operator = GeofenceJob.GEOFENCE_UID)
    void goesOnAfterGrowingToTwoInstancesAndBackToOne() throws Exception {
        OperatorSubtaskState one;
        try (FenceHarness harness = FenceHarness.start()) {
            harness.change(ZONE);
            for (int cab = 0; cab < 20; cab++) {
                harness.fix("cab-" + cab, 0, -600);
                harness.fix("cab-" + cab, 10, -400);
            }
            one = harness.snapshot(1, 1);
        }

        OperatorSubtaskState[] two = new OperatorSubtaskState[2];
        List<String> entered = new ArrayList<>();
        int max = Topics.MAX_PARALLELISM;
        for (int index = 0; index < 2; index++) {
            var part = FenceHarness.repartitionOperatorState(one, max, 1, 2, index);
            try (FenceHarness harness = FenceHarness.start(part, 2, index)) {
                for (int cab = 0; cab < 20; cab++) {
                    String key = Reports.TENANT + "|cab-" + cab;
                    if (Instances.of(key, 2) == index) {
                        harness.fix("cab-" + cab, 20, -200);
                    }
                }
                entered.addAll(harness.transitions());
                two[index] = harness.snapshot(2, 2);
            }
        }
        assertThat(entered).hasSize(20).allMatch(line -> line.endsWith("ENTER zone 5.0 s"));

        var merged =
                FenceHarness.repartitionOperatorState(
                        FenceHarness.repackageState(two), max, 2, 1, 0);
        try (FenceHarness harness = FenceHarness.start(merged, 1, 0)) {
            for (int cab = 0; cab < 20; cab++) {
                harness.fix("cab-" + cab, 30, 600);
                harness.fix("cab-" + cab, 40, 700);
            }
            assertThat(harness.transitions())
                    .hasSize(20)
                    .allMatch(line -> line.endsWith("EXIT zone 28.75 s"));
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = GeofenceJob.GEOFENCE_UID)
    void lateTracksInAnyOrderChangeNothing() throws Exception {
        Random random = new Random(7);
        List<Integer> seconds = new ArrayList<>();
        for (int second = 0; second <= 90; second += 10) {
            seconds.add(second);
        }
        for (int round = 0; round < 20; round++) {
            List<Integer> arrival = new ArrayList<>(seconds);
            Collections.shuffle(arrival, random);
            try (FenceHarness harness = FenceHarness.start()) {
                harness.change(ZONE);
                harness.fix("cab-1", 0, -600);
                for (int second : arrival) {
                    harness.fix("cab-1", second, 0, TrackFlag.LATE);
                }
                harness.fix("cab-1", 100, -600);
                harness.fix("cab-1", 50, 0);
                harness.fix("cab-1", 110, -600);

                assertThat(harness.transitions()).isEmpty();
            }
        }
    }

    @Test
    void aFenceThatChangesWhileAVehicleIsInsideIsLeftOrKept() throws Exception {
        try (FenceHarness harness = FenceHarness.start()) {
            harness.change(ZONE);
            harness.fix("cab-1", 0, 100);
            harness.fix("cab-2", 0, 400);
            assertThat(harness.transitions()).hasSize(2);

            harness.change(zone(2, 300));
            harness.fix("cab-1", 10, 100);
            harness.fix("cab-2", 10, 400);
            assertThat(harness.transitions()).containsExactly("cab-2 EXIT zone 10.0 s");

            harness.change(zone(1, 5_000));
            harness.fix("cab-2", 20, 400);
            assertThat(harness.transitions()).isEmpty();

            harness.delete("zone");
            harness.fix("cab-1", 30, 100);
            harness.fix("cab-2", 30, 400);
            assertThat(harness.transitions()).containsExactly("cab-1 EXIT zone 30.0 s");
            assertThat(harness.getBroadcastState(GeofenceOperator.FENCES).entries()).isEmpty();
        }
    }

    @Test
    void aTenantSeesOnlyItsOwnFences() throws Exception {
        Geofence foreign = Geofences.of("theirs", ZONE.shape());
        try (FenceHarness harness = FenceHarness.start()) {
            harness.processBroadcastElement(
                    new GeofenceChange("rival", "theirs", ofTenant("rival", foreign)), 0);
            harness.fix("cab-1", 0, 0);

            assertThat(harness.transitions()).isEmpty();
        }
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = GeofenceJob.GEOFENCE_UID)
    void stateStaysWithinItsBoundOverAWeekOfDriving() throws Exception {
        try (FenceHarness harness = FenceHarness.start()) {
            for (int i = 0; i < 50; i++) {
                harness.change(
                        Geofences.of(
                                "zone-" + i,
                                Geofences.circle(
                                        Reports.PLACE.lat() + i * 0.01, Reports.PLACE.lon(), 200)));
            }
            int week = 7 * 24 * 60;
            int transitions = 0;
            long bytesAfterADay = 0;
            for (int minute = 0; minute < week; minute++) {
                harness.setProcessingTime(minute * 60_000L);
                harness.fix("cab-1", minute * 60, minute % 500 * 100.0);
                transitions += harness.transitions().size();
                if (minute == week / 7) {
                    bytesAfterADay = stateBytes(harness);
                }
            }

            assertThat(transitions).isGreaterThan(1_000);
            assertThat(harness.vehicles()).isEqualTo(1);
            assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
            assertThat(stateBytes(harness)).isLessThan(bytesAfterADay + 1_000);
        }
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = GeofenceJob.GEOFENCE_UID)
    void withoutFencesNothingIsToldAndTheFirstOneIsSeen() throws Exception {
        OperatorSubtaskState snapshot;
        try (FenceHarness harness = FenceHarness.start()) {
            // Nothing comes from the fences, not even a watermark.
            harness.fix("cab-1", 0, -600);
            harness.fix("cab-1", 10, 0);
            harness.fix("cab-2", 10, 0);
            // The end of one that nobody knew.
            harness.delete("zone");
            harness.fix("cab-1", 20, -600);
            assertThat(harness.transitions()).isEmpty();
            assertThat(harness.vehicles()).isEqualTo(2);
            snapshot = harness.snapshot(1, 1);
        }

        try (FenceHarness restored = FenceHarness.start(snapshot, 1, 0)) {
            restored.fix("cab-1", 30, -600);
            restored.fix("cab-2", 30, 0);
            assertThat(restored.transitions()).isEmpty();

            restored.change(ZONE);
            restored.fix("cab-1", 40, -400);
            restored.fix("cab-1", 50, -200);
            restored.fix("cab-3", 50, 0);
            assertThat(restored.transitions())
                    .containsExactly("cab-1 ENTER zone 35.0 s", "cab-3 INITIAL_INSIDE zone 50.0 s");
        }
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = GeofenceJob.GEOFENCE_UID)
    void stateOfAFleetThatChangesIsBoundedAndEnds() throws Exception {
        int vehicles = 7 * ChangingFleet.VEHICLES_A_DAY;
        try (FenceHarness harness = FenceHarness.start()) {
            harness.change(ZONE);
            ChangingFleet.drive(
                    new ChangingFleet.Operator() {
                        @Override
                        public void time(long millis) throws Exception {
                            harness.setProcessingTime(millis);
                        }

                        @Override
                        public void fix(String vehicle, int second, int number) throws Exception {
                            harness.fix(vehicle, second, number % 4 < 2 ? 0 : 600);
                            harness.fix(vehicle, second + 60, number % 4 < 2 ? 0 : 600);
                        }

                        @Override
                        public ChangingFleet.Kept kept() {
                            return new ChangingFleet.Kept(
                                    harness.vehicles(),
                                    harness.numProcessingTimeTimers(),
                                    harness.numEventTimeTimers());
                        }
                    },
                    new ChangingFleet.Kept(vehicles, vehicles, 0));
            // Each was found inside, left twice and came again.
            assertThat(harness.transitions().size()).isGreaterThan(70 * 5 * 4);
        }
    }

    @Test
    void forgetsAVehicleThatStaysSilentForThirtyFiveDays() throws Exception {
        try (FenceHarness harness = FenceHarness.start()) {
            harness.change(ZONE);
            harness.setProcessingTime(0);
            harness.fix("cab-1", 0, 0);
            harness.setProcessingTime(20 * DAY_MILLIS);
            harness.fix("cab-1", 10, 0);

            harness.setProcessingTime(54 * DAY_MILLIS);
            assertThat(harness.vehicles()).isEqualTo(1);
            harness.setProcessingTime(55 * DAY_MILLIS);

            assertThat(harness.vehicles()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    private static long stateBytes(FenceHarness harness) throws Exception {
        return harness.snapshot(1, 1).getManagedKeyedState().iterator().next().getStateSize();
    }

    private static Geofence zone(long version, int radiusMeters) {
        return Geofences.version(
                "zone",
                version,
                Geofences.circle(Reports.PLACE.lat(), Reports.PLACE.lon(), radiusMeters));
    }

    private static Geofence ofTenant(String tenant, Geofence fence) {
        return new Geofence(
                new io.roadstream.contract.event.Envelope(
                        tenant,
                        fence.id(),
                        fence.envelope().eventTimeMillis(),
                        fence.envelope().ingestTimeMillis()),
                fence.name(),
                fence.kind(),
                fence.shape(),
                null,
                null,
                1,
                "jl");
    }
}
