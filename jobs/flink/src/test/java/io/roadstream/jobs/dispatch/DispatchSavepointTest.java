/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PlannedStop;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.dispatch.DispatchEvent;
import io.roadstream.domain.dispatch.DispatchRule;
import io.roadstream.domain.dispatch.DispatchSettings;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Dispatch goes on from what earlier builds kept. */
@ParameterizedClass
@EnumSource(KeptSavepoint.class)
class DispatchSavepointTest {
    private final KeptSavepoint kept;
    private final KeptDay day;

    DispatchSavepointTest(KeptSavepoint kept) {
        this.kept = kept;
        this.day = kept.day();
    }

    @Test
    @Restores(DispatchJob.DISPATCH_UID)
    void findsAPlaceForTheOrderThatWaited() throws Exception {
        try (var harness = kept.open(DispatchJob.DISPATCH_UID, harness())) {
            harness.processElement(
                    DispatchEvent.of(day.vehicle("truck-9", VehicleKind.VAN, 60)), 0);
            harness.processElement(DispatchEvent.of(day.track("truck-9", -1, KeptDay.VAN_5)), 0);
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processElement(DispatchEvent.of(day.says("truck-9", Duty.AVAILABLE, 0)), 0);
            // It was tried just now, with those who were there.
            harness.setProcessingTime(
                    kept.takenMillis()
                            + DispatchSettings.DEFAULT.retry().toMillis()
                            + DispatchOperator.CHECK.toMillis());

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            plan -> {
                                assertThat(plan.envelope().key()).isEqualTo("acme|truck-9");
                                assertThat(plan.version()).isEqualTo(1);
                                assertThat(plan.stops())
                                        .extracting(PlannedStop::orderId)
                                        .containsExactly("o-3", "o-3");
                            });
        }
    }

    @Test
    @Restores(DispatchJob.DISPATCH_UID)
    void givesTheNextVersionOfAPlan() throws Exception {
        try (var harness = kept.open(DispatchJob.DISPATCH_UID, harness())) {
            harness.processElement(
                    DispatchEvent.of(day.order2(OrderStatus.ASSIGNED, "van-5", 5, -380)), 0);
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processElement(
                    DispatchEvent.of(day.order2(OrderStatus.CANCELLED, "van-5", 8, 10)), 0);

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            plan -> {
                                assertThat(plan.envelope().key()).isEqualTo("acme|van-5");
                                assertThat(plan.driverId()).isEqualTo("d-5");
                                assertThat(plan.version()).isEqualTo(2);
                                assertThat(plan.stops()).isEmpty();
                            });
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, DispatchEvent, Plan> harness()
            throws Exception {
        DispatchSettings settings = DispatchSettings.DEFAULT;
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new DispatchOperator(
                                new DispatchRule(settings, new InsertionPlanner(settings)),
                                (plans, isCancelled) -> plans.routes(),
                                settings.replanning())),
                DispatchEvent::tenant,
                Types.STRING,
                Topics.MAX_PARALLELISM,
                1,
                0);
    }
}
