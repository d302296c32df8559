/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.topic.Topics;
import io.roadstream.ingest.cdc.fixtures.CdcProcess;
import io.roadstream.ingest.cdc.fixtures.CdcSystem;
import io.roadstream.ingest.cdc.fixtures.OneCdcSystem;
import io.roadstream.ingest.cdc.fixtures.OrderSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * One system that lives through all of it, as a real one would: after each fault the topics say
 * what the tables do, and no version has gone back.
 */
final class FaultsIT {
    /** Debezium's default of max.batch.size; a batch is begun when Kafka has the one before. */
    private static final int MOST_IN_A_BATCH = 2_048;

    @RegisterExtension static final OneCdcSystem one = new OneCdcSystem();

    @Test
    void survivesKillsOfTheConnectorWhileOrdersChange() throws Exception {
        try (OrderSystem orders = OrderSystem.start(one.system().postgres(), "t-kill", 11);
                OrderSystem others = OrderSystem.start(one.system().postgres(), "t-kill", 21)) {
            for (int kills = 0; kills < 3; kills++) {
                awaitCommits(orders, 100);
                one.system().cdc().kill();
                awaitCommits(orders, 30);
                one.system().cdc().restart();
            }
            awaitCommits(others, 50);
        }

        one.system().awaitSettled();
    }

    @Test
    void aSecondProcessWaitsUntilTheFirstIsGone(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("second.log");
        CompletableFuture<CdcProcess> second =
                CompletableFuture.supplyAsync(
                        () ->
                                CdcProcess.start(
                                        one.system().postgres(),
                                        one.system().kafka(),
                                        log,
                                        Map.of()));
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(
                        () ->
                                Files.exists(log)
                                        && Files.readString(log)
                                                .contains("is read by another process"));
        one.system().sql(OrderSystem.insert("t-second", "o-1"));
        one.system().awaitSettled();

        one.system().cdc().kill();
        one.system().sql(OrderSystem.insert("t-second", "o-2"));
        try (CdcProcess successor = second.get(60, TimeUnit.SECONDS)) {
            one.system().awaitSettled();
            assertThat(successor.metric("cdc_snapshots_total")).isZero();
        }
    }

    @Test
    void survivesAKillOfPostgresWhileOrdersChange() throws Exception {
        try (OrderSystem orders = OrderSystem.start(one.system().postgres(), "t-postgres", 12)) {
            awaitCommits(orders, 100);
            one.system().postgres().kill();
            one.system().postgres().restart();
            awaitCommits(orders, 100);
        }

        one.system().awaitSettled();
        assertThat(one.system().cdc().isAlive()).isTrue();
    }

    @Test
    void beginsAnewWhenASnapshotIsCutShort() throws Exception {
        one.system()
                .sql(
                        "INSERT INTO orders (tenant_id, order_id, status, customer_id, merchant_id, pickup_lat, pickup_lon,"
                                + " dropoff_lat, dropoff_lon, currency, created_at, updated_at)"
                                + " SELECT 't-cut', 'o-' || n, 'created', 'c-1', 'm-1', 1, 2, 3, 4, 'EUR', now(), now()"
                                + " FROM generate_series(1, 12000) n");
        one.system().awaitSettled();
        int epoch = (int) one.system().cdc().metric("cdc_epoch");
        one.system().cdc().close();
        one.system().sql("SELECT pg_drop_replication_slot('roadstream')");
        one.system().cdc().restart();

        await().atMost(CdcSystem.SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () ->
                                one.system()
                                                .cdc()
                                                .metric(
                                                        "cdc_changes_published_total{operation=\"read\",table=\"orders\"}")
                                        > MOST_IN_A_BATCH);
        one.system().cdc().kill();
        one.system()
                .sql(
                        "DELETE FROM orders WHERE tenant_id = 't-cut' AND order_id LIKE 'o-1%'",
                        "UPDATE orders SET status = 'assigned', driver_id = 'd-1' WHERE tenant_id = 't-cut' AND order_id LIKE 'o-2%'");
        long read =
                one.system().tables().topic(Topics.ORDERS).latest().values().stream()
                        .filter(order -> order.version().epoch() == epoch + 1)
                        .count();
        assertThat(read).as("rows of the snapshot that was cut short").isBetween(1L, 11_999L);
        one.system().cdc().restart();

        one.system().awaitSettled();
        assertThat(one.system().cdc().metric("cdc_epoch")).isEqualTo(epoch + 2);
        one.system().sql("DELETE FROM orders WHERE tenant_id = 't-cut'");
        one.system().awaitSettled();
    }

