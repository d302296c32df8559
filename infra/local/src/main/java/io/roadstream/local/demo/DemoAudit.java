/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.topic.Topics;
import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.CityFolder;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the simulator was promised, and what it knows to be true, against what roadstream has:
 * its ledgers and truth files against PostgreSQL, Kafka and ClickHouse. To be asked when all is
 * drained.
 */
public final class DemoAudit {
    private static final String DELIVERED = "delivered";

    private final List<CityLedger> ledgers = new ArrayList<>();
    private final TruthLog truth = new TruthLog();
    private final long sinceMillis;
    private final Map<String, String> kafka;
    private final ClickHouseHttp clickHouse;
    private final @Nullable OrderRows orderRows;

    /**
     * Reads the simulator's files.
     *
     * @param sinceMillis when the demo began, by the wall clock
     * @param kafka address and security, as Kafka's own settings
     * @param clickHouse the history
     * @param orderRows the order database, null if orders are not captured
     */
    public DemoAudit(
            CityFolder city,
            long sinceMillis,
            Map<String, String> kafka,
            ClickHouseHttp clickHouse,
            @Nullable OrderRows orderRows)
            throws IOException {
        this.sinceMillis = sinceMillis;
        this.kafka = Map.copyOf(kafka);
        this.clickHouse = clickHouse;
        this.orderRows = orderRows;
        for (CityFolder.Run run : city.listRunsSince(sinceMillis)) {
            truth.add(run.truth());
            if (Files.exists(run.ledger())) {
                ledgers.add(CityLedger.read(run.ledger()));
            }
        }
    }

    /** Notes all findings. */
    public void write(DemoReport report, DelayLog delays)
            throws IOException, InterruptedException, RefusedException, SQLException {
        report.put("simulatorStarts", ledgers.size());
        report.put("positions", sum("positions", "acknowledged"));
        report.put("rejected", sum("positions", "rejected"));
        report.put("unanswered", sum("positions", "unanswered"));
        report.putCounts("truth", truth.counts());
        report.putDelays(delays.without(truth.troubles()));
        auditPositions(report);
        TopicScan topics = new TopicScan(kafka);
        auditOrders(report, topics);
        countResults(report, topics);
        countRows(report);
    }

    /** Each acknowledged report is a row, and one row only. */
    private void auditPositions(DemoReport report)
            throws IOException, InterruptedException, RefusedException {
        long rows = 0;
        long lost = 0;
        long duplicated = 0;
        for (CityLedger ledger : ledgers) {
            Map<String, CityLedger.Vehicle> vehicles = ledger.vehicles();
            PositionRows stored = PositionRows.read(clickHouse, ledger.firstSequence(), vehicles);
            for (var vehicle : vehicles.entrySet()) {
                PositionRows.Count count = stored.of(vehicle.getKey());
                rows += count.rows();
                lost += Math.max(0, vehicle.getValue().acknowledged() - count.distinct());
                duplicated += count.rows() - count.distinct();
            }
        }
        report.put("positionsInClickHouse", rows);
        report.put("positionsLost", lost);
        report.put("positionsDuplicated", duplicated);
        report.put(
                "aheadMillis",
                PositionRows.maxAheadMillis(clickHouse, sinceMillis, truth.troubles()));
    }

    /** Each committed order is a row, and its newest state is on Kafka and in the history. */
    private void auditOrders(DemoReport report, TopicScan topics)
            throws IOException, InterruptedException, RefusedException, SQLException {
        Map<String, String> committed = new TreeMap<>();
        ledgers.forEach(ledger -> committed.putAll(ledger.orders()));
        Map<String, String> streamed = new HashMap<>();
        topics.read(Topics.ORDERS, sinceMillis, order -> streamed.put(id(order), status(order)));
        report.put("orders", committed.size());
        report.put("orderChanges", sum("orders", "changes"));
        report.put("uncommitted", sum("orders", "uncommitted"));
        report.put("leftoversCancelled", sum("orders", "leftoversCancelled"));
        report.putCounts("ordersByStatus", countValues(committed));
        report.put("ordersOnKafka", count(committed, streamed));
        report.put("orderEventsOnKafka", topics.count(Topics.ORDER_EVENTS, sinceMillis));
        if (orderRows != null) {
            Map<String, String> rows = orderRows.statuses(StackSession.TENANT, 0);
            report.put("ordersInPostgres", count(committed, rows));
        }
        OrderHistory history = OrderHistory.read(clickHouse, committed);
        report.put("ordersInClickHouse", history.orders());
        long lost =
                committed.size()
                        - (history.isKept() ? history.orders() : count(committed, streamed));
        report.put("ordersLost", Math.max(0, lost));
        report.put("ordersDuplicated", history.duplicated());
        report.put("deliveredWithoutEta", withoutEta(committed, topics));
    }

    private long withoutEta(Map<String, String> committed, TopicScan topics) {
        Set<String> estimated = new HashSet<>();
        topics.read(Topics.ETAS, sinceMillis, eta -> estimated.add(eta.envelope().entityId()));
        return committed.entrySet().stream()
                .filter(order -> order.getValue().equals(DELIVERED))
                .filter(order -> !estimated.contains(order.getKey()))
                .count();
    }

    private void countResults(DemoReport report, TopicScan topics) {
        report.put("etas", topics.count(Topics.ETAS, sinceMillis));
        report.put("geofenceTransitions", topics.count(Topics.GEOFENCE_TRANSITIONS, sinceMillis));
        report.put("plans", topics.count(Topics.PLANS, sinceMillis));
        report.put("triggers", topics.count(Topics.TRIGGERS, sinceMillis));
        List<Anomaly> anomalies = new ArrayList<>();
        topics.read(Topics.ANOMALIES, sinceMillis, anomalies::add);
        report.put("anomalies", anomalies.size());
        report.putIncidents(IncidentMatch.of(truth, anomalies));
    }

    /** Of tables that there are. */
    private void countRows(DemoReport report)
            throws IOException, InterruptedException, RefusedException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table :
                clickHouse
                        .queryText(
                                """
                                SELECT table FROM system.columns WHERE database = currentDatabase()
                                  AND name = 'ingest_time' AND table IN ('geofence_transitions',
                                  'anomalies', 'etas', 'triggers', 'plans', 'orders')
                                ORDER BY table""")
                        .lines()
                        .toList()) {
            rows.put(
                    table,
                    Long.parseLong(
                            clickHouse.queryText(
                                    "SELECT count() FROM %s WHERE ingest_time >= fromUnixTimestamp64Milli(%d)"
                                            .formatted(table, sinceMillis))));
        }
        report.putCounts("inClickHouse", rows);
    }

    private long sum(String section, String name) {
        return ledgers.stream().mapToLong(ledger -> ledger.number(section, name)).sum();
    }

    /** Orders that have the same status there. */
    private static long count(Map<String, String> committed, Map<String, String> there) {
        return committed.entrySet().stream()
                .filter(order -> order.getValue().equals(there.get(order.getKey())))
                .count();
    }

    private static Map<String, Long> countValues(Map<String, String> statuses) {
        Map<String, Long> counts = new TreeMap<>();
        statuses.values().forEach(status -> counts.merge(status, 1L, Long::sum));
        return counts;
    }

    private static String id(Order order) {
        return order.envelope().entityId();
    }

    private static String status(Order order) {
        return order.status().word();
    }
}
