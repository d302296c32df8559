/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.embedded.postgres.EmbeddedPostgres;
import io.roadstream.ingest.simulator.fixtures.Days;
import io.roadstream.ingest.simulator.fixtures.EventLog;
import io.roadstream.ingest.simulator.world.DriverChange;
import io.roadstream.ingest.simulator.world.OrderChange;
import io.roadstream.ingest.simulator.world.World;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real PostgreSQL with the schema of the order database. */
class OrderWriterIT {
    private static final Duration LONG = Duration.ofMinutes(10);

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start(@TempDir Path folder) {
        postgres = EmbeddedPostgres.start(folder);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void emptyTables() throws Exception {
        execute("TRUNCATE tenants, vehicles, drivers, orders, order_events RESTART IDENTITY");
    }

    @Test
    void tablesAreWhatHappenedInTheCity() throws Exception {
        EventLog day = Days.live(Days.faulty(Days.usual(1, 25, 80), 1), 120);
        OrderLedger ledger = new OrderLedger();

        write(day, url(), ledger, () -> {});

        requireSame(day, ledger);
        assertThat(rows("SELECT count(*), count(vehicle_id) FROM drivers").get(0))
                .isEqualTo(
                        day.drivers().stream().map(DriverChange::driver).distinct().count()
                                + "|"
                                + lastDrivers(day).values().stream()
                                        .filter(v -> v != null)
                                        .count());
        assertThat(rows("SELECT phone FROM drivers"))
                .allMatch(phone -> phone.matches("\\+44 7700 900\\d{3}"));
        assertThat(rows("SELECT count(*), min(kind), max(capacity) FROM vehicles"))
                .containsExactly("25|bicycle|20");
        assertThat(rows("SELECT time_zone, currency FROM tenants WHERE tenant_id = 'acme'"))
                .containsExactly("Europe/Paris|EUR");
        assertThat(
                        rows(
                                "SELECT count(*) FROM orders WHERE ready_at > created_at AND"
                                        + " dropoff_until > ready_at AND pickup_name <> '' AND"
                                        + " dropoff_name <> '' AND price_minor > 0"))
                .isEqualTo(rows("SELECT count(*) FROM orders"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void everyChangeIsCommittedOnceThoughConnectionsBreakAtEveryMoment(long seed) throws Exception {
        EventLog day = Days.live(Days.usual(seed, 25, 80), 60);
        OrderLedger ledger = new OrderLedger();
        try (CuttingProxy proxy = new CuttingProxy(postgres.port(), seed)) {
            String url = url().replace(":" + postgres.port(), ":" + proxy.port());

            // Without prepared statements on the server a commit can be told from other queries.
            write(day, url + "?prepareThreshold=0", ledger, this::terminateWriter);

            assertThat(proxy.cutCommits()).isGreaterThan(5);
        }
        requireSame(day, ledger);
    }

    @Test
    void ordersThatAnEarlierRunLeftOpenAreCancelled() throws Exception {
        EventLog day = Days.live(Days.usual(1, 25, 80), 60);
        write(day, url(), new OrderLedger(), () -> {});
        long open = count("status NOT IN ('delivered', 'cancelled', 'failed')");
        OrderLedger ledger = new OrderLedger();

        OrderWriter.start(settings(url()), ledger, World.listVehicles(25), Days.START + 7_200_000)
                .finish(LONG);

        assertThat(open).isPositive();
        assertThat(ledger.totals().leftoversCancelled()).isEqualTo(open);
        assertThat(count("status NOT IN ('delivered', 'cancelled', 'failed')")).isZero();
        assertThat(rows("SELECT count(*) FROM order_events WHERE detail LIKE 'left over%'"))
                .containsExactly(String.valueOf(open));
        assertThat(rows("SELECT count(vehicle_id) FROM drivers")).containsExactly("0");
    }

    @Test
    void aDatabaseWithoutNumbersOfDriversIsWrittenAsWell() throws Exception {
        execute("ALTER TABLE drivers DROP COLUMN phone");
        try {
            EventLog day = Days.live(Days.usual(1, 5, 80), 30);

            write(day, url(), new OrderLedger(), () -> {});

            assertThat(rows("SELECT count(*) > 0 FROM drivers")).containsExactly("t");
        } finally {
            execute("ALTER TABLE drivers ADD COLUMN phone text");
        }
    }

    @Test
    void aDatabaseWithoutTheTablesEndsTheRun() throws Exception {
        execute("ALTER TABLE orders RENAME TO mislaid");
        try {
            EventLog day = Days.live(Days.usual(1, 5, 80), 30);

            assertThatThrownBy(() -> write(day, url(), new OrderLedger(), () -> {}))
                    .isInstanceOf(EntranceFailedException.class)
                    .hasMessageContaining("the order database says 42P01");
        } finally {
            execute("ALTER TABLE mislaid RENAME TO orders");
        }
    }

    private static void requireSame(EventLog day, OrderLedger ledger) throws Exception {
        Map<String, OrderStatus> statuses = new LinkedHashMap<>();
        List<String> events = new ArrayList<>();
        for (OrderChange change : day.orders()) {
            statuses.put(change.order().id(), change.status());
            events.add(
                    "%s|%s|%d|%s|%s"
                            .formatted(
                                    change.order().id(),
                                    change.status().word(),
                                    change.timeMillis(),
                                    change.actor(),
                                    change.detail()));
        }
        List<String> orders = new ArrayList<>();
        statuses.forEach((id, status) -> orders.add(id + "|" + status.word()));

        assertThat(ledger.totals().uncommitted()).isZero();
        assertThat(rows("SELECT order_id, status FROM orders"))
                .containsExactlyInAnyOrderElementsOf(orders);
        assertThat(
                        rows(
                                "SELECT order_id, kind, (extract(epoch FROM event_time) *"
                                        + " 1000)::bigint, actor, detail FROM order_events"
                                        + " ORDER BY event_id"))
                .containsExactlyElementsOf(events);
        assertThat(ledger.listOrders()).isEqualTo(statuses);
        assertThat(ledger.totals().changes()).isEqualTo(events.size());
    }

    private static Map<String, String> lastDrivers(EventLog day) {
        Map<String, String> last = new HashMap<>();
        day.drivers().forEach(change -> last.put(change.driver(), change.vehicle()));
        return last;
    }

    private static void write(EventLog day, String url, OrderLedger ledger, Runnable often)
            throws InterruptedException {
        OrderWriter writer =
                OrderWriter.start(settings(url), ledger, World.listVehicles(25), Days.START);
        for (DriverChange change : day.drivers()) {
            writer.write(change);
        }
        int count = 0;
        for (OrderChange change : day.orders()) {
            writer.write(change);
            if (++count % 50 == 0) {
                often.run();
            }
        }
        writer.finish(LONG);
    }

    private void terminateWriter() {
        try {
            execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE application_name = 'roadstream-simulator'");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static OrderDatabaseSettings settings(String url) {
        return new OrderDatabaseSettings(
                url,
                postgres.user(),
                postgres.password(),
                new OrderDatabaseSettings.Tenant("acme", "Acme", "Europe/Paris", "EUR", "en"));
    }

    private static String url() {
        return postgres.jdbcUrl();
    }

    private static long count(String condition) throws Exception {
        return Long.parseLong(rows("SELECT count(*) FROM orders WHERE " + condition).get(0));
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(String sql) throws Exception {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }
}
