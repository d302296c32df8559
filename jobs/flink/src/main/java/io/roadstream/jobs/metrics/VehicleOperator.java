/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static java.util.Objects.requireNonNull;

import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.domain.metrics.VehicleRule;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.domain.metrics.VehicleWindows;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link VehicleRule} per vehicle, so that the one core of a tenant hears of each vehicle once
 * in a window. State: one {@link VehicleWindows} per vehicle, cleared by its timer two hours after
 * its last fix.
 */
final class VehicleOperator extends KeyedProcessFunction<String, VehicleFix, VehicleWindow> {
    private static final long serialVersionUID = 1L;

    private final VehicleRule rule;
    private transient @Nullable ValueState<VehicleWindows> windows;
    private transient @Nullable Counter late;

    VehicleOperator(VehicleRule rule) {
        this.rule = rule;
    }

    @Override
    public void open(OpenContext context) {
        windows =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("windows", VehicleWindows.class));
        late = getRuntimeContext().getMetricGroup().counter("late.fixes");
    }

    @Override
    public void processElement(VehicleFix fix, Context context, Collector<VehicleWindow> out)
            throws Exception {
        long now = context.timerService().currentProcessingTime();
        VehicleRule.Step step = rule.step(state(), fix, now);
        if (step.isLate()) {
            requireNonNull(late).inc();
        }
        keep(step.state(), now, context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<VehicleWindow> out)
            throws Exception {
        VehicleWindows before = state();
        if (timestamp != before.wakeMillis()) {
            return;
        }
        long now = context.timerService().currentProcessingTime();
        VehicleRule.Told told = rule.tell(before.wakingAt(0), now);
        String key = context.getCurrentKey();
        int bar = key.indexOf('|');
        for (VehicleWindows.Window window : told.windows()) {
            out.collect(
                    new VehicleWindow(
                            key.substring(0, bar),
                            key.substring(bar + 1),
                            window.startMillis(),
                            window.seen()));
        }
        if (rule.isForgotten(told.state(), now)) {
            requireNonNull(windows).clear();
        } else {
            keep(told.state(), now, context);
        }
    }

    private VehicleWindows state() throws Exception {
        VehicleWindows known = requireNonNull(windows).value();
        return known == null ? VehicleWindows.NEW : known;
    }

    private void keep(VehicleWindows state, long nowMillis, Context context) throws Exception {
        long wake = rule.wakeMillis(state, nowMillis);
        if (state.wakeMillis() == 0 || wake < state.wakeMillis()) {
            if (state.wakeMillis() != 0) {
                context.timerService().deleteProcessingTimeTimer(state.wakeMillis());
            }
            context.timerService().registerProcessingTimeTimer(wake);
            requireNonNull(windows).update(state.wakingAt(wake));
        } else {
            requireNonNull(windows).update(state);
        }
    }
}
