/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.fixtures.Tracks;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.dispatch.DeletedRow;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DispatchRule;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.DriverWork;
import io.roadstream.domain.dispatch.OrderWork;
import io.roadstream.domain.dispatch.Replanner;
import io.roadstream.domain.dispatch.VehicleWork;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchOperatorTest {
    private static final long START = Reports.TIME.toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final int TENANTS = 20;

    private int versions;

    @ParameterizedTest
    @ValueSource(
            classes = {
                DispatchEvent.class,
                VehicleWork.class,
                OrderWork.class,
                DriverWork.class,
                DeletedRow.class,
                DeskState.class,
                Plan.class,
                Trigger.class
            })
    void noTypeFallsBackToGenericSerialisation(Class<?> type) {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);

        assertThat(TypeInformation.of(type).createSerializer(config)).isNotNull();
    }

    @Test
    @Proves(value = Proof.RESTORE, operator = DispatchJob.DISPATCH_UID)
    void plansANewOrderAndVersionsGoOnAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            scooter(harness, "acme", "van-1", 0);
            order(harness, "acme", "o-1", OrderStatus.CREATED, 1);
            assertThat(plans(harness)).containsExactly("acme van-1 v1 +o-1 -o-1");
            assertThat(harness.getSideOutput(DispatchOperator.TRIGGERS))
                    .extracting(record -> record.getValue().kind())
                    .containsExactly(TriggerKind.NEW_ORDER);
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            restored.setProcessingTime(START + 5 * SECOND);
            order(restored, "acme", "o-2", OrderStatus.CREATED, 5);

            assertThat(plans(restored)).singleElement().asString().startsWith("acme van-1 v2 +o-");
            assertThat(restored.extractOutputValues().get(0).stops()).hasSize(4);
        }
    }

    /** A vehicle comes near to an order that was given to one far away. */
    private void wrongVehicle(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness)
            throws Exception {
        scooter(harness, "acme", "van-1", 0);
        harness.processElement(DispatchEvent.of(track("acme", "van-1", 1, 60)), 0);
        order(harness, "acme", "o-1", OrderStatus.CREATED, 2);
        scooter(harness, "acme", "van-2", 3);
    }

    /** The operator's timers go off, 50 ms after each other, until the plans are these. */
    private static void awaitPlans(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String... plans) {
        await().atMost(30, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .untilAsserted(
                        () -> {
                            harness.setProcessingTime(harness.getProcessingTime() + 50);
                            assertThat(plans(harness)).containsExactly(plans);
                        });
    }

    @Test
    void plansAreThoughtOverBesideTheStream() throws Exception {
        SearchReplanner search = SearchReplanner.timed(DispatchSettings.DEFAULT);
        try (var harness = harness(null, 1, 0, search)) {
            wrongVehicle(harness);
            assertThat(plans(harness)).containsExactly("acme van-1 v1 +o-1 -o-1");

            awaitPlans(
                    harness, "acme van-1 v1 +o-1 -o-1", "acme van-1 v2", "acme van-2 v1 +o-1 -o-1");

            assertThat(harness.getSideOutput(DispatchOperator.TRIGGERS))
                    .extracting(record -> record.getValue().kind())
                    .containsExactly(TriggerKind.NEW_ORDER, TriggerKind.BETTER_PLAN);
        }
    }

    @Test
    void theStreamGoesOnWhileSomebodyThinksAndAClosedOneEnds() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Replanner thinker =
                (plans, isCancelled) -> {
                    began.countDown();
                    while (!isCancelled.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    ended.countDown();
                    return plans.routes();
                };
        try (var harness = harness(null, 1, 0, thinker)) {
            wrongVehicle(harness);
            harness.setProcessingTime(START + 2 * SECOND);
            assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();

            order(harness, "acme", "o-2", OrderStatus.CREATED, 4);

            assertThat(plans(harness))
                    .containsExactly("acme van-1 v1 +o-1 -o-1", "acme van-2 v1 +o-2 -o-2");
            assertThat(ended.getCount()).isEqualTo(1);
        }
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aThoughtThatFailsLeavesThePlansAsTheyAre() throws Exception {
        Replanner failing =
                (plans, isCancelled) -> {
                    throw new IllegalStateException("no idea");
                };
        try (var harness = harness(null, 1, 0, failing)) {
            wrongVehicle(harness);
            for (int i = 0; i < 100; i++) {
                harness.setProcessingTime(harness.getProcessingTime() + 50);
            }
            order(harness, "acme", "o-2", OrderStatus.CREATED, 9);

            assertThat(plans(harness))
                    .containsExactly("acme van-1 v1 +o-1 -o-1", "acme van-2 v1 +o-2 -o-2");
        }
    }

    @Test
    void afterARestoreChangesAreThoughtOverAnew() throws Exception {
        OperatorSubtaskState snapshot;
        Replanner never =
                (plans, isCancelled) -> {
                    while (!isCancelled.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    return plans.routes();
                };
        try (var harness = harness(null, 1, 0, never)) {
            wrongVehicle(harness);
            harness.setProcessingTime(START + 2 * SECOND);
            snapshot = harness.snapshot(1, 1);
        }

        SearchReplanner search = SearchReplanner.timed(DispatchSettings.DEFAULT);
        try (var restored = harness(snapshot, 1, 0, search)) {
            restored.setProcessingTime(START + 5 * SECOND);
            restored.processElement(DispatchEvent.of(track("acme", "van-1", 5, 60)), 0);
            restored.processElement(DispatchEvent.of(track("acme", "van-2", 5, 0)), 0);
            order(restored, "acme", "o-2", OrderStatus.CREATED, 5);

            await().atMost(30, TimeUnit.SECONDS)
                    .pollInterval(5, TimeUnit.MILLISECONDS)
                    .untilAsserted(
                            () -> {
                                restored.setProcessingTime(restored.getProcessingTime() + 50);
                                assertThat(plans(restored)).contains("acme van-1 v2");
                            });
        }
    }

    @Test
    void triesAgainByItselfWhenAVehicleIsThere() throws Exception {
        try (var harness = harness(null)) {
            order(harness, "acme", "o-1", OrderStatus.CREATED, 0);
            scooter(harness, "acme", "van-1", 1);
            assertThat(plans(harness)).isEmpty();

            harness.setProcessingTime(START + 11 * SECOND);

            assertThat(plans(harness)).containsExactly("acme van-1 v1 +o-1 -o-1");
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = DispatchJob.DISPATCH_UID)
    void lateTracksAndOldRowsChangeNothing() throws Exception {
        try (var harness = harness(null)) {
            scooter(harness, "acme", "van-1", 60);
            harness.processElement(
                    DispatchEvent.of(track("acme", "van-1", 30, 50, TrackFlag.LATE)), 0);
            order(harness, "acme", "o-1", OrderStatus.CREATED, 61);
            Order cancelled = order("acme", "o-1", OrderStatus.CANCELLED, 62);
            Order older =
                    new Order(
                            cancelled.envelope(),
                            new ChangeVersion(1, 0, 1),
                            OrderStatus.CANCELLED,
                            cancelled.parties(),
                            Assignment.NONE,
                            cancelled.pickup(),
                            cancelled.dropoff(),
                            null,
                            1,
                            cancelled.price(),
                            cancelled.createdTimeMillis());
            harness.processElement(DispatchEvent.of(older), 0);

            assertThat(plans(harness)).containsExactly("acme van-1 v1 +o-1 -o-1");
            assertThat(harness.extractOutputValues().get(0).stops().get(0).arrivalMillis())
                    .isLessThan(START + 10 * MINUTE);
        }
    }

    @Test
    void whoIsSilentWhileOthersAreHeardLosesItsOrders() throws Exception {
        try (var harness = harness(null)) {
            scooter(harness, "acme", "van-1", 0);
            order(harness, "acme", "o-1", OrderStatus.CREATED, 1);
            order(harness, "acme", "o-1", OrderStatus.ASSIGNED, 2, "van-1");

            for (int second = 10; second <= 660; second += 10) {
                // The only vehicle of its tenant, but others are heard.
                heardUntil(harness, second);
            }

            assertThat(plans(harness)).containsExactly("acme van-1 v1 +o-1 -o-1", "acme van-1 v2");
        }
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = DispatchJob.DISPATCH_UID)
    void nobodyIsLostWhileNobodyIsHeard() throws Exception {
        try (var harness = harness(null)) {
            heardUntil(harness, 0);
            scooter(harness, "acme", "van-1", 0);
            order(harness, "acme", "o-1", OrderStatus.CREATED, 1);
            order(harness, "acme", "o-1", OrderStatus.ASSIGNED, 2, "van-1");
            order(harness, "acme", "o-2", OrderStatus.CREATED, 3);
            heardUntil(harness, 4);
            int before = plans(harness).size();

            // Kafka or ingest is away for two hours, the job goes on.
            harness.setProcessingTime(START + 2 * HOUR);
            // Others are heard again first.
            heardUntil(harness, 7_220);
            harness.processElement(DispatchEvent.of(track("acme", "van-1", 7_221, 0)), 0);
            order(harness, "acme", "o-2", OrderStatus.ASSIGNED, 7_221, "van-1");
            for (int second = 7_230; second < 7_330; second += 10) {
                heardUntil(harness, second);
            }

            assertThat(plans(harness)).hasSize(before);
        }
    }

    @Test
    void afterARestartNobodyIsLostHoweverLongItTakesToReadWhatCameMeanwhile() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness(null)) {
            scooter(harness, "acme", "van-1", 0);
            order(harness, "acme", "o-1", OrderStatus.CREATED, 1);
            order(harness, "acme", "o-1", OrderStatus.ASSIGNED, 2, "van-1");
            order(harness, "acme", "o-2", OrderStatus.CREATED, 3);
            snapshot = harness.snapshot(1, 1);
        }

        try (var restored = harness(snapshot)) {
            restored.setProcessingTime(START + HOUR);
            // An order of now is read first; an hour of fixes takes a quarter of one.
            order(restored, "acme", "o-3", OrderStatus.CREATED, 3_600);
            for (int second = 0; second < 900; second += 10) {
                int past = 5 * second;
                restored.processElement(DispatchEvent.of(track("acme", "van-1", past, 0)), 0);
                if (second == 10) {
                    order(restored, "acme", "o-2", OrderStatus.ASSIGNED, past, "van-1");
                }
                restored.processWatermark(START + past * SECOND);
                restored.setProcessingTime(START + HOUR + second * SECOND);
                assertThat(plans(restored)).hasSizeLessThanOrEqualTo(second < 800 ? 0 : 1);
            }

            assertThat(plans(restored)).singleElement().asString().startsWith("acme van-1 v3 +o-");
            assertThat(restored.extractOutputValues().get(0).stops()).hasSize(6);
        }
    }

    @Test
    void aDeletionHasItsVersion() throws Exception {
        Order order = order("acme", "o-1", OrderStatus.CREATED, 0);
        RowState row = new RowState(order.envelope(), order.version());

        assertThat(DispatchRows.order(new OrderChange(row, null)).deletion())
                .isEqualTo(order.version());
    }

    @Test
    @Proves(value = Proof.RESCALE, operator = DispatchJob.DISPATCH_UID)
    void stateMovesFromOneInstanceToTwoAndBack() throws Exception {
        OperatorSubtaskState one;
        try (var harness = harness(null)) {
            for (int i = 0; i < TENANTS; i++) {
                scooter(harness, "t-" + i, "van-1", 0);
                order(harness, "t-" + i, "o-1", OrderStatus.CREATED, 1);
            }
            one = harness.snapshot(1, 1);
        }
        List<OperatorSubtaskState> two = new ArrayList<>();
        List<String> replanned = new ArrayList<>();
        int entries = 0;
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness = harness(part(one, 1, 2, subtask), 2, subtask)) {
                harness.setProcessingTime(START + 2 * SECOND);
                entries += harness.numKeyedStateEntries();
                assertThat(harness.numKeyedStateEntries()).isPositive();
                for (String tenant : tenantsOf(subtask)) {
                    order(harness, tenant, "o-2", OrderStatus.CREATED, 2);
                }
                assertThat(plans(harness)).hasSize(tenantsOf(subtask).size()).isNotEmpty();
                replanned.addAll(plans(harness));
                two.add(harness.snapshot(2, 2));
            }
        }
        assertThat(entries).isEqualTo(3 * TENANTS);
        // Each plan names both orders, the one of before and the new one.
        assertThat(replanned)
                .hasSize(TENANTS)
                .allMatch(plan -> plan.matches("t-\\d+ van-1 v2( [+-]o-[12]){4}"));

        OperatorSubtaskState merged =
                AbstractStreamOperatorTestHarness.repackageState(two.get(0), two.get(1));
        try (var harness = harness(part(merged, 2, 1, 0))) {
            harness.setProcessingTime(START + 3 * SECOND);
            for (int i = 0; i < TENANTS; i++) {
                order(harness, "t-" + i, "o-1", OrderStatus.CANCELLED, 3);
            }
            assertThat(plans(harness))
                    .hasSize(TENANTS)
                    .allMatch(plan -> plan.endsWith("van-1 v3 +o-2 -o-2"));
        }
    }

    /** Those of one of two instances. */
    private static List<String> tenantsOf(int subtask) {
        return IntStream.range(0, TENANTS)
                .mapToObj(i -> "t-" + i)
                .filter(tenant -> Instances.of(tenant, 2) == subtask)
                .toList();
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = DispatchJob.DISPATCH_UID)
    void stateStaysBoundedOverWeeksAndEndsAfterThem() throws Exception {
        try (var harness = harness(null)) {
            List<Long> bytesAtNoon = new ArrayList<>();
            int mostTimers = 0;
            int days = 16;
            for (int hour = 0; hour < days * 24; hour++) {
                int second = hour * 3_600;
                heardUntil(harness, second);
                // Each day another vehicle with another driver; their rows end with the day.
                String id = "%03d".formatted(hour / 24);
                if (hour % 24 == 0) {
                    scooter(harness, "acme", "van-" + id, second);
                    harness.processElement(
                            DispatchEvent.of(driver("d-" + id, "van-" + id, second)), 0);
                }
                harness.processElement(DispatchEvent.of(track("acme", "van-" + id, second, 0)), 0);
                for (int i = 0; i < 10; i++) {
                    String order = "o-%03d-%d".formatted(hour, i);
                    order(harness, "acme", order, OrderStatus.CREATED, second + i);
                    if (i < 9) {
                        order(harness, "acme", order, OrderStatus.CANCELLED, second + i);
                    }
                }
                if (hour % 24 == 12) {
                    // Its size counts the entries of the maps, too.
                    bytesAtNoon.add(harness.snapshot(1, 1).getStateSize());
                }
                mostTimers = Math.max(mostTimers, harness.numProcessingTimeTimers());
                if (hour % 24 == 23) {
                    deleted(harness, "van-" + id, DispatchEvent.Kind.VEHICLE);
                    deleted(harness, "d-" + id, DispatchEvent.Kind.DRIVER);
                }
            }
            // A vehicle is remembered for eight days after its row has gone.
            long least = bytesAtNoon.get(10);
            assertThat(bytesAtNoon.subList(10, days))
                    .allSatisfy(bytes -> assertThat(bytes).isBetween(least - 400, least + 400));
            assertThat(mostTimers).as("one looks at the tenant, one at a thought").isEqualTo(2);

            harness.setProcessingTime(START + (days + 10L) * 24 * HOUR);
            harness.setProcessingTime(START + (days + 11L) * 24 * HOUR);

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    /** All vehicles but those of the test go on reporting until then. */
    private static void heardUntil(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness, int second)
            throws Exception {
        harness.processWatermark(START + second * SECOND);
        harness.setProcessingTime(START + second * SECOND);
    }

    private void deleted(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String id,
            DispatchEvent.Kind kind)
            throws Exception {
        harness.processElement(DispatchEvent.deleted("acme", id, kind, next()), 0);
    }

    private Driver driver(String id, String vehicle, int second) {
        return new Driver(
                envelope("acme", id, second),
                next(),
                id,
                vehicle,
                new TimeWindow(START, START + 365 * 24 * HOUR),
                null);
    }

    private static List<String> plans(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness) {
        return harness.extractOutputValues().stream().map(DispatchOperatorTest::text).toList();
    }

    private static String text(Plan plan) {
        StringBuilder text = new StringBuilder(plan.envelope().tenant());
        text.append(' ').append(plan.envelope().entityId()).append(" v").append(plan.version());
        plan.stops()
                .forEach(
                        stop ->
                                text.append(
                                        switch (stop.kind()) {
                                            case PICKUP -> " +" + stop.orderId();
                                            case DROPOFF -> " -" + stop.orderId();
                                        }));
        return text.toString();
    }

    private void scooter(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            int second)
            throws Exception {
        harness.processElement(
                DispatchEvent.of(
                        new Vehicle(
                                envelope(tenant, id, second), next(), id, VehicleKind.SCOOTER, 3)),
                0);
        harness.processElement(DispatchEvent.of(track(tenant, id, second, 0)), 0);
        duty(harness, tenant, id, Duty.AVAILABLE, second);
    }

    private static void duty(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            Duty duty,
            int second)
            throws Exception {
        harness.processElement(
                DispatchEvent.of(VehicleStatus.of(envelope(tenant, id, second), duty)), 0);
    }

    private void order(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            OrderStatus status,
            int second)
            throws Exception {
        harness.processElement(DispatchEvent.of(order(tenant, id, status, second)), 0);
    }

    private void order(
            KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness,
            String tenant,
            String id,
            OrderStatus status,
            int second,
            String vehicle)
            throws Exception {
        Order order = order(tenant, id, status, second);
        harness.processElement(
                DispatchEvent.of(
                        new Order(
                                order.envelope(),
                                order.version(),
                                status,
                                order.parties(),
                                new Assignment("d-1", vehicle),
                                order.pickup(),
                                order.dropoff(),
                                null,
                                1,
                                order.price(),
                                order.createdTimeMillis())),
                0);
    }

    private Order order(String tenant, String id, OrderStatus status, int second) {
        return new Order(
                envelope(tenant, id, second),
                next(),
                status,
                new OrderParties("c-1", "m-1"),
                Assignment.NONE,
                new OrderStop(place(1), "", TimeWindow.OPEN),
                new OrderStop(place(3), "", new TimeWindow(null, START + second * SECOND + HOUR)),
                null,
                1,
                new Money(100, "EUR"),
                START + second * SECOND);
    }

    private static Track track(
            String tenant, String id, int second, int kilometers, TrackFlag... flags) {
        var track =
                Tracks.of(
                                Reports.report(id)
                                        .after(Duration.ofSeconds(second))
                                        .place(place(kilometers))
                                        .build())
                        .flags(flags)
                        .build();
        return new Track(
                envelope(tenant, id, second),
                track.location(),
                track.motion(),
                track.h3Cell(),
                track.flags(),
                track.sequence(),
                track.trackId(),
                track.revision(),
                track.holdOutcome());
    }

    /** So many kilometres east. */
    private static GeoPoint place(int kilometers) {
        return GeoPoint.ofDegrees(0, kilometers / 111.195);
    }

    private ChangeVersion next() {
        versions++;
        return new ChangeVersion(1, versions, versions);
    }

    private static Envelope envelope(String tenant, String id, int second) {
        long time = START + second * SECOND;
        return new Envelope(tenant, id, time, time);
    }

    private static OperatorSubtaskState part(
            OperatorSubtaskState state, int before, int after, int subtask) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, Topics.MAX_PARALLELISM, before, after, subtask);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness(
            @Nullable OperatorSubtaskState restored) throws Exception {
        return harness(restored, 1, 0);
    }

    /** Nobody thinks plans over. */
    private static KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness(
            @Nullable OperatorSubtaskState restored, int parallelism, int subtask)
            throws Exception {
        return harness(restored, parallelism, subtask, (plans, isCancelled) -> plans.routes());
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness(
            @Nullable OperatorSubtaskState restored,
            int parallelism,
            int subtask,
            Replanner replanner)
            throws Exception {
        DispatchSettings settings = DispatchSettings.DEFAULT;
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan>(
                        new KeyedProcessOperator<>(
                                new DispatchOperator(
                                        new DispatchRule(settings, new InsertionPlanner(settings)),
                                        replanner,
                                        settings.replanning())),
                        DispatchEvent::tenant,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        subtask);
        if (restored != null) {
            harness.initializeState(restored);
        }
        harness.open();
        harness.setProcessingTime(Math.max(START, harness.getProcessingTime()));
        return harness;
    }
}
