/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.topic.VersionHeader;
import io.roadstream.ingest.cdc.fixtures.CdcSystem;
import io.roadstream.ingest.cdc.fixtures.OneCdcSystem;
import io.roadstream.ingest.cdc.fixtures.OrderSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each metric that the README promises moves when what it counts happens, by as much. */
final class MetricsIT {
    private static final List<String> ENTITIES =
            List.of("tenants", "vehicles", "drivers", "orders");

    @RegisterExtension static final OneCdcSystem one = new OneCdcSystem();

    @Test
    void changesAreCountedByTableAndOperation() throws Exception {
        Moves created = moves(published("create"));
        Moves updated = moves(published("update"));
        Moves deleted = moves(published("delete"));
        one.system()
                .sql(
                        "INSERT INTO tenants VALUES ('t-count', 'All', 'Europe/Berlin', 'EUR', 'de-DE', 'km')",
                        "INSERT INTO vehicles VALUES ('t-count', 'v-1', 'Van 1', 'van', 12)",
                        "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-count', 'd-1', 'Bob')",
                        OrderSystem.insert("t-count", "o-1"),
                        "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                                + " VALUES ('t-count', 'o-1', 'note', now(), 'system', 'x')",
                        "UPDATE tenants SET name = 'Some' WHERE tenant_id = 't-count'",
                        "UPDATE vehicles SET capacity = 9 WHERE tenant_id = 't-count'",
                        "UPDATE drivers SET name = 'Ada' WHERE tenant_id = 't-count'",
                        "UPDATE orders SET price_minor = 9 WHERE tenant_id = 't-count'",
                        "DELETE FROM tenants WHERE tenant_id = 't-count'",
                        "DELETE FROM vehicles WHERE tenant_id = 't-count'",
                        "DELETE FROM orders WHERE tenant_id = 't-count'",
                        // The end of each row, as if it was deleted.
                        "TRUNCATE drivers");
        deleted.awaitMoved("operation=\"delete\",table=\"drivers", 1);

        for (String table : ENTITIES) {
            created.assertMoved("operation=\"create\",table=\"" + table, 1);
            updated.assertMoved("operation=\"update\",table=\"" + table, 1);
            deleted.assertMoved("operation=\"delete\",table=\"" + table, 1);
        }
        created.assertMoved("operation=\"create\",table=\"order_events", 1);
    }

    @Test
    void whatIsDroppedIsCountedByTableAndReason() throws Exception {
        Moves dropped = moves("cdc_changes_dropped_total{");
        one.system()
                .sql(
                        "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                                + " SELECT 't-drop', 'o-1', 'note', now(), 'system', 'x'"
                                + " FROM generate_series(1, 2)",
                        "UPDATE order_events SET detail = 'y' WHERE tenant_id = 't-drop'",
                        "DELETE FROM order_events WHERE tenant_id = 't-drop'");

        dropped.awaitMoved("reason=\"changed\",table=\"order_events", 2);
        dropped.awaitMoved("reason=\"deleted\",table=\"order_events", 2);
    }

    @Test
    void changesThatAreOlderThanWhatKafkaHasAreDroppedAndCounted() throws Exception {
        one.system().cdc().close();
        // From a later snapshot, as where a database was put back to what it had been.
        bury("t-older|d-1", new ChangeVersion(1_000, 0, 0));
        one.system().cdc().restart();
        one.system().awaitStreaming();
        Moves dropped = moves("cdc_changes_dropped_total{");
        Moves published = moves("cdc_changes_published_total{");

        one.system()
                .sql(
                        "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-older', 'd-1', 'Bob')",
                        "DELETE FROM drivers WHERE tenant_id = 't-older'");

        dropped.awaitMoved("reason=\"older\",table=\"drivers", 2);
        assertThat(published.now()).isEqualTo(published.before());
    }

