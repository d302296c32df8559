/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.domain.dispatch.DeletedRow;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DriverWork;
import io.roadstream.domain.dispatch.OrderWork;
import io.roadstream.domain.dispatch.VehicleWork;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchOperatorTest extends DispatchDesk {
    private static final int TENANTS = 20;

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
}
