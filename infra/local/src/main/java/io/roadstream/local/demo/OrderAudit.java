/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.topic.Topics;
import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the orders that PostgreSQL committed against those that roadstream has. */
final class OrderAudit {
    private static final String DELIVERED = "delivered";

    private final List<CityLedger> ledgers;
    private final long sinceMillis;
    private final TopicScan topics;
    private final ClickHouseHttp clickHouse;
    private final @Nullable OrderRows rows;
    private final Map<String, String> committed = new TreeMap<>();

    OrderAudit(
            List<CityLedger> ledgers,
            long sinceMillis,
            TopicScan topics,
            ClickHouseHttp clickHouse,
            @Nullable OrderRows rows) {
        this.ledgers = ledgers;
        this.sinceMillis = sinceMillis;
        this.topics = topics;
        this.clickHouse = clickHouse;
        this.rows = rows;
        ledgers.forEach(ledger -> committed.putAll(ledger.orders()));
    }

    /**
     * Each committed order is a row, and its newest state and all its events are on Kafka and in
     * ClickHouse.
     */
    void write(DemoReport report)
            throws IOException, InterruptedException, RefusedException, SQLException {
        Map<String, String> streamed = new HashMap<>();
        topics.read(
                Topics.ORDERS,
                sinceMillis,
                order -> streamed.put(order.envelope().entityId(), order.status().word()));
        long onKafka = count(streamed);
        report.put("orders", committed.size());
        report.put("uncommitted", sum("uncommitted"));
        report.putCounts("ordersByStatus", countValues());
        report.put("ordersOnKafka", onKafka);
        report.require("every committed order is on Kafka", onKafka == committed.size());
        if (rows != null) {
            Map<String, String> stored = new TreeMap<>();
            for (CityLedger ledger : ledgers) {
                stored.putAll(rows.statuses(StackSession.TENANT, ledger.orderPrefix()));
            }
            report.put("ordersInPostgres", count(stored));
            report.require(
                    "the orders of the ledger are those of PostgreSQL", stored.equals(committed));
        }
        OrderHistory history = OrderHistory.read(clickHouse, committed, sinceMillis);
        report.put("ordersInClickHouse", history.orders());
        report.put("ordersLost", committed.size() - history.orders());
        report.put("ordersDuplicated", history.duplicated());
        List<OrderEvent> events = new ArrayList<>();
        topics.read(Topics.ORDER_EVENTS, sinceMillis, events::add);
        writeEvents(report, events, history);
        long unannounced = countWithoutEta(events);
        report.put("deliveredWithoutEta", unannounced);
        report.require("every delivered order had an estimate before", unannounced == 0);
    }

    /**
     * Each committed change is an event on Kafka, and each of these in ClickHouse. Orders of
     * earlier simulators are cancelled when the next one starts; what was done to them before that
     * may be captured by then only, and counts nowhere.
     */
    private void writeEvents(DemoReport report, List<OrderEvent> events, OrderHistory history) {
        Set<String> ofChanges = new HashSet<>();
        Set<String> ofLeftovers = new HashSet<>();
        for (OrderEvent event : events) {
            if (committed.containsKey(event.envelope().entityId())) {
                // what somebody did, not what roadstream found wrong with it
                if (event.kind() != OrderEventKind.ILLEGAL_TRANSITION) {
                    ofChanges.add(event.eventId());
                }
            } else if (event.kind() == OrderEventKind.CANCELLED) {
                ofLeftovers.add(event.eventId());
            }
        }
        long changes = sum("changes");
        long leftovers = sum("leftoversCancelled");
        List<String> told = Stream.concat(ofChanges.stream(), ofLeftovers.stream()).toList();
        long inClickHouse = told.stream().filter(history.events()::contains).count();
        report.put("orderChanges", changes);
        report.put("leftoversCancelled", leftovers);
        report.put("orderEventsOnKafka", ofChanges.size());
        report.put("leftoversOnKafka", ofLeftovers.size());
        // an order that a simulator left which died in this demo is one of the ledger's
        report.require(
                "every committed change is an event on Kafka",
                ofChanges.size() >= changes && ofChanges.size() <= changes + leftovers);
        report.require(
                "every cancelled leftover is an event on Kafka",
                told.size() >= changes + leftovers);
        report.put("orderEventsInClickHouse", inClickHouse);
        report.put("orderEventsLost", told.size() - inClickHouse);
        report.put("orderEventsDuplicated", history.duplicatedEvents());
    }

    /** Delivered orders whose drop-off nobody had estimated before. */
    private long countWithoutEta(List<OrderEvent> events) {
        Map<String, Long> deliveredMillis = new HashMap<>();
        for (OrderEvent event : events) {
            if (event.kind() == OrderEventKind.DELIVERED) {
                deliveredMillis.put(
                        event.envelope().entityId(), event.envelope().eventTimeMillis());
            }
        }
        Map<String, Long> estimatedMillis = new HashMap<>();
        topics.read(
                Topics.ETAS,
                sinceMillis,
                eta -> {
                    if (eta.stop() == StopKind.DROPOFF && eta.method() != EtaMethod.ARRIVED) {
                        estimatedMillis.merge(
                                eta.envelope().entityId(),
                                eta.envelope().eventTimeMillis(),
                                Math::min);
                    }
                });
        return committed.entrySet().stream()
                .filter(order -> order.getValue().equals(DELIVERED))
                .filter(
                        order ->
                                estimatedMillis.getOrDefault(order.getKey(), Long.MAX_VALUE)
                                        >= deliveredMillis.getOrDefault(order.getKey(), 0L))
                .count();
    }

    private long sum(String name) {
        return ledgers.stream().mapToLong(ledger -> ledger.number("orders", name)).sum();
    }

    /** Orders that have the same status there. */
    private long count(Map<String, String> there) {
        return committed.entrySet().stream()
                .filter(order -> order.getValue().equals(there.get(order.getKey())))
                .count();
    }

    private Map<String, Long> countValues() {
        Map<String, Long> counts = new TreeMap<>();
        committed.values().forEach(status -> counts.merge(status, 1L, Long::sum));
        return counts;
    }
}