    @Test
    void aSnapshotIsCountedWithWhatItReadsAndWhatItKnewAlready() throws Exception {
        Moves created = moves(published("create"));
        one.system()
                .sql(
                        "INSERT INTO vehicles VALUES ('t-read', 'v-1', 'Van 1', 'van', 12), ('t-read', 'v-2', 'Van 2', 'van', 12)",
                        "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                                + " VALUES ('t-read', 'o-1', 'note', now(), 'system', 'x')");
        created.awaitMoved("operation=\"create\",table=\"order_events", 1);
        double epoch = one.system().cdc().metric("cdc_epoch ");
        double events = count("order_events");
        double vehicles = count("vehicles");
        one.system().cdc().close();
        one.system().sql("SELECT pg_drop_replication_slot('roadstream')");

        one.system().cdc().restart();
        one.system().awaitStreaming();

        assertThat(one.system().cdc().metric("cdc_snapshots_total ")).isEqualTo(1);
        assertThat(one.system().cdc().metric("cdc_starts_total ")).isEqualTo(1);
        assertThat(one.system().cdc().metric("cdc_epoch ")).isGreaterThan(epoch);
        assertThat(
                        one.system()
                                .cdc()
                                .metric(
                                        "cdc_changes_published_total{operation=\"read\",table=\"vehicles"))
                .isEqualTo(vehicles)
                .isGreaterThanOrEqualTo(2);
        assertThat(
                        one.system()
                                .cdc()
                                .metric(
                                        "cdc_changes_dropped_total{reason=\"older\",table=\"order_events"))
                .isEqualTo(events)
                .isPositive();
    }

    @Test
    void afterARestartEntitiesAreKnownThoughNothingHasChanged() throws Exception {
        Moves known = moves("cdc_entities");
        one.system().sql("INSERT INTO vehicles VALUES ('t-known', 'v-1', 'Van 1', 'van', 12)");
        await().atMost(CdcSystem.SETTLED_WITHIN).until(() -> !known.now().equals(known.before()));
        double entities = one.system().cdc().metric("cdc_entities ");

        one.system().cdc().restart();

        assertThat(one.system().cdc().metric("cdc_capturing ")).isEqualTo(1);
        assertThat(one.system().cdc().metric("cdc_entities ")).isEqualTo(entities);
    }

    @Test
    void rowsThatAreRefusedAndIllegalTransitionsAreCountedByWhatIsWrong() throws Exception {
        Moves refused = moves("cdc_rows_refused_total{");
        Moves illegal = moves("cdc_transitions_illegal_total{");
        one.system()
                .sql(
                        OrderSystem.insert("t-wrong", "o-1"),
                        "UPDATE orders SET status = 'lost' WHERE tenant_id = 't-wrong'",
                        "INSERT INTO vehicles VALUES ('t wrong', 'v-1', 'Van', 'van', 1)",
                        "UPDATE orders SET status = 'delivered' WHERE tenant_id = 't-wrong'",
                        "DELETE FROM orders WHERE tenant_id = 't-wrong'",
                        "DELETE FROM vehicles WHERE tenant_id = 't wrong'");

        refused.awaitMoved("reason=\"invalid_value\",table=\"orders", 1);
        // The row and the key of its deletion.
        refused.awaitMoved("reason=\"invalid_id\",table=\"vehicles", 2);
        illegal.awaitMoved("from=\"created\",to=\"delivered", 1);
    }

    @Test
    void theAgeOfChangesIsMeasuredFromTheirCommit() throws Exception {
        double count = one.system().cdc().metric("cdc_change_age_seconds_count ");
        double sum = one.system().cdc().metric("cdc_change_age_seconds_sum ");
        long beforeMillis = System.currentTimeMillis();

        one.system().sql("INSERT INTO vehicles VALUES ('t-age', 'v-1', 'Van 1', 'van', 12)");
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(() -> one.system().cdc().metric("cdc_change_age_seconds_count ") > count);

        assertThat(one.system().cdc().metric("cdc_change_age_seconds_sum ") - sum)
                .isBetween(0.0, (System.currentTimeMillis() - beforeMillis) / 1e3);
    }

    @Test
    void whileKafkaRefusesItDoesNotCaptureAndEachStartIsCounted() throws Exception {
        double starts = one.system().cdc().metric("cdc_starts_total ");
        one.system().limitRecords(Topics.VEHICLES, 1);
        one.system().sql("INSERT INTO vehicles VALUES ('t-starts', 'v-1', 'Van 1', 'van', 12)");
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> one.system().cdc().metric("cdc_capturing ") == 0);
        assertThat(one.system().cdc().metric("cdc_streaming ")).isZero();
        one.system().limitRecords(Topics.VEHICLES, 1_000_000);

        one.system().awaitStreaming();
        assertThat(one.system().cdc().metric("cdc_starts_total ")).isGreaterThan(starts);
        assertThat(one.system().cdc().metric("cdc_capturing ")).isEqualTo(1);
        assertThat(one.system().cdc().metric("cdc_streaming ")).isEqualTo(1);
    }

