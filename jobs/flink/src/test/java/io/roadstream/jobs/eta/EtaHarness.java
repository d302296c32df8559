/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TrackFlag;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.eta.EtaSettings;
import io.roadstream.domain.eta.EtaTable;
import io.roadstream.domain.eta.JourneyUpdate;
import io.roadstream.domain.eta.Lesson;
import io.roadstream.domain.eta.VehicleOrder;
import io.roadstream.jobs.captured.OrderChange;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * All four operators in Flink's harness, wired as the job wires them; one instance of each, or one
 * of some. What an instance does not own must not be given to it.
 */
final class EtaHarness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, OrderChange, VehicleOrder> orders;
    private final KeyedTwoInputStreamOperatorTestHarness<
                    String, Track, VehicleChange, JourneyUpdate>
            journeys;
    private final KeyedTwoInputStreamOperatorTestHarness<String, Lesson, TenantChange, EtaTable>
            learner;
    private final KeyedBroadcastOperatorTestHarness<String, JourneyUpdate, EtaTable, Eta> etas;
    private int takenLessons;
    private int takenTables;

    /** A snapshot of all four. */
    record Snapshot(
            OperatorSubtaskState orders,
            OperatorSubtaskState journeys,
            OperatorSubtaskState learner,
            OperatorSubtaskState etas) {
        /** The part of one of some instances. */
        Snapshot part(int before, int after, int index) {
            return new Snapshot(
                    part(orders, before, after, index),
                    part(journeys, before, after, index),
                    part(learner, before, after, index),
                    part(etas, before, after, index));
        }

        static Snapshot merge(Snapshot one, Snapshot other) throws Exception {
            return new Snapshot(
                    AbstractStreamOperatorTestHarness.repackageState(one.orders, other.orders),
                    AbstractStreamOperatorTestHarness.repackageState(one.journeys, other.journeys),
                    AbstractStreamOperatorTestHarness.repackageState(one.learner, other.learner),
                    AbstractStreamOperatorTestHarness.repackageState(one.etas, other.etas));
        }

        private static OperatorSubtaskState part(
                OperatorSubtaskState state, int before, int after, int index) {
            return AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    state, Topics.MAX_PARALLELISM, before, after, index);
        }
    }

    private EtaHarness(int parallelism, int index) throws Exception {
        orders =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new AssignmentOperator()),
                        OrderChange::key,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        index);
        journeys =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new JourneyOperator(EtaSettings.DEFAULT)),
                        track -> track.envelope().key(),
                        VehicleChange::key,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        index);
        learner =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new KeyedCoProcessOperator<>(new LearnerOperator()),
                        Lesson::tenant,
                        TenantChange::tenant,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        index);
        etas =
                new KeyedBroadcastOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new EtaOperator(EtaSettings.DEFAULT), List.of(EtaOperator.TABLES)),
                        JourneyUpdate::key,
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        index);
        for (var harness : all()) {
            ExecutionConfig config = harness.getExecutionConfig();
            ((SerializerConfigImpl) config.getSerializerConfig()).setGenericTypes(false);
        }
    }

    static EtaHarness start() throws Exception {
        return start(null, 1, 0);
    }

    static EtaHarness start(@Nullable Snapshot restored, int parallelism, int index)
            throws Exception {
        EtaHarness harness = new EtaHarness(parallelism, index);
        if (restored != null) {
            harness.orders.initializeState(restored.orders());
            harness.journeys.initializeState(restored.journeys());
            harness.learner.initializeState(restored.learner());
            harness.etas.initializeState(restored.etas());
        }
        for (var one : harness.all()) {
            one.open();
        }
        return harness;
    }

    Snapshot snapshot() throws Exception {
        return new Snapshot(
                orders.snapshot(1, 1),
                journeys.snapshot(1, 1),
                learner.snapshot(1, 1),
                etas.snapshot(1, 1));
    }

    void time(long millis) throws Exception {
        for (var harness : all()) {
            if (harness.getProcessingTime() < millis) {
                harness.setProcessingTime(millis);
            }
        }
        passOn();
    }

    void order(String id, @Nullable String vehicle, OrderStatus status, int version, int second)
            throws Exception {
        change(Meridian.order(id, vehicle, status, version, second));
    }

    void change(OrderChange change) throws Exception {
        orders.processElement(change, 0);
        for (VehicleOrder one : take(orders)) {
            journeys.processElement2(VehicleChange.of(one), 0);
        }
        passOn();
    }

    void fix(String vehicle, int second, double north, TrackFlag... flags) throws Exception {
        journeys.processElement1(Meridian.track(vehicle, second, north, flags), 0);
        passOn();
    }

    void zone(String zone) throws Exception {
        learner.processElement2(new TenantChange("acme", zone), 0);
        passOn();
    }

    /** What was told since the last call. */
    List<Eta> etas() {
        return take(etas);
    }

    List<Trigger> triggers() {
        var triggers = etas.getSideOutput(EtaOperator.TRIGGERS);
        return triggers == null
                ? List.of()
                : triggers.stream().map(StreamRecord::getValue).toList();
    }

    int lessons() {
        return takenLessons;
    }

    int tables() {
        return takenTables;
    }

    /** Entries of keyed state, all operators together. */
    int entries() {
        var backend = ((AbstractStreamOperator<?>) etas.getOperator()).getKeyedStateBackend();
        return orders.numKeyedStateEntries()
                + journeys.numKeyedStateEntries()
                + learner.numKeyedStateEntries()
                + ((HeapKeyedStateBackend<?>) backend).numKeyValueStateEntries();
    }

    int timers() {
        return orders.numProcessingTimeTimers()
                + journeys.numProcessingTimeTimers()
                + learner.numProcessingTimeTimers();
    }

    @Override
    public void close() throws Exception {
        for (var harness : all()) {
            harness.close();
        }
    }

    private void passOn() throws Exception {
        var lessons = journeys.getSideOutput(JourneyOperator.LESSONS);
        if (lessons != null) {
            List<Lesson> all = lessons.stream().map(StreamRecord::getValue).toList();
            for (Lesson lesson : all.subList(takenLessons, all.size())) {
                learner.processElement1(lesson, 0);
            }
            takenLessons = all.size();
        }
        for (EtaTable table : take(learner)) {
            etas.processBroadcastElement(table, 0);
            takenTables++;
        }
        for (JourneyUpdate update : take(journeys)) {
            etas.processElement(update, 0);
        }
    }

    private List<AbstractStreamOperatorTestHarness<?>> all() {
        return List.of(orders, journeys, learner, etas);
    }

    private static <T> List<T> take(AbstractStreamOperatorTestHarness<T> harness) {
        List<T> values = new ArrayList<>(harness.extractOutputValues());
        harness.getOutput().clear();
        return values;
    }
}
