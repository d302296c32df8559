/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import static io.roadstream.jobs.eta.DrivenVehicle.learned;
import static io.roadstream.jobs.eta.DrivenVehicle.lessons;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.JourneyUpdate;
import io.roadstream.jobs.fixtures.Harnesses;
import io.roadstream.jobs.fixtures.Instances;
import io.roadstream.jobs.fixtures.Proof;
import io.roadstream.jobs.fixtures.Proves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Estimates with the tables of several tenants. */
class EtaOperatorTest {
    private static final int MAX = Topics.MAX_PARALLELISM;
    private static final int TENANTS = 5;
    private static final int VEHICLES = 40;

    @Test
    @Proves(value = Proof.RESCALE, operator = EtaJob.ETA_UID)
    void tablesAndWhatWasToldMoveFromOneInstanceToTwoAndBack() throws Exception {
        List<List<JourneyUpdate>> phases = phases();
        List<Eta> told = new ArrayList<>();
        OperatorSubtaskState one;
        try (Harness harness = new Harness(null, 1, 0)) {
            harness.tables();
            told.addAll(harness.take(phases.get(0)));
            one = harness.snapshot(1, 1);
        }
        OperatorSubtaskState[] two = new OperatorSubtaskState[2];
        for (int index = 0; index < 2; index++) {
            var part = Harness.repartitionOperatorState(one, MAX, 1, 2, index);
            try (Harness harness = new Harness(part, 2, index)) {
                assertThat(harness.countTables()).isEqualTo(TENANTS);
                List<Eta> own = harness.take(phases.get(1));
                assertThat(own).isNotEmpty();
                told.addAll(own);
                two[index] = harness.snapshot(2, 2);
            }
        }
        var merged = Harness.repartitionOperatorState(Harness.repackageState(two), MAX, 2, 1, 0);
        try (Harness harness = new Harness(merged, 1, 0)) {
            assertThat(harness.countTables()).isEqualTo(TENANTS);
            told.addAll(harness.take(phases.get(2)));
            assertThat(harness.entries()).isZero();
        }

        List<Eta> undisturbed = new ArrayList<>();
        try (Harness harness = new Harness(null, 1, 0)) {
            harness.tables();
            for (List<JourneyUpdate> phase : phases) {
                undisturbed.addAll(harness.take(phase));
            }
        }
        assertThat(sorted(told)).isEqualTo(sorted(undisturbed)).hasSizeGreaterThan(10 * VEHICLES);
        assertThat(told)
                .extracting(Eta::method)
                .containsOnly(EtaMethod.LEARNED_SPEED, EtaMethod.ARRIVED);
    }

    @Test
    void aTableThatKnowsNothingIsNone() throws Exception {
        try (Harness harness = new Harness(null, 1, 0)) {
            harness.tables();

            harness.processBroadcastElement(EtaTable.prior("tenant-0"), 0);
            harness.processBroadcastElement(EtaTable.prior("nobody"), 0);

            assertThat(harness.countTables()).isEqualTo(TENANTS - 1);
            DrivenVehicle van = new DrivenVehicle("tenant-0", "van-1");
            van.order("o-1", OrderStatus.DELIVERING, 1, 0);
            van.fix(1, 0);
            assertThat(harness.take(van.updates()))
                    .extracting(Eta::method)
                    .containsExactly(EtaMethod.DEFAULT_SPEED);
        }
    }

