/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.domain.metrics.KnownOrder;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.OrderStep;
import io.roadstream.domain.metrics.SeenVehicle;
import io.roadstream.domain.metrics.Tally;
import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.domain.metrics.WindowContent;
import io.roadstream.jobs.captured.OrderChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link MetricsRule} per tenant, with a window open as long as anything happens: a vehicle
 * reports, or an order is open. State: the vehicles and tallies of the open window, cleared when it
 * is closed; orders, open ones and for an hour those that ended, swept at each close and each hour
 * without one; the rest is cleared when no order is left. Windows that passed while the job was
 * away are not made up for: what came meanwhile is in the first one after.
 */
final class MetricsOperator
        extends KeyedCoProcessFunction<String, VehicleFix, OrderChange, KpiWindow> {
    private static final long serialVersionUID = 1L;

    private static final long SWEEP_MILLIS = 3_600_000;

    private final MetricsRule rule;
    private transient @Nullable ValueState<MetricsProgress> progress;
    private transient @Nullable MapState<String, SeenVehicle> vehicles;
    private transient @Nullable MapState<String, KnownOrder> orders;
    private transient @Nullable MapState<Long, Tally> tallies;
    private transient @Nullable Counter notNewer;

    MetricsOperator(MetricsRule rule) {
        this.rule = rule;
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        progress = runtime.getState(new ValueStateDescriptor<>("progress", MetricsProgress.class));
        vehicles =
                runtime.getMapState(
                        new MapStateDescriptor<>("vehicles", String.class, SeenVehicle.class));
        orders =
                runtime.getMapState(
                        new MapStateDescriptor<>("orders", String.class, KnownOrder.class));
        tallies = runtime.getMapState(new MapStateDescriptor<>("tallies", Long.class, Tally.class));
        notNewer = runtime.getMetricGroup().counter("not_newer.orders");
    }

    @Override
    public void processElement1(VehicleFix fix, Context context, Collector<KpiWindow> out)
            throws Exception {
        openWindow(context);
        MapState<String, SeenVehicle> seen = requireNonNull(vehicles);
        seen.put(fix.vehicle(), rule.step(seen.get(fix.vehicle()), fix));
    }

    @Override
    public void processElement2(OrderChange change, Context context, Collector<KpiWindow> out)
            throws Exception {
        MetricsProgress now = openWindow(context);
        Envelope envelope = change.state().envelope();
        MapState<String, KnownOrder> known = requireNonNull(orders);
        KnownOrder before = known.get(envelope.entityId());
        long time = context.timerService().currentProcessingTime();
        OrderStep step =
                change.order() == null
                        ? rule.delete(before, change.state().version(), time)
                        : rule.step(before, change.order(), now.sinceMillis(), time);
        if (step == null) {
            requireNonNull(notNewer).inc();
            return;
        }
        known.put(envelope.entityId(), step.state());
        if (!step.tally().equals(Tally.NOTHING)) {
            MapState<Long, Tally> counted = requireNonNull(tallies);
            Tally sum = counted.get(step.state().cell());
            counted.put(step.state().cell(), sum == null ? step.tally() : sum.plus(step.tally()));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<KpiWindow> out)
            throws Exception {
        MetricsProgress now = requireNonNull(progress).value();
        if (now == null) {
            return;
        }
        long time = context.timerService().currentProcessingTime();
        if (now.windowMillis() != 0 && timestamp == rule.closeMillis(now.windowMillis())) {
            boolean isOpenOrder = sweepOrders(time);
            List<KpiWindow> windows = rule.close(content(context.getCurrentKey(), now), time);
            windows.forEach(out::collect);
            boolean isActive = isOpenOrder || !requireNonNull(vehicles).isEmpty();
            requireNonNull(vehicles).clear();
            requireNonNull(tallies).clear();
            goOn(now.withCells(isActive ? cells(windows) : List.of()), isActive, context);
        } else if (now.windowMillis() == 0 && timestamp == now.sweepMillis()) {
            sweepOrders(time);
            goOn(now, false, context);
        }
    }

    private MetricsProgress openWindow(Context context) throws Exception {
        long time = context.timerService().currentProcessingTime();
        MetricsProgress now = requireNonNull(progress).value();
        if (now == null) {
            now = new MetricsProgress(rule.sinceMillis(time), 0, 0, List.of());
        }
        if (now.windowMillis() == 0) {
            if (now.sweepMillis() != 0) {
                context.timerService().deleteProcessingTimeTimer(now.sweepMillis());
            }
            now = startWindow(now, rule.windowStartMillis(time), context);
        }
        return now;
    }

    private MetricsProgress startWindow(MetricsProgress now, long startMillis, Context context)
            throws Exception {
        MetricsProgress next = now.withWindow(startMillis);
        context.timerService().registerProcessingTimeTimer(rule.closeMillis(startMillis));
        requireNonNull(progress).update(next);
        return next;
    }

    private void goOn(MetricsProgress now, boolean isActive, Context context) throws Exception {
        long time = context.timerService().currentProcessingTime();
        if (isActive) {
            startWindow(now, rule.windowStartMillis(time), context);
        } else if (!requireNonNull(orders).isEmpty()) {
            context.timerService().registerProcessingTimeTimer(time + SWEEP_MILLIS);
            requireNonNull(progress).update(now.withSweep(time + SWEEP_MILLIS));
        } else {
            requireNonNull(progress).clear();
        }
    }

    private WindowContent content(String tenant, MetricsProgress now) throws Exception {
        Map<Long, Tally> counted = new HashMap<>();
        for (Map.Entry<Long, Tally> entry : requireNonNull(tallies).entries()) {
            counted.put(entry.getKey(), entry.getValue());
        }
        return new WindowContent(
                tenant,
                now.windowMillis(),
                requireNonNull(vehicles).values(),
                requireNonNull(orders).values(),
                counted,
                new HashSet<>(now.cells()));
    }

    /** Forgets what can be forgotten; true if an open order is left. */
    private boolean sweepOrders(long timeMillis) throws Exception {
        boolean isOpen = false;
        Iterator<Map.Entry<String, KnownOrder>> all = requireNonNull(orders).iterator();
        while (all.hasNext()) {
            KnownOrder order = all.next().getValue();
            if (rule.isForgotten(order, timeMillis)) {
                all.remove();
            } else {
                isOpen |= order.isOpen();
            }
        }
        return isOpen;
    }

    /** Cells with anything in their windows. */
    private static List<Long> cells(List<KpiWindow> windows) {
        return windows.stream()
                .filter(window -> !window.isWhole() && !MetricsRule.isEmpty(window))
                .map(window -> Long.parseUnsignedLong(window.envelope().entityId(), 16))
                .toList();
    }
}
