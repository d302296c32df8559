/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static io.roadstream.jobs.eta.DrivenVehicle.learned;
import static io.roadstream.jobs.eta.DrivenVehicle.lessons;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.jobs.fixtures.Harnesses;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearnerOperatorTest {
    private static final int TENANTS = 20;
    private static final int MAX = Topics.MAX_PARALLELISM;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long TOLD_MILLIS = LearnerOperator.PUBLISH_AFTER.toMillis();
    private static final EtaTable PRIOR = EtaTable.prior("acme");

    @Test
    @Proves(value = Proof.RESCALE, operator = EtaJob.LEARNER_UID)
    void stateMovesFromOneInstanceToTwoAndBack() throws Exception {
        OperatorSubtaskState one;
        try (Harness harness = new Harness(null, 1, 0)) {
            harness.teach(0, 2);
            one = harness.snapshot(1, 1);
        }

        OperatorSubtaskState[] two = new OperatorSubtaskState[2];
        Map<String, EtaTable> told = new HashMap<>();
        for (int index = 0; index < 2; index++) {
            var part = Harness.repartitionOperatorState(one, MAX, 1, 2, index);
            try (Harness harness = new Harness(part, 2, index)) {
                harness.teach(2, 4);
                harness.setProcessingTime(TOLD_MILLIS);
                Map<String, EtaTable> own = harness.tables();
                assertThat(own).isNotEmpty();
                told.putAll(own);
                two[index] = harness.snapshot(2, 2);
            }
        }
        assertThat(told).isEqualTo(tables(4));

        var merged = Harness.repartitionOperatorState(Harness.repackageState(two), MAX, 2, 1, 0);
        try (Harness harness = new Harness(merged, 1, 0)) {
            harness.setProcessingTime(TOLD_MILLIS);
            harness.teach(4, 6);
            harness.setProcessingTime(2 * TOLD_MILLIS);
            assertThat(harness.tables()).isEqualTo(tables(6));
        }
    }

    @Test
    @Proves(value = Proof.RESTORE, operator = EtaJob.LEARNER_UID)
    void whatIsLearnedSurvivesARestartThoughItWasNotToldYet() throws Exception {
        OperatorSubtaskState snapshot;
        try (Harness harness = new Harness(null, 1, 0)) {
            harness.zone("acme", "Europe/Paris");
            harness.learn(lessons("acme", 0, 3));
            snapshot = harness.snapshot(1, 1);
        }

        try (Harness restored = new Harness(snapshot, 1, 0)) {
            restored.setProcessingTime(TOLD_MILLIS);
            assertThat(restored.tables())
                    .containsExactly(
                            Map.entry(
                                    "acme",
                                    learned(
                                            PRIOR.withZone("Europe/Paris"),
                                            lessons("acme", 0, 3))));
        }
    }

    @Test
    @Proves(value = Proof.LATE_AND_OUT_OF_ORDER, operator = EtaJob.LEARNER_UID)
    void lessonsInAnyOrderCountAllTheSameAndTurnNoTimeBack() throws Exception {
        List<Lesson> all = lessons("acme", 0, 12);
        assertThat(all).hasSize(24).allMatch(lesson -> lesson.leg() != null);
        EtaTable inOrder = learned(PRIOR, all);
        for (int seed = 0; seed < 10; seed++) {
            List<Lesson> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed));
            try (Harness harness = new Harness(null, 1, 0)) {
                harness.learn(shuffled);
                harness.setProcessingTime(TOLD_MILLIS);

                EtaTable table = harness.table("acme");
                assertThat(table.speeds().recentMillis())
                        .isEqualTo(inOrder.speeds().recentMillis());
                assertThat(table.speeds().meters())
                        .containsExactly(inOrder.speeds().meters(), within(1e-6));
                assertThat(table.speeds().seconds())
                        .containsExactly(inOrder.speeds().seconds(), within(1e-6));
                assertThat(table.services().pickups()).isEqualTo(inOrder.services().pickups());
                assertThat(table.services().pickupSeconds())
                        .isCloseTo(inOrder.services().pickupSeconds(), within(1e-6));
                assertThat(table.services().dropoffSeconds())
                        .isCloseTo(inOrder.services().dropoffSeconds(), within(1e-6));
            }
        }
    }

    @Test
    @Proves(value = Proof.IDLE_SOURCE, operator = EtaJob.LEARNER_UID)
    void anIdleSourceHoldsNobodyUp() throws Exception {
        try (Harness harness = new Harness(null, 1, 0)) {
            // No tenant ever, and no watermark.
            harness.learn(lessons("acme", 0, 1));
            harness.setProcessingTime(TOLD_MILLIS);
            assertThat(harness.table("acme")).isEqualTo(learned(PRIOR, lessons("acme", 0, 1)));
        }
        try (Harness harness = new Harness(null, 1, 0)) {
            // No lesson ever.
            harness.zone("acme", "Europe/Paris");
            harness.setProcessingTime(TOLD_MILLIS);
            assertThat(harness.table("acme")).isEqualTo(PRIOR.withZone("Europe/Paris"));
        }
    }

    @Test
    void ofADeletedTenantNothingIsKnownAtOnceAndNothingLearnedForAWeek() throws Exception {
        try (Harness harness = new Harness(null, 1, 0)) {
            harness.zone("acme", "Europe/Paris");
            harness.learn(lessons("acme", 0, 3));

            harness.delete("acme");
            assertThat(harness.tables()).containsExactly(Map.entry("acme", PRIOR));

            harness.learn(lessons("acme", 3, 4));
            harness.setProcessingTime(6 * DAY_MILLIS);
            assertThat(harness.tables()).isEmpty();

            harness.setProcessingTime(7 * DAY_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void aTenantThatComesAgainLearnsAnew() throws Exception {
        try (Harness harness = new Harness(null, 1, 0)) {
            harness.learn(lessons("acme", 0, 3));
            harness.delete("acme");
            harness.tables();

            harness.zone("acme", "Europe/Paris");
            harness.learn(lessons("acme", 5, 6));
            harness.setProcessingTime(TOLD_MILLIS);

            assertThat(harness.table("acme"))
                    .isEqualTo(learned(PRIOR.withZone("Europe/Paris"), lessons("acme", 5, 6)));
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = EtaJob.LEARNER_UID)
    void stateStaysBoundedOverWeeksInWhichTenantsComeAndGo() throws Exception {
        try (Harness harness = new Harness(null, 1, 0)) {
            int mostEntries = 0;
            int mostTimers = 0;
            long bytesAfterAWeek = 0;
            for (int hour = 0; hour < 28 * 24; hour++) {
                harness.setProcessingTime(hour * 3_600_000L);
                // One that stays, and one each day that is deleted on the next.
                harness.learn(lessons("acme", 2 * hour, 2 * hour + 1));
                int day = hour / 24;
                harness.learn(lessons("day-" + day, 2 * hour, 2 * hour + 1));
                if (hour % 24 == 0) {
                    harness.zone("day-" + day, "Europe/Paris");
                    harness.delete("day-" + (day - 1));
                }
                harness.learn(lessons("day-" + (day - 1), 2 * hour, 2 * hour + 1));
                harness.tables();
                mostEntries = Math.max(mostEntries, harness.numKeyedStateEntries());
                mostTimers = Math.max(mostTimers, harness.numProcessingTimeTimers());
                if (hour == 9 * 24) {
                    bytesAfterAWeek = harness.bytes();
                }
            }
            // Two tables, two that wait to be told, and those that were deleted within the week.
            assertThat(mostEntries).isLessThanOrEqualTo(2 + 8);
            assertThat(mostTimers).isLessThanOrEqualTo(2 + 8);
            assertThat(harness.bytes()).isLessThan(bytesAfterAWeek + 1_000);
            assertThat(harness.numEventTimeTimers()).isZero();

            harness.delete("acme");
            harness.delete("day-27");
            harness.setProcessingTime(36 * DAY_MILLIS);

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
        }
    }

    private static Map<String, EtaTable> tables(int trips) {
        Map<String, EtaTable> tables = new HashMap<>();
        for (int i = 0; i < TENANTS; i++) {
            String tenant = "tenant-" + i;
            List<Lesson> all = new ArrayList<>();
            for (int trip = 0; trip < trips; trip += 2) {
                all.addAll(lessons(tenant, trip + i, trip + i + 2));
            }
            tables.put(tenant, learned(EtaTable.prior(tenant), all));
        }
        return tables;
    }

    /** One instance of some; what it does not own is not given to it. */
    private static final class Harness
            extends KeyedTwoInputStreamOperatorTestHarness<String, Lesson, TenantChange, EtaTable> {
        private final int parallelism;
        private final int index;

        Harness(@Nullable OperatorSubtaskState restored, int parallelism, int index)
                throws Exception {
            super(
                    new KeyedCoProcessOperator<>(new LearnerOperator()),
                    Lesson::tenant,
                    TenantChange::tenant,
                    Types.STRING,
                    MAX,
                    parallelism,
                    index);
            this.parallelism = parallelism;
            this.index = index;
            ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig())
                    .setGenericTypes(false);
            Harnesses.open(restored, this);
        }

        /** Each tenant has trips of its own. */
        void teach(int fromTrip, int toTrip) throws Exception {
            for (int i = 0; i < TENANTS; i++) {
                learn(lessons("tenant-" + i, fromTrip + i, toTrip + i));
            }
        }

        void learn(List<Lesson> lessons) throws Exception {
            for (Lesson lesson : lessons) {
                if (owns(lesson.tenant())) {
                    processElement1(lesson, 0);
                }
            }
        }

        void zone(String tenant, String zone) throws Exception {
            processElement2(new TenantChange(tenant, zone), 0);
        }

        void delete(String tenant) throws Exception {
            processElement2(new TenantChange(tenant, null), 0);
        }

        /** What was told since the last call, the newest of each tenant. */
        Map<String, EtaTable> tables() {
            Map<String, EtaTable> tables = new HashMap<>();
            extractOutputValues().forEach(table -> tables.put(table.tenant(), table));
            getOutput().clear();
            return tables;
        }

        EtaTable table(String tenant) {
            Map<String, EtaTable> tables = tables();
            assertThat(tables).containsOnlyKeys(tenant);
            return requireNonNull(tables.get(tenant));
        }

        long bytes() throws Exception {
            return snapshot(1, 1).getManagedKeyedState().iterator().next().getStateSize();
        }

        private boolean owns(String key) {
            return Instances.of(key, parallelism) == index;
        }
    }
}