    @Test
    @Proves(value = Proof.BOUNDED_STATE, operator = EtaJob.ETA_UID)
    void stateStaysBoundedOverWeeksInWhichTenantsComeAndGo() throws Exception {
        try (Harness harness = new Harness(null, 1, 0)) {
            int mostTables = 0;
            int mostEntries = 0;
            long told = 0;
            for (int day = 0; day < 21; day++) {
                String tenant = "day-" + day;
                for (int trip = 0; trip < 8; trip++) {
                    EtaTable prior = EtaTable.prior(tenant);
                    harness.processBroadcastElement(
                            learned(prior, lessons(tenant, 0, trip + 1)), 0);
                    DrivenVehicle van = new DrivenVehicle(tenant, "van-" + trip);
                    van.deliver(48 * day + trip);
                    told += harness.take(van.updates()).size();
                }
                if (day > 0) {
                    harness.processBroadcastElement(EtaTable.prior("day-" + (day - 1)), 0);
                }
                mostTables = Math.max(mostTables, harness.countTables());
                mostEntries = Math.max(mostEntries, harness.entries());
            }
            assertThat(told).isGreaterThan(21 * 8 * 40);
            assertThat(mostTables).isEqualTo(1);
            // Of stops that were made nothing is left.
            assertThat(mostEntries).isZero();
            assertThat(harness.numProcessingTimeTimers()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    /** Vehicles of all tenants: on the way to the pickup, there and on the way, at the end. */
    private static List<List<JourneyUpdate>> phases() {
        List<DrivenVehicle> fleet = new ArrayList<>();
        for (int i = 0; i < VEHICLES; i++) {
            fleet.add(new DrivenVehicle("tenant-" + i % TENANTS, "van-" + i));
        }
        List<List<JourneyUpdate>> phases = new ArrayList<>();
        for (int phase = 0; phase < 3; phase++) {
            List<JourneyUpdate> updates = new ArrayList<>();
            for (DrivenVehicle van : fleet) {
                OrderStatus status =
                        List.of(
                                        OrderStatus.PICKING_UP,
                                        OrderStatus.DELIVERING,
                                        OrderStatus.DELIVERED)
                                .get(phase);
                van.order("o-1", status, phase + 1, phase * 310);
                for (int second = 1; phase < 2 && second <= 310; second += 7) {
                    van.fix(phase * 310 + second, phase * 3_000 + Math.min(3_000, 10 * second));
                }
                updates.addAll(van.updates());
            }
            phases.add(updates);
        }
        return phases;
    }

    private static List<Eta> sorted(List<Eta> etas) {
        return etas.stream()
                .sorted(
                        Comparator.comparing((Eta eta) -> eta.envelope().key())
                                .thenComparing(Eta::vehicleId)
                                .thenComparing(eta -> eta.envelope().eventTimeMillis())
                                .thenComparing(Eta::stop)
                                .thenComparing(Eta::method)
                                .thenComparing(Eta::revision))
                .toList();
    }

    /** One instance of some; what it does not own is not given to it. */
    private static final class Harness
            extends KeyedBroadcastOperatorTestHarness<String, JourneyUpdate, EtaTable, Eta> {
        private final int parallelism;
        private final int index;

        Harness(@Nullable OperatorSubtaskState restored, int parallelism, int index)
                throws Exception {
            super(
                    new CoBroadcastWithKeyedOperator<>(
                            new EtaOperator(EtaSettings.DEFAULT), List.of(EtaOperator.TABLES)),
                    JourneyUpdate::key,
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

        /** Each tenant has learned something else. */
        void tables() throws Exception {
            for (int i = 0; i < TENANTS; i++) {
                String tenant = "tenant-" + i;
                processBroadcastElement(
                        learned(EtaTable.prior(tenant), lessons(tenant, i, i + 8)), 0);
            }
        }

        List<Eta> take(List<JourneyUpdate> updates) throws Exception {
            for (JourneyUpdate update : updates) {
                if (Instances.of(update.key(), parallelism) == index) {
                    processElement(update, 0);
                }
            }
            List<Eta> told = new ArrayList<>(extractOutputValues());
            getOutput().clear();
            return told;
        }

        int countTables() throws Exception {
            int count = 0;
            for (var ignored : getBroadcastState(EtaOperator.TABLES).immutableEntries()) {
                count++;
            }
            return count;
        }

        int entries() {
            var backend = ((AbstractStreamOperator<?>) getOperator()).getKeyedStateBackend();
            return ((HeapKeyedStateBackend<?>) backend).numKeyValueStateEntries();
        }
    }
}