    @Test
    void findsWhatChangedWhileTheSlotWasGone() throws Exception {
        one.system()
                .sql(
                        IntStream.range(0, 120)
                                .mapToObj(i -> OrderSystem.insert("t-gone", "o-" + i))
                                .toArray(String[]::new));
        one.system()
                .sql(
                        "INSERT INTO vehicles VALUES ('t-gone', 'v-1', 'Van 1', 'van', 12)",
                        "INSERT INTO drivers (tenant_id, driver_id, name) VALUES ('t-gone', 'd-1', 'Bob')");
        one.system().awaitSettled();
        int epoch = (int) one.system().cdc().metric("cdc_epoch");

        one.system()
                .sql(
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

        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(() -> one.system().cdc().metric("cdc_epoch") == epoch + 1);
        one.system().awaitSettled();
        assertThat(one.system().cdc().log()).contains("the slot is gone, and changes with it");
        assertThat(one.system().orderKeys("t-gone")).hasSize(117);
        assertThat(one.system().tables().topic(Topics.ORDERS).deleted())
                .contains("t-gone|o-7", "t-gone|o-8", "t-gone|o-99");
        assertThat(one.system().tables().topic(Topics.VEHICLES).of("t-gone|v-1").get(1).version())
                .isEqualTo(ChangeVersion.ofSnapshot(epoch + 1));
    }

    @Test
    void losesNothingThatKafkaRefusesForAWhile() throws Exception {
        one.system().awaitSettled();
        double starts = one.system().cdc().metric("cdc_starts_total");

        one.system().limitRecords(Topics.VEHICLES, 1);
        one.system().sql("INSERT INTO vehicles VALUES ('t-refused', 'v-1', 'Van 1', 'van', 12)");
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(() -> one.system().cdc().metric("cdc_starts_total") >= starts + 2);
        one.system().limitRecords(Topics.VEHICLES, 1_000_000);

        one.system().awaitSettled();
        assertThat(one.system().tables().topic(Topics.VEHICLES).of("t-refused|v-1")).hasSize(1);
        assertThat(one.system().cdc().log()).contains("Kafka did not take a change");
    }

    @Test
    void raisesAnAlertWhileTheSlotLags() throws Exception {
        one.system().awaitSettled();
        assertThat(one.system().cdc().get("/readyz").statusCode()).isEqualTo(200);

        one.system().kafka().pause();
        try {
            one.system()
                    .sql(
                            "INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)"
                                    + " SELECT 't-lag', 'o-1', 'note', now(), 'system', repeat('x', 1000)"
                                    + " FROM generate_series(1, 3000) n");
            await().atMost(CdcSystem.SETTLED_WITHIN)
                    .until(() -> one.system().cdc().metric("cdc_slot_lag_alert") == 1);
            assertThat(one.system().cdc().metric("cdc_slot_lag_bytes"))
                    .isGreaterThan(CdcSystem.LAG_LIMIT_BYTES);
            assertThat(one.system().cdc().get("/readyz").statusCode()).isEqualTo(503);
            assertThat(one.system().cdc().get("/readyz").body())
                    .matches("slot roadstream lags by \\d+ bytes, the limit is 1500000\n");
            assertThat(one.system().cdc().get("/healthz").body())
                    .startsWith("alert: slot roadstream lags");
            assertThat(one.system().cdc().log()).contains("ALERT slot roadstream lags by");
        } finally {
            one.system().kafka().resume();
        }

        one.system().awaitSettled();
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(() -> one.system().cdc().metric("cdc_slot_lag_alert") == 0);
        assertThat(one.system().cdc().get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void anIdleDatabaseHoldsNoLog() throws Exception {
        one.system().awaitSettled();
        try (Connection other =
                        DriverManager.getConnection(
                                one.system().postgres().jdbcUrl().replace("/orders", "/postgres"),
                                one.system().postgres().user(),
                                one.system().postgres().password());
                Statement statement = other.createStatement()) {
            statement.execute(
                    "CREATE TABLE busy AS SELECT repeat('x', 1000) FROM generate_series(1, 4000)");
            statement.execute("DROP TABLE busy");
        }

        await().atMost(CdcSystem.SETTLED_WITHIN)
                .until(() -> one.system().cdc().metric("cdc_slot_lag_bytes") < 200_000);
    }

    private static void awaitCommits(OrderSystem orders, int more) {
        int goal = orders.commits() + more;
        await().atMost(CdcSystem.SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> orders.commits() >= goal);
    }
}
