/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.KpiWindow;
import io.roadstream.domain.metrics.KnownOrder;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.OrderStep;
import io.roadstream.domain.metrics.SeenVehicle;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.domain.metrics.WindowContent;
import io.roadstream.jobs.captured.OrderChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link MetricsRule} per tenant, with a window open as long as anything happens: a vehicle
 * reports, or an order is open. State: {@link MetricsState}; orders, open ones and for an hour
 * those that ended, and windows that may be corrected are swept at each close and without one when
 * the last takes no corrections any more, then each hour, and the rest is cleared when none is
 * left. Windows that passed while the job was away are not made up for: what happened to orders
 * meanwhile is in the first one after, fixes of that time are late.
 */
final class MetricsOperator
        extends KeyedCoProcessFunction<String, VehicleWindow, OrderChange, KpiWindow> {
    private static final long serialVersionUID = 1L;

    private static final long SWEEP_MILLIS = 3_600_000;

    private final MetricsRule rule;
    private transient @Nullable MetricsState state;
    private transient @Nullable Counter notNewer;
    private transient @Nullable Counter late;

    MetricsOperator(MetricsRule rule) {
        this.rule = rule;
    }

    @Override
    public void open(OpenContext context) {
        state = new MetricsState(getRuntimeContext());
        notNewer = getRuntimeContext().getMetricGroup().counter("not_newer.orders");
        late = getRuntimeContext().getMetricGroup().counter("late.vehicles");
    }

    @Override
    public void processElement1(VehicleWindow window, Context context, Collector<KpiWindow> out)
            throws Exception {
        MetricsProgress now = openWindow(context, out);
        if (!requireNonNull(state).take(window, now.windowMillis())) {
            requireNonNull(late).inc();
        }
    }

    @Override
    public void processElement2(OrderChange change, Context context, Collector<KpiWindow> out)
            throws Exception {
        MetricsProgress now = openWindow(context, out);
        String id = change.state().envelope().entityId();
        KnownOrder before = requireNonNull(state).order(id);
        long time = context.timerService().currentProcessingTime();
        OrderStep step =
                change.order() == null
                        ? rule.delete(before, change.state().version(), time)
                        : rule.step(before, change.order(), now.sinceMillis(), time);
        if (step == null) {
            requireNonNull(notNewer).inc();
        } else {
            requireNonNull(state).take(id, step);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<KpiWindow> out)
            throws Exception {
        MetricsProgress now = requireNonNull(state).progress();
        if (now == null) {
            return;
        }
        if (now.windowMillis() != 0 && timestamp == rule.closeMillis(now.windowMillis())) {
            closeWindow(now, context, out);
        } else if (now.windowMillis() == 0 && timestamp == now.sweepMillis()) {
            long time = context.timerService().currentProcessingTime();
            requireNonNull(state).sweepOrders(rule, time);
            requireNonNull(state).sweepWindows(rule, rule.windowStartMillis(time));
            goOn(now, false, context);
        }
    }

    private MetricsProgress openWindow(Context context, Collector<KpiWindow> out) throws Exception {
        long time = context.timerService().currentProcessingTime();
        MetricsProgress now = requireNonNull(state).progress();
        if (now != null && now.windowMillis() != 0) {
            long due = rule.closeMillis(now.windowMillis());
            if (time < due) {
                return now;
            }
            // Its timer is late, as after a restart: what arrives now is not of that window.
            context.timerService().deleteProcessingTimeTimer(due);
            closeWindow(now, context, out);
            now = requireNonNull(state).progress();
        }
        if (now == null) {
            now = new MetricsProgress(rule.sinceMillis(time), 0, 0, List.of());
        }
        if (now.sweepMillis() != 0) {
            context.timerService().deleteProcessingTimeTimer(now.sweepMillis());
        }
        return now.windowMillis() != 0
                ? now
                : startWindow(now, rule.windowStartMillis(time), context);
    }

    private void closeWindow(MetricsProgress now, Context context, Collector<KpiWindow> out)
            throws Exception {
        MetricsState known = requireNonNull(state);
        String tenant = context.getCurrentKey();
        long time = context.timerService().currentProcessingTime();
        Map<Long, List<SeenVehicle>> byWindow = known.vehiclesByWindow();
        List<KpiWindow> windows = new ArrayList<>(known.correct(tenant, rule, time, byWindow));
        WindowContent content = known.content(tenant, now, byWindow);
        boolean isActive = known.sweepOrders(rule, time) || content.vehicles().iterator().hasNext();
        List<KpiWindow> newest = rule.close(content, time);
        known.told(now.windowMillis(), newest);
        windows.addAll(newest);
        windows.forEach(out::collect);
        known.clearTallies();
        known.sweepWindows(rule, now.windowMillis());
        goOn(now.withCells(isActive ? cells(windows) : List.of()), isActive, context);
    }

    private MetricsProgress startWindow(MetricsProgress now, long startMillis, Context context)
            throws Exception {
        MetricsProgress next = now.withWindow(startMillis);
        context.timerService().registerProcessingTimeTimer(rule.closeMillis(startMillis));
        requireNonNull(state).update(next);
        return next;
    }

    private void goOn(MetricsProgress now, boolean isActive, Context context) throws Exception {
        long time = context.timerService().currentProcessingTime();
        if (isActive) {
            startWindow(now, rule.windowStartMillis(time), context);
            return;
        }
        long sweep = requireNonNull(state).nextSweepMillis(rule, time + SWEEP_MILLIS);
        if (sweep == 0) {
            requireNonNull(state).clear();
        } else {
            context.timerService().registerProcessingTimeTimer(sweep);
            requireNonNull(state).update(now.withSweep(sweep));
        }
    }

    /** Cells with anything in the window, or in one that was corrected. */
    private static List<Long> cells(List<KpiWindow> windows) {
        return windows.stream()
                .filter(window -> !window.isWhole() && !MetricsRule.isEmpty(window))
                .map(window -> Long.parseUnsignedLong(window.envelope().entityId(), 16))
                .distinct()
                .toList();
    }
}
