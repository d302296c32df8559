/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.fixtures.Reports;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.MetricsSettings;
import io.roadstream.domain.metrics.SeenVehicle;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.captured.RowState;
import io.roadstream.jobs.fixtures.Harnesses;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator with a clock in the hand of the test; it begins at {@link #START}. */
final class MetricsHarness implements AutoCloseable {
    /** Beginning of a window. */
    static final long START = Reports.TIME.toEpochMilli();

    static final long WINDOW = 10_000;
    static final long GRACE = 1_000;
    static final long CELL = 0x872830828ffffffL;
    static final long OTHER_CELL = 0x87283082affffffL;

    private final KeyedTwoInputStreamOperatorTestHarness<
                    String, VehicleWindow, OrderChange, KpiWindow>
            harness;

    private MetricsHarness(
            KeyedTwoInputStreamOperatorTestHarness<String, VehicleWindow, OrderChange, KpiWindow>
                    harness) {
        this.harness = harness;
    }

    static MetricsHarness start() throws Exception {
        return start(null, 1, 0, START + GRACE);
    }

    /** Restores one of so many instances, at an instant. */
    static MetricsHarness start(
            @Nullable OperatorSubtaskState restored, int parallelism, int subtask, long nowMillis)
            throws Exception {
        var harness =
                new KeyedTwoInputStreamOperatorTestHarness<
                        String, VehicleWindow, OrderChange, KpiWindow>(
                        new KeyedCoProcessOperator<>(
                                new MetricsOperator(new MetricsRule(MetricsSettings.DEFAULT))),
                        VehicleWindow::tenant,
                        change -> change.state().envelope().tenant(),
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setProcessingTime(nowMillis);
        return new MetricsHarness(Harnesses.open(restored, harness));
    }

    /** Of a state that so many instances had, the part of one of so many. */
    static OperatorSubtaskState part(
            OperatorSubtaskState state, int before, int after, int subtask) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, Topics.MAX_PARALLELISM, before, after, subtask);
    }

    static OperatorSubtaskState together(OperatorSubtaskState... parts) throws Exception {
        return AbstractStreamOperatorTestHarness.repackageState(parts);
    }

    /** A vehicle was seen in the window of this number. */
    void seen(String tenant, String vehicle, int window, long cell, Integer... agesMillis)
            throws Exception {
        take(
                new VehicleWindow(
                        tenant,
                        vehicle,
                        START + window * WINDOW,
                        new SeenVehicle(cell, List.of(agesMillis))));
    }

    void take(VehicleWindow window) throws Exception {
        harness.processElement1(window, 0);
    }

    void change(Order order) throws Exception {
        harness.processElement2(OrderChange.of(order), 0);
    }

    void delete(Order order, ChangeVersion version) throws Exception {
        harness.processElement2(new OrderChange(new RowState(order.envelope(), version), null), 0);
    }

    /** Lets the clock go on to so long after the start. */
    void timeIs(long sinceStartMillis) throws Exception {
        harness.setProcessingTime(START + sinceStartMillis);
    }

    /** Lets the clock go on to the close of the window of this number, the first being 0. */
    void close(int window) throws Exception {
        timeIs((window + 1) * WINDOW + GRACE);
    }

    OperatorSubtaskState snapshot(long checkpoint) throws Exception {
        return harness.snapshot(checkpoint, checkpoint);
    }

    List<KpiWindow> windows() {
        return harness.extractOutputValues();
    }

    List<KpiWindow> wholes() {
        return windows().stream().filter(KpiWindow::isWhole).toList();
    }

    /** Size of a snapshot, which counts the entries of maps too. */
    long stateBytes() throws Exception {
        return snapshot(1).getStateSize();
    }

    int stateEntries() {
        return harness.numKeyedStateEntries();
    }

    int timers() {
        return harness.numProcessingTimeTimers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
