/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.domain.dispatch.Replanner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Plans are thought over beside the operator's thread. */
class DispatchReplanTest extends DispatchDesk {
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
}
