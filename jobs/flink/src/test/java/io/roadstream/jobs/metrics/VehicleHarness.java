/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.topic.Topics;
import io.roadstream.domain.metrics.MetricsSettings;
import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.domain.metrics.VehicleRule;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.jobs.fixtures.Harnesses;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator with a clock in the hand of the test. */
final class VehicleHarness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, VehicleFix, VehicleWindow> harness;
    private int taken;

    private VehicleHarness(
            KeyedOneInputStreamOperatorTestHarness<String, VehicleFix, VehicleWindow> harness) {
        this.harness = harness;
    }

    /** Restores one of so many instances, so long after the start. */
    static VehicleHarness start(
            @Nullable OperatorSubtaskState restored,
            int parallelism,
            int subtask,
            long sinceStartMillis)
            throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, VehicleFix, VehicleWindow>(
                        new KeyedProcessOperator<>(
                                new VehicleOperator(new VehicleRule(MetricsSettings.DEFAULT))),
                        fix -> fix.envelope().key(),
                        Types.STRING,
                        Topics.MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setProcessingTime(MetricsHarness.START + sinceStartMillis);
        return new VehicleHarness(Harnesses.open(restored, harness));
    }

    /** A fix that is received now and is so old. */
    void fix(String vehicle, long cell, long ageMillis) throws Exception {
        long now = harness.getProcessingTime();
        harness.processElement(
                new VehicleFix(new Envelope("acme", vehicle, now - ageMillis, now), cell), 0);
    }

    void timeIs(long sinceStartMillis) throws Exception {
        harness.setProcessingTime(MetricsHarness.START + sinceStartMillis);
    }

    /** What was told since the last call. */
    List<VehicleWindow> told() {
        List<VehicleWindow> all = harness.extractOutputValues();
        List<VehicleWindow> fresh = all.subList(taken, all.size());
        taken = all.size();
        return fresh;
    }

    OperatorSubtaskState snapshot(long checkpoint) throws Exception {
        return harness.snapshot(checkpoint, checkpoint);
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
