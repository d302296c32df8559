/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.CityFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the simulator was promised, and what it knows to be true, against what roadstream has:
 * its ledgers and truth files against PostgreSQL, Kafka and ClickHouse. To be asked when all is
 * drained.
 */
public final class DemoAudit {
    private final List<CityLedger> ledgers = new ArrayList<>();
    private final TruthLog truth = new TruthLog();
    private final List<FenceShape> fences;
    private final long sinceMillis;
    private final Judged judged;
    private final Map<String, String> kafka;
    private final ClickHouseHttp clickHouse;
    private final @Nullable OrderRows orderRows;

    /**
     * Reads the simulator's files.
     *
     * @param sinceMillis when the demo began, by the wall clock
     * @param judged what of it can be held against the truth
     * @param kafka address and security, as Kafka's own settings
     * @param clickHouse the history
     * @param orderRows the order database, null if orders are not captured
     */
    public DemoAudit(
            CityFolder city,
            long sinceMillis,
            Judged judged,
            Map<String, String> kafka,
            ClickHouseHttp clickHouse,
            @Nullable OrderRows orderRows)
            throws IOException {
        this.sinceMillis = sinceMillis;
        this.judged = judged;
        this.kafka = Map.copyOf(kafka);
        this.clickHouse = clickHouse;
        this.orderRows = orderRows;
        this.fences = FenceShape.read(city.fences());
        for (CityFolder.Run run : city.listRunsSince(sinceMillis)) {
            truth.add(run.truth());
            if (!Files.exists(run.ledger())) {
                throw new IOException(
                        "the simulator died before it wrote its ledger, so nobody knows what it was"
                                + " promised: %s is missing".formatted(run.ledger()));
            }
            ledgers.add(CityLedger.read(run.ledger()));
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
        report.putDelays(delays.without(truth.troubles()), delays.eachTenSeconds(truth.troubles()));
        auditPositions(report);
        TopicScan topics = new TopicScan(kafka);
        new OrderAudit(ledgers, sinceMillis, topics, clickHouse, orderRows).write(report);
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
            Map<String, SequenceSet> vehicles = ledger.vehicles();
            PositionRows stored = PositionRows.read(clickHouse, ledger.firstSequence(), vehicles);
            rows += stored.rows();
            duplicated += stored.countDuplicates();
            for (var vehicle : vehicles.entrySet()) {
                lost += vehicle.getValue().countMissingIn(stored.of(vehicle.getKey()));
            }
        }
        report.put("positionsInClickHouse", rows);
        report.put("positionsLost", lost);
        report.put("positionsDuplicated", duplicated);
        report.put(
                "aheadMillis",
                PositionRows.maxAheadMillis(clickHouse, sinceMillis, truth.troubles()));
    }

    private void countResults(DemoReport report, TopicScan topics) {
        report.put("etas", topics.count(Topics.ETAS, sinceMillis));
        report.put("plans", topics.count(Topics.PLANS, sinceMillis));
        report.put("triggers", topics.count(Topics.TRIGGERS, sinceMillis));
        List<Anomaly> anomalies = new ArrayList<>();
        topics.read(Topics.ANOMALIES, sinceMillis, anomalies::add);
        report.put("anomalies", anomalies.size());
        report.putIncidents(IncidentMatch.of(truth, anomalies, judged));
        List<VehicleStatus> statuses = new ArrayList<>();
        topics.read(Topics.VEHICLE_STATUS, sinceMillis, statuses::add);
        report.putCalls(truth.calls().size(), truth.countHeard(statuses));
        List<GeofenceTransition> transitions = new ArrayList<>();
        topics.read(Topics.GEOFENCE_TRANSITIONS, sinceMillis, transitions::add);
        report.put("geofenceTransitions", transitions.size());
        report.putCrossings(CrossingMatch.of(truth, fences, transitions, judged));
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
}
