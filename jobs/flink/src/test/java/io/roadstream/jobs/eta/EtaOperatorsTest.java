/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.eta.EtaHarness.Snapshot;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The four operators of estimates behind each other. */
class EtaOperatorsTest {
    private static final int VEHICLES = 40;
    private static final long HOUR = 3_600_000;

    @Test
    void tellsEstimatesAndLateRisks() throws Exception {
        try (EtaHarness harness = EtaHarness.start()) {
            harness.order("o-1", "van-1", OrderStatus.PICKING_UP, 1, 0);
            harness.fix("van-1", 1, 0);

            assertThat(harness.etas())
                    .extracting(Eta::stop)
                    .containsExactly(StopKind.PICKUP, StopKind.DROPOFF);
            // Due after ten minutes, more than half an hour away.
            assertThat(harness.triggers())
                    .singleElement()
                    .satisfies(
                            trigger -> {
                                assertThat(trigger.envelope().key()).isEqualTo("acme|o-1");
                                assertThat(trigger.vehicleId()).isEqualTo("van-1");
                            });
        }
    }

    @Test
    void whatIsLearnedReachesThoseWhoEstimateHalfAMinuteLater() throws Exception {
        try (EtaHarness harness = EtaHarness.start()) {
            harness.time(Meridian.START);
            for (int trip = 0; trip < 10; trip++) {
                deliver(harness, "van-1", trip);
            }
            assertThat(harness.lessons()).isEqualTo(20);
            assertThat(harness.tables()).isZero();
            assertThat(method(harness, "before", 40_000)).isEqualTo(EtaMethod.DEFAULT_SPEED);

            harness.time(Meridian.START + 30_000);

            assertThat(harness.tables()).isEqualTo(1);
            assertThat(method(harness, "after", 40_100)).isEqualTo(EtaMethod.LEARNED_SPEED);
            harness.time(Meridian.START + HOUR);
            assertThat(harness.tables()).isEqualTo(1);
        }
    }

    @Test
    @Proves(
            value = Proof.RESTORE,
            operator = {
                EtaJob.ASSIGNMENT_UID,
                EtaJob.JOURNEY_UID,
                EtaJob.LEARNER_UID,
                EtaJob.ETA_UID
            })
    void stateSurvivesARestore() throws Exception {
        List<Eta> expected;
        Snapshot snapshot;
        try (EtaHarness harness = EtaHarness.start()) {
            harness.time(Meridian.START);
            harness.zone("Europe/Paris");
            for (int trip = 0; trip < 10; trip++) {
                deliver(harness, "van-1", trip);
            }
            harness.time(Meridian.START + 30_000);
            harness.order("o-9", "van-1", OrderStatus.PICKING_UP, 900, 20_000);
            harness.fix("van-1", 20_001, 0);
            // Half a leg, and a lesson that is not told yet.
            harness.fix("van-1", 20_100, 1_000);
            deliver(harness, "van-2", 30);
            snapshot = harness.snapshot();
            harness.etas();
            expected = goOn(harness);
        }
        assertThat(expected).hasSizeGreaterThan(4);

        try (EtaHarness restored = EtaHarness.start(snapshot, 1, 0)) {
            restored.time(Meridian.START + 30_000);
            assertThat(goOn(restored)).isEqualTo(expected);
            assertThat(restored.tables()).isEqualTo(1);
        }
    }

    @Test
    @Proves(
            value = Proof.RESCALE,
            operator = {EtaJob.ASSIGNMENT_UID, EtaJob.JOURNEY_UID})
    void stateMovesFromOneInstanceToTwoAndBack() throws Exception {
        Snapshot one;
        try (EtaHarness harness = EtaHarness.start()) {
            harness.time(Meridian.START);
            for (int i = 0; i < VEHICLES; i++) {
                harness.order("o-" + i, vehicle(i), OrderStatus.DELIVERING, 1, 0);
                harness.fix(vehicle(i), 1, 0);
            }
            assertThat(harness.etas()).hasSize(VEHICLES);
            one = harness.snapshot();
        }
        List<Snapshot> two = new ArrayList<>();
        List<Eta> told = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            try (EtaHarness harness = EtaHarness.start(one.part(1, 2, index), 2, index)) {
                harness.time(Meridian.START + HOUR);
                for (int i = 0; i < VEHICLES; i++) {
                    if (instanceOf("o-" + i) == index) {
                        // What was told four seconds ago, and an older version: it knows both.
                        harness.fix(vehicle(i), 5, 0);
                        harness.order("o-" + i, "van-x", OrderStatus.DELIVERING, 1, 0);
                        assertThat(harness.etas()).isEmpty();
                        harness.fix(vehicle(i), 16, 0);
                        if (i % 2 == 1) {
                            harness.order("o-" + i, vehicle(i), OrderStatus.FAILED, 2, 17);
                        }
                        told.addAll(harness.etas());
                    }
                }
                two.add(harness.snapshot());
                assertThat(harness.entries()).isPositive();
            }
        }
        assertThat(orders(told)).hasSize(VEHICLES).doesNotHaveDuplicates();

