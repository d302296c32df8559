/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Reason;
import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.embedded.postgres.EmbeddedPostgres;
import io.roadstream.ingest.cdc.fixtures.CdcProcess;
import io.roadstream.ingest.cdc.fixtures.OrderSystem;
import io.roadstream.ingest.cdc.fixtures.Tables;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * One system that lives through all of it, as a real one would: after each fault the topics say
 * what the tables do, and no version has gone back.
 */
final class CdcIT {
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final long LAG_LIMIT_BYTES = 1_500_000;

    @TempDir static Path folder;

    private static EmbeddedPostgres postgres;
    private static EmbeddedKafka kafka;
    private static Tables tables;
    private static CdcProcess cdc;

    @BeforeAll
    static void startParts() {
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        tables = new Tables(postgres, kafka);
        cdc =
                CdcProcess.start(
                        postgres,
                        kafka,
                        folder.resolve("cdc.log"),
                        Map.of("cdc-lag-limit-bytes", Long.toString(LAG_LIMIT_BYTES)));
    }

    @AfterAll
    static void stopParts() {
        cdc.close();
        kafka.close();
        postgres.close();
    }

    @BeforeEach
    void everythingRuns() {
        if (!cdc.isAlive()) {
            cdc.restart();
        }
        await().atMost(SETTLED_WITHIN).until(() -> cdc.metric("cdc_streaming") == 1);
    }

    @Test
    void rowsOfEveryTableBecomeEventsAndDeletionsTombstones() throws Exception {
        sql(
                "INSERT INTO tenants VALUES ('t-all', 'All', 'Europe/Berlin', 'EUR', 'de-DE', 'km')",
                "INSERT INTO vehicles VALUES ('t-all', 'v-1', 'Van 1', 'van', 12), ('t-all', 'v-2', 'Bike', 'bicycle', 1)",
                "INSERT INTO drivers VALUES ('t-all', 'd-1', 'Ada', 'v-1', now(), now() + interval '8 h', 52.5, 13.4)",
                "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-all', 'd-2', 'Bob')",
                OrderSystem.insert("t-all", "o-1"),
                OrderSystem.insert("t-all", "o-2"),
                "UPDATE orders SET status = 'assigned', driver_id = 'd-1', pickup_name = 'Thai Spoon',"
                        + " ready_at = now(), dropoff_until = now() + interval '1 h' WHERE tenant_id = 't-all' AND order_id = 'o-1'",
                "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                        + " VALUES ('t-all', 'o-1', 'assigned', now(), 'system', 'nearest')",
                "DELETE FROM orders WHERE tenant_id = 't-all' AND order_id = 'o-2'",
                "DELETE FROM vehicles WHERE tenant_id = 't-all' AND vehicle_id = 'v-2'");

        awaitSettled();
        assertThat(tables.topic(Topics.ORDERS).latest().get("t-all|o-1"))
                .satisfies(order -> assertThat(order.status()).isEqualTo(OrderStatus.ASSIGNED));
        assertThat(tables.topic(Topics.ORDERS).deleted()).contains("t-all|o-2");
        assertThat(tables.topic(Topics.VEHICLES).deleted()).contains("t-all|v-2");
    }

    @Test
    void survivesKillsOfTheConnectorWhileOrdersChange() throws Exception {
        try (OrderSystem orders = OrderSystem.start(postgres, "t-kill", 11);
                OrderSystem others = OrderSystem.start(postgres, "t-kill", 21)) {
            for (int kills = 0; kills < 3; kills++) {
                awaitCommits(orders, 100);
                cdc.kill();
                awaitCommits(orders, 30);
                cdc.restart();
            }
            awaitCommits(others, 50);
        }

        awaitSettled();
    }

