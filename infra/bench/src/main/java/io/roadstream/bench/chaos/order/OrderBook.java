/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.order;

import io.roadstream.contract.event.OrderStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the database has committed, known without asking it. Thread-safe. */
public final class OrderBook {
    private final Map<String, Entry> orders = new ConcurrentSkipListMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong deleted = new AtomicLong();

    /**
     * An order as it was last committed.
     *
     * @param status its status
     * @param events rows of {@code order_events} about it
     * @param isDeleted whether its row is gone
     */
    public record Entry(OrderStatus status, int events, boolean isDeleted) {}

    /** Notes a committed status. */
    void changed(String order, OrderStatus status) {
        orders.merge(
                order,
                new Entry(status, 1, false),
                (old, now) -> new Entry(status, old.events() + 1, false));
        changes.incrementAndGet();
    }

    /** Notes a committed deletion. */
    void deleted(String order) {
        orders.computeIfPresent(
                order, (id, entry) -> new Entry(entry.status(), entry.events(), true));
        changes.incrementAndGet();
        deleted.incrementAndGet();
    }

    /** Every order that ever was. */
    public Map<String, Entry> entries() {
        return new TreeMap<>(orders);
    }

    /** Committed transactions. */
    public long changes() {
        return changes.get();
    }

    /** Orders whose row is gone. */
    public long deletions() {
        return deleted.get();
    }

    /** Committed rows of {@code order_events}. */
    public long events() {
        return orders.values().stream().mapToLong(Entry::events).sum();
    }
}