        Snapshot merged = Snapshot.merge(two.get(0), two.get(1));
        try (EtaHarness harness = EtaHarness.start(merged.part(2, 1, 0), 1, 0)) {
            for (int i = 0; i < VEHICLES; i++) {
                // Those that have ended stay so, whatever an older version says.
                harness.order("o-" + i, vehicle(i), OrderStatus.DELIVERING, 1, 0);
                harness.fix(vehicle(i), 20, 0);
            }
            assertThat(harness.etas()).isEmpty();
            for (int i = 0; i < VEHICLES; i++) {
                harness.fix(vehicle(i), 31, 0);
            }
            assertThat(orders(harness.etas()))
                    .hasSize(VEHICLES / 2)
                    .doesNotHaveDuplicates()
                    .allMatch(order -> Integer.parseInt(order.substring(2)) % 2 == 0);
        }
    }

    @Test
    @Proves(
            value = Proof.LATE_AND_OUT_OF_ORDER,
            operator = {EtaJob.ASSIGNMENT_UID, EtaJob.JOURNEY_UID, EtaJob.ETA_UID})
    void lateAndUnorderedInputTellsNothingTwice() throws Exception {
        try (EtaHarness harness = EtaHarness.start()) {
            harness.fix("van-1", 100, 0);
            // The assignment comes after the fix at which it was in force, and so do older ones.
            harness.order("o-1", "van-1", OrderStatus.DELIVERING, 3, 50);
            harness.order("o-1", "van-1", OrderStatus.PICKING_UP, 2, 40);
            harness.order("o-1", "van-1", OrderStatus.DELIVERING, 3, 50);
            assertThat(harness.etas()).hasSize(1);

            harness.fix("van-1", 60, 5_000, TrackFlag.LATE);
            harness.fix("van-1", 99, 5_000);
            harness.fix("van-1", 100, 0);
            assertThat(harness.etas()).isEmpty();

            // It was another vehicle's all the time.
            harness.order("o-1", "van-2", OrderStatus.DELIVERING, 4, 60);
            harness.fix("van-1", 200, 0);
            assertThat(harness.etas()).isEmpty();
        }
    }

    @Test
    void aDeletedOrderIsForgotten() throws Exception {
        try (EtaHarness harness = EtaHarness.start()) {
            harness.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0);
            harness.fix("van-1", 1, 0);
            harness.etas();

            harness.change(deletion("o-1"));
            harness.fix("van-1", 100, 0);

            assertThat(harness.etas()).isEmpty();
        }
    }

    @Test
    void anOlderRowOfADeletedOrderDoesNotBringItBackAcrossARestore() throws Exception {
        Snapshot snapshot;
        try (EtaHarness harness = EtaHarness.start()) {
            harness.time(Meridian.START);
            harness.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0);
            harness.change(deletion("o-1"));
            snapshot = harness.snapshot();
        }

        try (EtaHarness restored = EtaHarness.start(snapshot, 1, 0)) {
            restored.time(Meridian.START + 23 * HOUR);
            restored.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0);
            restored.fix("van-1", 100, 0);
            assertThat(restored.etas()).isEmpty();

            // The deletion is forgotten after a day, and the vehicle after three.
            restored.time(Meridian.START + 5 * 24 * HOUR);
            assertThat(restored.entries()).isZero();
            assertThat(restored.timers()).isZero();
        }
    }

    @Test
    @Proves(
            value = Proof.IDLE_SOURCE,
            operator = {EtaJob.ASSIGNMENT_UID, EtaJob.JOURNEY_UID, EtaJob.ETA_UID})
    void anIdleSourceHoldsNobodyUp() throws Exception {
        try (EtaHarness harness = EtaHarness.start()) {
            // No plan, no tenant, and no watermark ever.
            harness.order("o-1", "van-1", OrderStatus.DELIVERING, 1, 0);
            harness.fix("van-1", 1, 0);

            assertThat(harness.etas()).hasSize(1);
        }
    }

    @Test
    @Proves(
            value = Proof.BOUNDED_STATE,
            operator = {EtaJob.ASSIGNMENT_UID, EtaJob.JOURNEY_UID})
    void stateStaysBoundedOverAWeekAndEndsAfterIt() throws Exception {
        try (EtaHarness harness = EtaHarness.start()) {
            int mostEntries = 0;
            int mostTimers = 0;
            for (int hour = 0; hour < 7 * 24; hour++) {
                harness.time(Meridian.START + hour * HOUR);
                for (int i = 0; i < 10; i++) {
                    // Ten new vehicles each day; those of the day before never come again, and one
                    // in two never ends its order.
                    String vehicle = "day-%d-van-%d".formatted(hour / 24, i);
                    String order = "o-%d-%d".formatted(hour, i);
                    int second = hour * 3_600;
                    harness.order(order, vehicle, OrderStatus.DELIVERING, 1, second);
                    harness.fix(vehicle, second + 1, 0);
                    if (i % 2 == 0) {
                        harness.order(order, vehicle, OrderStatus.DELIVERED, 2, second + 2);
                    }
                }
                harness.etas();
                mostEntries = Math.max(mostEntries, harness.entries());
                mostTimers = Math.max(mostTimers, harness.timers());
            }
            // Two entries for each order of the last day that ended and for each that never does,
            // of 30 days; one and what was told for each vehicle of the last three days.
            assertThat(mostEntries).isLessThan(2 * (5 * 25 + 5 * 7 * 24) + 2 * 10 * 5);
            assertThat(mostTimers).isLessThan(5 * 25 + 5 * 7 * 24 + 10 * 5);

            harness.time(Meridian.START + 38 * 24 * HOUR);

            assertThat(harness.entries()).isZero();
            assertThat(harness.timers()).isZero();
        }
    }

    /** Of an order, on the same of two instances as the order itself. */
    private static String vehicle(int order) {
        return IntStream.iterate(0, k -> k + 1)
                .mapToObj(k -> "van-%d-%d".formatted(order, k))
                .filter(van -> instanceOf(van) == instanceOf("o-" + order))
                .findFirst()
                .orElseThrow();
    }

    private static int instanceOf(String id) {
        return Instances.of("acme|" + id, 2);
    }

    private static List<String> orders(List<Eta> etas) {
        return etas.stream().map(eta -> eta.envelope().entityId()).toList();
    }

    private static OrderChange deletion(String order) {
        return new OrderChange(
                new RowState(
                        new Envelope("acme", order, Meridian.START, Meridian.START),
                        new ChangeVersion(9, 0, 0)),
                null);
    }

    /** From 0 to 3 km, where the goods are, and on to 6 km; at 10 m/s, half an hour a trip. */
    private static void deliver(EtaHarness harness, String vehicle, int trip) throws Exception {
        String order = "trip-" + trip;
        int start = trip * 1_800;
        harness.order(order, vehicle, OrderStatus.PICKING_UP, 10 * trip + 1, start);
        drive(harness, vehicle, start, 0, 3_000);
        harness.order(order, vehicle, OrderStatus.DELIVERING, 10 * trip + 2, start + 400);
        drive(harness, vehicle, start + 400, 3_000, 6_000);
        harness.order(order, vehicle, OrderStatus.DELIVERED, 10 * trip + 3, start + 800);
    }

    private static void drive(
            EtaHarness harness, String vehicle, int second, int fromNorth, int toNorth)
            throws Exception {
        for (int north = fromNorth; north <= toNorth; north += 40) {
            harness.fix(vehicle, second + 1 + (north - fromNorth) / 10, north);
        }
    }

    private static EtaMethod method(EtaHarness harness, String order, int second) throws Exception {
        harness.etas();
        harness.order(order, "van-3", OrderStatus.DELIVERING, 1, 0);
        harness.fix("van-3", second, 0);
        return harness.etas().get(0).method();
    }

    private static List<Eta> goOn(EtaHarness harness) throws Exception {
        drive(harness, "van-1", 20_200, 2_000, 3_000);
        harness.order("o-9", "van-1", OrderStatus.DELIVERING, 901, 20_400);
        harness.time(Meridian.START + HOUR);
        drive(harness, "van-1", 20_400, 3_000, 4_000);
        return harness.etas();
    }
}
