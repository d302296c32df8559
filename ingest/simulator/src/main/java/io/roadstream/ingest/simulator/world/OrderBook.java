/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All orders that are not over; each of their changes is told to the sink. */
final class OrderBook {
    private final WorldSink sink;
    private final Map<String, LiveOrder> live = new LinkedHashMap<>();
    private final Map<String, LiveOrder> waiting = new LinkedHashMap<>();

    OrderBook(WorldSink sink) {
        this.sink = sink;
    }

    LiveOrder create(CustomerOrder order, PlanePoint pickup) {
        LiveOrder created = new LiveOrder(order, pickup);
        live.put(order.id(), created);
        waiting.put(order.id(), created);
        tell(created, order.createdMillis(), "customer:" + order.customer(), "");
        return created;
    }

    /** The order with this id, if it is not over. */
    @Nullable LiveOrder find(String id) {
        return live.get(id);
    }

    /** The order with this id, which is not over. */
    LiveOrder get(String id) {
        LiveOrder order = live.get(id);
        if (order == null) {
            throw new IllegalStateException("no such order, or it is over: " + id);
        }
        return order;
    }

    /** Those that nobody brings, the longest known first. */
    Collection<LiveOrder> waiting() {
        return Collections.unmodifiableCollection(waiting.values());
    }

    /** Names who brings the order. */
    void assign(LiveOrder order, Courier courier, long nowMillis) {
        order.courier = courier;
        change(order, OrderStatus.ASSIGNED, nowMillis, "system", "");
    }

    /** Nobody brings the order any more. */
    void release(LiveOrder order, long nowMillis, String reason) {
        order.courier = null;
        change(order, OrderStatus.CREATED, nowMillis, "system", reason);
    }

    void change(LiveOrder order, OrderStatus next, long nowMillis, String actor, String detail) {
        if (!order.status.allows(next)) {
            throw new IllegalStateException(
                    "order %s can't become %s, it is %s".formatted(order.id(), next, order.status));
        }
        order.status = next;
        if (next == OrderStatus.CREATED) {
            waiting.put(order.id(), order);
        } else {
            waiting.remove(order.id());
        }
        if (next.isFinal()) {
            live.remove(order.id());
        }
        tell(order, nowMillis, actor, detail);
    }

    private void tell(LiveOrder order, long nowMillis, String actor, String detail) {
        Courier courier = order.courier;
        sink.orderChanged(
                new OrderChange(
                        order.order(),
                        order.status,
                        courier == null ? null : courier.bringer(),
                        nowMillis,
                        actor,
                        detail));
    }
}
