/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.metrics;

import io.roadstream.domain.metrics.KnownOrder;
import io.roadstream.domain.metrics.MetricsRule;
import io.roadstream.domain.metrics.OrderStep;
import io.roadstream.domain.metrics.SeenVehicle;
import io.roadstream.domain.metrics.Tally;
import io.roadstream.domain.metrics.VehicleFix;
import io.roadstream.domain.metrics.WindowContent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MetricsOperator} knows of the tenant whose turn it is. Vehicles and tallies are those
 * of the open window and end with it; orders end with {@link #sweepOrders}, the rest with {@link
 * #clear}.
 */
final class MetricsState {
    private final ValueState<MetricsProgress> progress;
    private final MapState<String, SeenVehicle> vehicles;
    private final MapState<String, KnownOrder> orders;
    private final MapState<Long, Tally> tallies;

    MetricsState(RuntimeContext runtime) {
        progress = runtime.getState(new ValueStateDescriptor<>("progress", MetricsProgress.class));
        vehicles =
                runtime.getMapState(
                        new MapStateDescriptor<>("vehicles", String.class, SeenVehicle.class));
        orders =
                runtime.getMapState(
                        new MapStateDescriptor<>("orders", String.class, KnownOrder.class));
        tallies = runtime.getMapState(new MapStateDescriptor<>("tallies", Long.class, Tally.class));
    }

    @Nullable MetricsProgress progress() throws Exception {
        return progress.value();
    }

    void update(MetricsProgress next) throws Exception {
        progress.update(next);
    }

    void take(VehicleFix fix, MetricsRule rule) throws Exception {
        vehicles.put(fix.vehicle(), rule.step(vehicles.get(fix.vehicle()), fix));
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

    WindowContent content(String tenant, MetricsProgress now) throws Exception {
        Map<Long, Tally> counted = new HashMap<>();
        for (Map.Entry<Long, Tally> entry : tallies.entries()) {
            counted.put(entry.getKey(), entry.getValue());
        }
        return new WindowContent(
                tenant,
                now.windowMillis(),
                vehicles.values(),
                orders.values(),
                counted,
                new HashSet<>(now.cells()));
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

    boolean hasVehicles() throws Exception {
        return !vehicles.isEmpty();
    }

    boolean hasOrders() throws Exception {
        return !orders.isEmpty();
    }

    /** Forgets what was in the window. */
    void clearWindow() {
        vehicles.clear();
        tallies.clear();
    }

    /** Forgets the tenant; a map without entries would stay. */
    void clear() {
        clearWindow();
        orders.clear();
        progress.clear();
    }
}