    @Test
    void theLagIsThatOfTheSlotAndAboveTheLimitAnAlert() throws Exception {
        one.system().kafka().pause();
        try {
            one.system()
                    .sql(
                            "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                                    + " SELECT 't-lags', 'o-1', 'note', now(), 'system', repeat('x', 1000)"
                                    + " FROM generate_series(1, 3000) n");
            await().atMost(CdcSystem.SETTLED_WITHIN)
                    .until(() -> one.system().cdc().metric("cdc_slot_lag_alert ") == 1);
            assertThat(one.system().cdc().metric("cdc_slot_lag_bytes "))
                    .isBetween((double) CdcSystem.LAG_LIMIT_BYTES, 20e6);
        } finally {
            one.system().kafka().resume();
        }
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(() -> one.system().cdc().metric("cdc_slot_lag_alert ") == 0);
        assertThat(one.system().cdc().metric("cdc_slot_lag_bytes "))
                .isLessThan(CdcSystem.LAG_LIMIT_BYTES);
    }

    @Test
    void theReadmeNamesEachMetricAndNoOther() throws Exception {
        // Counters with labels are there once they have counted.
        one.system()
                .sql(
                        OrderSystem.insert("t-readme", "o-1"),
                        "INSERT INTO vehicles VALUES ('t readme', 'v-1', 'Van', 'van', 1)",
                        "UPDATE orders SET status = 'delivered' WHERE tenant_id = 't-readme'",
                        "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                                + " VALUES ('t-readme', 'o-1', 'note', now(), 'system', 'x')",
                        "UPDATE order_events SET detail = 'y' WHERE tenant_id = 't-readme'",
                        "DELETE FROM vehicles WHERE tenant_id = 't readme'",
                        "DELETE FROM order_events WHERE tenant_id = 't-readme'");

        Set<String> promised = promised();
        await().atMost(CdcSystem.SETTLED_WITHIN).until(() -> exposed().equals(promised));
    }

    private static Set<String> exposed() {
        return one.system()
                .cdc()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1)[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> promised() throws IOException {
        String readme =
                Files.readString(
                        Path.of(System.getProperty("roadstream.root"), "ingest/cdc/README.md"));
        return Pattern.compile("`(cdc_[a-z_]+)`")
                .matcher(readme)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A tombstone of this version, from whoever wrote to the topic before. */
    private static void bury(String key, ChangeVersion version) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", one.system().kafka().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<byte[], byte[]>(
                            Topics.DRIVERS.name(), key.getBytes(StandardCharsets.UTF_8), null);
            record.headers().add(VersionHeader.NAME, VersionHeader.encode(version));
            producer.send(record).get();
        }
    }

    private static double count(String table) throws Exception {
        try (var connection = one.system().postgres().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static String published(String operation) {
        return "cdc_changes_published_total{operation=\"" + operation + "\"";
    }

    private static Moves moves(String beginning) {
        return new Moves(beginning, lines(beginning));
    }

    private static Map<String, Double> lines(String beginning) {
        return one.system()
                .cdc()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.lastIndexOf(' ')),
                                line ->
                                        Double.parseDouble(
                                                line.substring(line.lastIndexOf(' ') + 1))));
    }

    /** How the series of a metric were, and by how much they have moved. */
    private record Moves(String beginning, Map<String, Double> before) {
        Map<String, Double> now() {
            return lines(beginning);
        }

        private double of(String labels) {
            return sum(now(), labels) - sum(before, labels);
        }

        private static double sum(Map<String, Double> series, String labels) {
            return series.entrySet().stream()
                    .filter(one -> one.getKey().contains(labels + "\""))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }

        void assertMoved(String labels, int by) {
            assertThat(of(labels)).as(labels).isEqualTo(by);
        }

        void awaitMoved(String labels, int by) {
            await().atMost(CdcSystem.SETTLED_WITHIN).untilAsserted(() -> assertMoved(labels, by));
        }
    }
}