    @Test
    void aSecondProcessWaitsUntilTheFirstIsGone() throws Exception {
        Path log = folder.resolve("second.log");
        CompletableFuture<CdcProcess> second =
                CompletableFuture.supplyAsync(
                        () -> CdcProcess.start(postgres, kafka, log, Map.of()));
        await().atMost(SETTLED_WITHIN)
                .until(
                        () ->
                                Files.exists(log)
                                        && Files.readString(log)
                                                .contains("is read by another process"));
        sql(OrderSystem.insert("t-second", "o-1"));
        awaitSettled();

        cdc.kill();
        sql(OrderSystem.insert("t-second", "o-2"));
        try (CdcProcess successor = second.get(60, TimeUnit.SECONDS)) {
            awaitSettled();
            assertThat(successor.metric("cdc_snapshots_total")).isZero();
        }
    }

    @Test
    void survivesAKillOfPostgresWhileOrdersChange() throws Exception {
        try (OrderSystem orders = OrderSystem.start(postgres, "t-postgres", 12)) {
            awaitCommits(orders, 100);
            postgres.kill();
            postgres.restart();
            awaitCommits(orders, 100);
        }

        awaitSettled();
        assertThat(cdc.isAlive()).isTrue();
    }

    @Test
    void takesAThousandRowsThatAreCopiedInOneTransaction() throws Exception {
        String rows =
                IntStream.range(0, 1_000)
                        .mapToObj(
                                i ->
                                        "t-copy\to-%d\tcreated\tc-1\tm-1\t37.7\t-122.4\t37.8\t-122.5\tEUR\t2026-01-05 08:00+0\t2026-01-05 08:00+0\n"
                                                .formatted(i))
                        .collect(Collectors.joining());
        try (Connection connection = postgres.connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY orders (tenant_id, order_id, status, customer_id, merchant_id, pickup_lat, pickup_lon,"
                                    + " dropoff_lat, dropoff_lon, currency, created_at, updated_at) FROM STDIN",
                            new StringReader(rows));
        }

        awaitSettled();
        assertThat(keysOf("t-copy")).hasSize(1_000);
        sql("DELETE FROM orders WHERE tenant_id = 't-copy'");
        awaitSettled();
        assertThat(keysOf("t-copy")).isEmpty();
    }

    @Test
    void beginsAnewWhenASnapshotIsCutShort() throws Exception {
        sql(
                "INSERT INTO orders (tenant_id, order_id, status, customer_id, merchant_id, pickup_lat, pickup_lon,"
                        + " dropoff_lat, dropoff_lon, currency, created_at, updated_at)"
                        + " SELECT 't-cut', 'o-' || n, 'created', 'c-1', 'm-1', 1, 2, 3, 4, 'EUR', now(), now()"
                        + " FROM generate_series(1, 12000) n");
        awaitSettled();
        int epoch = (int) cdc.metric("cdc_epoch");
        cdc.close();
        sql("SELECT pg_drop_replication_slot('roadstream')");
        cdc.restart();

        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () ->
                                cdc.metric(
                                                "cdc_changes_published_total{operation=\"read\",table=\"orders\"}")
                                        > 0);
        cdc.kill();
        sql(
                "DELETE FROM orders WHERE tenant_id = 't-cut' AND order_id LIKE 'o-1%'",
                "UPDATE orders SET status = 'assigned', driver_id = 'd-1' WHERE tenant_id = 't-cut' AND order_id LIKE 'o-2%'");
        long read =
                tables.topic(Topics.ORDERS).latest().values().stream()
                        .filter(order -> order.version().epoch() == epoch + 1)
                        .count();
        assertThat(read).as("rows of the snapshot that was cut short").isBetween(1L, 11_999L);
        cdc.restart();

