/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.world.OrderChange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which order changes PostgreSQL has committed. Thread-safe. */
public final class OrderLedger {
    private final Map<String, OrderStatus> orders = new LinkedHashMap<>();
    private long changes;
    private long uncommitted;
    private long leftovers;

    synchronized void commit(OrderChange change) {
        orders.put(change.order().id(), change.status());
        changes++;
    }

    /** Changes that were given up at the end of the run. */
    synchronized void leaveUncommitted(long count) {
        uncommitted += count;
    }

    /** Orders of earlier runs that were still open when this one began, and are cancelled now. */
    synchronized void cancelLeftovers(long count) {
        leftovers += count;
    }

    /** The committed status of each order of this run. */
    public synchronized Map<String, OrderStatus> listOrders() {
        return new LinkedHashMap<>(orders);
    }

    public synchronized Totals totals() {
        Map<String, Long> byStatus = new TreeMap<>();
        orders.values().forEach(status -> byStatus.merge(status.word(), 1L, Long::sum));
        return new Totals(orders.size(), changes, uncommitted, leftovers, byStatus);
    }

    /**
     * What became of all orders.
     *
     * @param committed orders of this run
     * @param changes of them, each a row of order_events
     * @param uncommitted changes that were given up
     * @param leftoversCancelled orders of earlier runs that were cancelled
     * @param byStatus orders of this run by their newest status
     */
    public record Totals(
            long committed,
            long changes,
            long uncommitted,
            long leftoversCancelled,
            Map<String, Long> byStatus) {
        public Totals {
            byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
        }
    }
}
