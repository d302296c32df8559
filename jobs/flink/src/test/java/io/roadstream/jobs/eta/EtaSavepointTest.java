/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.JourneyUpdate;
import io.roadstream.domain.eta.LegLesson;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.eta.VehicleOrder;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.fixtures.KeptDay;
import io.roadstream.jobs.fixtures.KeptSavepoint;
import io.roadstream.jobs.fixtures.Restores;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Estimates go on from what earlier builds kept. */
@ParameterizedClass
@EnumSource(KeptSavepoint.class)
class EtaSavepointTest {
    private final KeptSavepoint kept;
    private final KeptDay day;

    EtaSavepointTest(KeptSavepoint kept) {
        this.kept = kept;
        this.day = kept.day();
    }

    @Test
    @Restores(EtaJob.ASSIGNMENT_UID)
    void aVehicleLosesTheOrderThatItWasTold() throws Exception {
        var closed =
                new KeyedOneInputStreamOperatorTestHarness<String, OrderChange, VehicleOrder>(
                        new KeyedProcessOperator<>(new AssignmentOperator()),
                        OrderChange::key,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        1,
                        0);
        try (var harness = kept.open(EtaJob.ASSIGNMENT_UID, closed)) {
            harness.processElement(change(day.order2(OrderStatus.ASSIGNED, "van-5", 5, -380)), 0);
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processElement(change(day.order2(OrderStatus.ASSIGNED, "van-7", 8, 10)), 0);

            assertThat(harness.extractOutputValues())
                    .extracting(VehicleOrder::vehicleId, one -> one.order() == null)
                    .containsExactly(tuple("van-5", true), tuple("van-7", false));
        }
    }

    @Test
    @Restores(EtaJob.JOURNEY_UID)
    void aStopTeachesOfTheWayThatBeganBefore() throws Exception {
        try (var harness = kept.open(EtaJob.JOURNEY_UID, journeys())) {
            harness.processElement1(day.track("van-1", 710, KeptDay.DROPOFF_1 - 100), 0);
            harness.processElement1(day.track("van-1", 720, KeptDay.DROPOFF_1), 0);
            Order delivered = day.order1(OrderStatus.DELIVERED, 9, 780);
            harness.processElement2(
                    VehicleChange.of(
                            new VehicleOrder("acme", "van-1", "o-1", delivered, day.millis(780))),
                    0);

            assertThat(harness.getSideOutput(JourneyOperator.LESSONS))
                    .singleElement()
                    .satisfies(
                            record -> {
                                Lesson lesson = record.getValue();
                                assertThat(lesson.kind()).isEqualTo(StopKind.DROPOFF);
                                assertThat(lesson.serviceSeconds()).isBetween(59.0, 61.0);
                                assertThat(lesson.outcomes()).hasSizeGreaterThan(5);
                                LegLesson leg = Objects.requireNonNull(lesson.leg());
                                assertThat(leg.startMillis()).isLessThan(day.millis(-300));
                                assertThat(leg.pathMeters()).isBetween(10_800.0, 11_000.0);
                            });
        }
    }

    @Test
    @Restores(EtaJob.JOURNEY_UID)
    void knowsThePlanThatItWasTold() throws Exception {
        try (var harness = kept.open(EtaJob.JOURNEY_UID, journeys())) {
            harness.processElement2(VehicleChange.of(plan(1, -600)), 0);
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.processElement2(VehicleChange.of(plan(2, 10)), 0);

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(update -> assertThat(update.journey().orders()).hasSize(1));
        }
    }

    @Test
    @Restores(EtaJob.LEARNER_UID)
    void goesOnLearning() throws Exception {
        var closed =
                new KeyedTwoInputStreamOperatorTestHarness<String, Lesson, TenantChange, EtaTable>(
                        new KeyedCoProcessOperator<>(new LearnerOperator()),
                        Lesson::tenant,
                        TenantChange::tenant,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        1,
                        0);
        try (var harness = kept.open(EtaJob.LEARNER_UID, closed)) {
            harness.processElement1(
                    new Lesson("acme", day.millis(780), StopKind.DROPOFF, 60, null, List.of()), 0);
            harness.setProcessingTime(
                    kept.takenMillis() + LearnerOperator.PUBLISH_AFTER.toMillis());

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            table -> {
                                assertThat(table.zone()).isEqualTo("America/Los_Angeles");
                                // ten of each are assumed
                                assertThat(table.services().pickups()).isEqualTo(11);
                                assertThat(table.services().dropoffs()).isEqualTo(11);
                                assertThat(table.speeds().recentSeconds()).isEqualTo(1_900);
                            });
        }
    }

    @Test
    @Restores(EtaJob.ETA_UID)
    void correctsWhatWasToldByWhatWasLearned() throws Exception {
        EtaHarness.Snapshot states =
                new EtaHarness.Snapshot(
                        kept.state(EtaJob.ASSIGNMENT_UID),
                        kept.state(EtaJob.JOURNEY_UID),
                        kept.state(EtaJob.LEARNER_UID),
                        kept.state(EtaJob.ETA_UID));
        try (var harness =
                kept.advising("The operators of estimates", () -> EtaHarness.start(states, 1, 0))) {
            harness.time(kept.takenMillis());

            harness.change(change(day.order1To(KeptDay.DROPOFF_1 - 3_000, 9, -390)));

            assertThat(harness.etas())
                    .singleElement()
                    .satisfies(
                            eta -> {
                                assertThat(eta.envelope().key()).isEqualTo("acme|o-1");
                                assertThat(eta.stop()).isEqualTo(StopKind.DROPOFF);
                                assertThat(eta.revision()).isEqualTo(1);
                                assertThat(eta.method()).isEqualTo(EtaMethod.LEARNED_SPEED);
                            });
        }
    }

    private static OrderChange change(Order order) {
        return OrderChange.of(order);
    }

    private Plan plan(long version, int second) {
        return new Plan(
                day.track("van-5", second, KeptDay.VAN_5).envelope(),
                version,
                version,
                TriggerKind.NEW_ORDER,
                1,
                "d-5",
                List.of());
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, Track, VehicleChange, JourneyUpdate>
            journeys() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new JourneyOperator(EtaSettings.DEFAULT)),
                track -> track.envelope().key(),
                VehicleChange::key,
                Types.STRING,
                Topics.MAX_PARALLELISM,
                1,
                0);
    }
}