        awaitSettled();
        assertThat(cdc.metric("cdc_epoch")).isEqualTo(epoch + 2);
        sql("DELETE FROM orders WHERE tenant_id = 't-cut'");
        awaitSettled();
    }

    @Test
    void goesOnWhenAColumnIsAdded() throws Exception {
        sql(
                OrderSystem.insert("t-column", "o-1"),
                "ALTER TABLE orders ADD COLUMN gift boolean NOT NULL DEFAULT false",
                OrderSystem.insert("t-column", "o-2"),
                "UPDATE orders SET gift = true, status = 'assigned' WHERE tenant_id = 't-column'",
                "ALTER TABLE orders DROP COLUMN gift",
                OrderSystem.insert("t-column", "o-3"));

        awaitSettled();
        assertThat(keysOf("t-column")).hasSize(3);
    }

    @Test
    void raisesAnAlertWhileTheSlotLags() throws Exception {
        awaitSettled();
        assertThat(cdc.get("/readyz").statusCode()).isEqualTo(200);

        kafka.pause();
        try {
            sql(
                    "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                            + " SELECT 't-lag', 'o-1', 'note', now(), 'system', repeat('x', 1000)"
                            + " FROM generate_series(1, 3000) n");
            await().atMost(SETTLED_WITHIN).until(() -> cdc.metric("cdc_slot_lag_alert") == 1);
            assertThat(cdc.metric("cdc_slot_lag_bytes")).isGreaterThan(LAG_LIMIT_BYTES);
            assertThat(cdc.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(cdc.get("/readyz").body())
                    .matches("slot roadstream lags by \\d+ bytes, the limit is 1500000\n");
            assertThat(cdc.get("/healthz").body()).startsWith("alert: slot roadstream lags");
            assertThat(cdc.log()).contains("ALERT slot roadstream lags by");
        } finally {
            kafka.resume();
        }

        awaitSettled();
        await().atMost(SETTLED_WITHIN).until(() -> cdc.metric("cdc_slot_lag_alert") == 0);
        assertThat(cdc.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void anIdleDatabaseHoldsNoLog() throws Exception {
        awaitSettled();
        try (Connection other =
                        DriverManager.getConnection(
                                postgres.jdbcUrl().replace("/orders", "/postgres"),
                                postgres.user(),
                                postgres.password());
                Statement statement = other.createStatement()) {
            statement.execute(
                    "CREATE TABLE busy AS SELECT repeat('x', 1000) FROM generate_series(1, 4000)");
            statement.execute("DROP TABLE busy");
        }

        await().atMost(SETTLED_WITHIN).until(() -> cdc.metric("cdc_slot_lag_bytes") < 200_000);
    }

    @Test
    void findsWhatChangedWhileTheSlotWasGone() throws Exception {
        sql(
                IntStream.range(0, 120)
                        .mapToObj(i -> OrderSystem.insert("t-gone", "o-" + i))
                        .toArray(String[]::new));
        sql(
                "INSERT INTO vehicles VALUES ('t-gone', 'v-1', 'Van 1', 'van', 12)",
                "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-gone', 'd-1', 'Bob')");
        awaitSettled();
        int epoch = (int) cdc.metric("cdc_epoch");

        sql(
                """
                DO $$
                BEGIN
                  PERFORM pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = 'roadstream';
                  LOOP
                    BEGIN
                      PERFORM pg_drop_replication_slot('roadstream');
                      EXIT;
                    EXCEPTION WHEN object_in_use THEN
                      PERFORM pg_sleep(0.01);
                    END;
                  END LOOP;
                  UPDATE orders SET status = 'assigned', driver_id = 'd-1'
                    WHERE tenant_id = 't-gone' AND order_id < 'o-5';
                  UPDATE orders SET price_minor = 1 WHERE tenant_id = 't-gone' AND order_id >= 'o-5';
                  DELETE FROM orders WHERE tenant_id = 't-gone' AND order_id IN ('o-7', 'o-8', 'o-99');
                  DELETE FROM vehicles WHERE tenant_id = 't-gone';
                  UPDATE drivers SET name = 'Robert' WHERE tenant_id = 't-gone';
                END $$""");

        await().atMost(SETTLED_WITHIN).until(() -> cdc.metric("cdc_epoch") == epoch + 1);
        awaitSettled();
        assertThat(cdc.log()).contains("the slot is gone, and changes with it");
        assertThat(keysOf("t-gone")).hasSize(117);
        assertThat(tables.topic(Topics.ORDERS).deleted())
                .contains("t-gone|o-7", "t-gone|o-8", "t-gone|o-99");
        assertThat(tables.topic(Topics.VEHICLES).of("t-gone|v-1").get(1).version())
                .isEqualTo(ChangeVersion.ofSnapshot(epoch + 1));
    }

    @Test
    void truncationIsTheEndOfEveryRow() throws Exception {
        sql("INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-truncate', 'd-1', 'Bob')");
        awaitSettled();
        sql(
                "TRUNCATE drivers",
                "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-truncate', 'd-2', 'Eve')");

        awaitSettled();
        assertThat(tables.topic(Topics.DRIVERS).latest()).containsOnlyKeys("t-truncate|d-2");
    }

    @Test
    void anIllegalTransitionIsWrittenDownAndTheRowPassedOn() throws Exception {
        sql(
                OrderSystem.insert("t-illegal", "o-1"),
                "UPDATE orders SET status = 'delivered' WHERE tenant_id = 't-illegal'",
                "UPDATE orders SET status = 'created' WHERE tenant_id = 't-illegal'");

        awaitSettled();
        List<OrderEvent> found =
                tables.topic(Topics.ORDER_EVENTS).of("t-illegal|o-1").stream()
                        .map(entry -> entry.event())
                        .toList();
        assertThat(found)
                .extracting(OrderEvent::kind)
                .containsExactly(
                        OrderEventKind.ILLEGAL_TRANSITION, OrderEventKind.ILLEGAL_TRANSITION);
        assertThat(found)
                .extracting(OrderEvent::detail)
                .containsExactly("created to delivered", "delivered to created");
        assertThat(cdc.metric("cdc_transitions_illegal_total{from=\"delivered\",to=\"created\"}"))
                .isPositive();
    }

    @Test
    void aRowThatNobodyUnderstandsIsADeadLetterAndItsLastGoodStateStays() throws Exception {
        sql(OrderSystem.insert("t-bad", "o-1"));
        awaitSettled();
        sql(
                "UPDATE orders SET status = 'lost' WHERE tenant_id = 't-bad'",
                "INSERT INTO vehicles VALUES ('t bad', 'v-1', 'Van', 'van', 1)");

        await().atMost(SETTLED_WITHIN).until(() -> letters().size() >= 2);
        assertThat(letters())
                .extracting(DeadLetter::reason)
                .contains(Reason.INVALID_VALUE, Reason.INVALID_ID);
        assertThat(letters())
                .filteredOn(letter -> letter.tenant().equals("t-bad"))
                .allSatisfy(
                        letter -> {
                            assertThat(letter.source()).startsWith("postgres:orders@");
                            assertThat(letter.message()).contains("status must be one of created");
                            assertThat(
                                            new String(
                                                    letter.payload(),
                                                    java.nio.charset.StandardCharsets.UTF_8))
                                    .contains("\"status\":\"lost\"");
                        });
        cdc.close();
        sql("SELECT pg_drop_replication_slot('roadstream')");
        cdc.restart();
        await().atMost(SETTLED_WITHIN).until(() -> cdc.metric("cdc_streaming") == 1);
        assertThat(keysOf("t-bad")).containsExactly("t-bad|o-1");

        sql(
                "UPDATE orders SET status = 'assigned' WHERE tenant_id = 't-bad'",
                "DELETE FROM vehicles WHERE tenant_id = 't bad'");
        awaitSettled();
    }

    private static List<DeadLetter> letters() {
        return tables.topic(Topics.DEAD_LETTERS).records().values().stream()
                .flatMap(List::stream)
                .map(entry -> entry.event())
                .toList();
    }

    private static List<String> keysOf(String tenant) {
        return tables.topic(Topics.ORDERS).latest().keySet().stream()
                .filter(key -> key.startsWith(tenant + "|"))
                .toList();
    }

    private static void awaitCommits(OrderSystem orders, int more) {
        int goal = orders.commits() + more;
        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> orders.commits() >= goal);
    }

    private static void awaitSettled() {
        Callable<List<String>> differences = tables::differences;
        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(differences, List::isEmpty);
    }

    private static void sql(String... statements) throws SQLException, IOException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
