/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import static java.util.Objects.requireNonNull;

import io.roadstream.contract.event.KpiWindow;
import io.roadstream.domain.metrics.KnownOrder;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.OrderStep;
import io.roadstream.domain.metrics.SeenVehicle;
import io.roadstream.domain.metrics.Tally;
import io.roadstream.domain.metrics.VehicleWindow;
import io.roadstream.domain.metrics.WindowContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MetricsOperator} knows of the tenant whose turn it is. Tallies are those of the open
 * window and end with it; vehicles, by window, end when theirs takes no corrections any more, and
 * so do the closed windows: {@link #sweepWindows}. Orders end with {@link #sweepOrders}, the rest
 * with {@link #clear}.
 */
final class MetricsState {
    private final ValueState<MetricsProgress> progress;
    private final MapState<String, SeenVehicle> vehicles;
    private final MapState<String, KnownOrder> orders;
    private final MapState<Long, Tally> tallies;
    private final MapState<Long, ClosedWindow> closed;

    MetricsState(RuntimeContext runtime) {
        progress = runtime.getState(new ValueStateDescriptor<>("progress", MetricsProgress.class));
        vehicles =
                runtime.getMapState(
                        new MapStateDescriptor<>("vehicles", String.class, SeenVehicle.class));
        orders =
                runtime.getMapState(
                        new MapStateDescriptor<>("orders", String.class, KnownOrder.class));
        tallies = runtime.getMapState(new MapStateDescriptor<>("tallies", Long.class, Tally.class));
        closed =
                runtime.getMapState(
                        new MapStateDescriptor<>("closed", Long.class, ClosedWindow.class));
    }

    @Nullable MetricsProgress progress() throws Exception {
        return progress.value();
    }

    void update(MetricsProgress next) throws Exception {
        progress.update(next);
    }

    /**
     * Takes a vehicle of the open window, or of one that was told and is to be corrected. False if
     * the window takes no corrections any more, or was never told since the job was away.
     */
    boolean take(VehicleWindow window, long openMillis) throws Exception {
        long start = window.startMillis();
        ClosedWindow known = closed.get(start);
        if (known == null && start < openMillis) {
            return false;
        }
        vehicles.put(start + "|" + window.vehicle(), window.seen());
        if (start < openMillis) {
            closed.put(start, requireNonNull(known).changed());
        }
        return true;
    }

    @Nullable KnownOrder order(String id) throws Exception {
        return orders.get(id);
    }

    void take(String orderId, OrderStep step) throws Exception {
        orders.put(orderId, step.state());
        if (!step.tally().equals(Tally.NOTHING)) {
            long cell = step.state().cell();
            Tally sum = tallies.get(cell);
            tallies.put(cell, sum == null ? step.tally() : sum.plus(step.tally()));
        }
    }

    /** Vehicles by window: all are gone through, once for each close. */
    Map<Long, List<SeenVehicle>> vehiclesByWindow() throws Exception {
        Map<Long, List<SeenVehicle>> byWindow = new HashMap<>();
        for (Map.Entry<String, SeenVehicle> entry : vehicles.entries()) {
            byWindow.computeIfAbsent(startMillis(entry.getKey()), key -> new ArrayList<>())
                    .add(entry.getValue());
        }
        return byWindow;
    }

    WindowContent content(String tenant, MetricsProgress now, Map<Long, List<SeenVehicle>> byWindow)
            throws Exception {
        Map<Long, Tally> counted = new HashMap<>();
        for (Map.Entry<Long, Tally> entry : tallies.entries()) {
            counted.put(entry.getKey(), entry.getValue());
        }
        return new WindowContent(
                tenant,
                now.windowMillis(),
                byWindow.getOrDefault(now.windowMillis(), List.of()),
                orders.values(),
                counted,
                new HashSet<>(now.cells()));
    }

    void told(long startMillis, List<KpiWindow> windows) throws Exception {
        closed.put(startMillis, new ClosedWindow(windows, false));
    }

    /** What is to be told of closed windows since more is known of them. */
    List<KpiWindow> correct(
            String tenant, MetricsRule rule, long timeMillis, Map<Long, List<SeenVehicle>> byWindow)
            throws Exception {
        Map<Long, ClosedWindow> changed = new TreeMap<>();
        for (Map.Entry<Long, ClosedWindow> entry : closed.entries()) {
            if (entry.getValue().isChanged()) {
                changed.put(entry.getKey(), entry.getValue());
            }
        }
        List<KpiWindow> corrected = new ArrayList<>();
        for (Map.Entry<Long, ClosedWindow> entry : changed.entrySet()) {
            long start = entry.getKey();
            WindowContent content =
                    new WindowContent(
                            tenant,
                            start,
                            byWindow.getOrDefault(start, List.of()),
                            List.of(),
                            Map.of(),
                            Set.of());
            List<KpiWindow> windows = rule.correct(content, entry.getValue().told(), timeMillis);
            closed.put(start, entry.getValue().corrected(windows));
            corrected.addAll(windows);
        }
        return corrected;
    }

    /** Long ago for a key without one, as they were before vehicles were kept by window. */
    private static long startMillis(String key) {
        int bar = key.indexOf('|');
        return bar < 0 ? 0 : Long.parseLong(key.substring(0, bar));
    }

    /** Forgets windows that take no corrections any more. */
    void sweepWindows(MetricsRule rule, long newestMillis) throws Exception {
        Iterator<Map.Entry<Long, ClosedWindow>> windows = closed.iterator();
        while (windows.hasNext()) {
            if (rule.isOver(windows.next().getKey(), newestMillis)) {
                windows.remove();
            }
        }
        Iterator<Map.Entry<String, SeenVehicle>> all = vehicles.iterator();
        while (all.hasNext()) {
            if (rule.isOver(startMillis(all.next().getKey()), newestMillis)) {
                all.remove();
            }
        }
    }

    /** Forgets what can be forgotten; true if an open order is left. */
    boolean sweepOrders(MetricsRule rule, long timeMillis) throws Exception {
        boolean isOpen = false;
        Iterator<Map.Entry<String, KnownOrder>> all = orders.iterator();
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

    /**
     * When there is something to forget while no window is open; 0 if nothing is known any more.
     *
     * @param orderMillis when to look at orders
     */
    long nextSweepMillis(MetricsRule rule, long orderMillis) throws Exception {
        long newest = Long.MIN_VALUE;
        for (long start : closed.keys()) {
            newest = Math.max(newest, start);
        }
        if (newest != Long.MIN_VALUE) {
            return rule.overMillis(newest);
        }
        return orders.isEmpty() ? 0 : orderMillis;
    }

    /** Forgets what happened to orders in the window. */
    void clearTallies() {
        tallies.clear();
    }

    /** Forgets the tenant; a map without entries would stay. */
    void clear() {
        clearTallies();
        vehicles.clear();
        closed.clear();
        orders.clear();
        progress.clear();
    }
}
