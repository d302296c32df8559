/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.roadstream.embedded.kafka.EmbeddedKafka;
import io.roadstream.embedded.postgres.EmbeddedPostgres;
import io.roadstream.embedded.postgres.PostgresConfig;
import io.roadstream.embedded.process.ChildStartException;
import io.roadstream.ingest.cdc.database.DatabaseConfig;
import io.roadstream.ingest.cdc.database.SlotWatch;
import io.roadstream.ingest.cdc.fixtures.CdcProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is not prepared: the process ends with 2 and says which SQL mends it. */
final class SetupIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> READER =
            Map.of("cdc-database-user", "reader", "cdc-database-password", "secret");

    @TempDir static Path folder;

    private static EmbeddedPostgres postgres;
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void startParts() throws SQLException {
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        sql(
                "CREATE ROLE reader LOGIN PASSWORD 'secret'",
                "REVOKE USAGE ON SCHEMA public FROM PUBLIC");
    }

    @AfterAll
    static void stopParts() {
        kafka.close();
        postgres.close();
    }

    @Test
    void aSlotThatIsGoneIsAnAlertUntilThereIsANewOne() throws SQLException {
        DatabaseConfig config =
                new DatabaseConfig(
                        postgres.jdbcUrl(),
                        postgres.user(),
                        postgres.password(),
                        "public",
                        "watched",
                        "roadstream");
        String create = "SELECT pg_create_logical_replication_slot('watched', 'pgoutput')";
        try (SlotWatch watch = SlotWatch.start(config, Duration.ofMillis(20), Long.MAX_VALUE)) {
            sql(create, "CREATE TABLE watched (n int)", "DROP TABLE watched");
            await().atMost(SOON).until(() -> watch.lagBytes() > 0);
            assertThat(watch.problem()).isEmpty();

            sql("SELECT pg_drop_replication_slot('watched')");
            await().atMost(SOON).until(watch::isAlert);
            assertThat(watch.problem()).startsWith("slot watched is gone:");

            sql(create);
            await().atMost(SOON).until(() -> !watch.isAlert());
            assertThat(watch.problem()).isEmpty();
        } finally {
            sql("SELECT pg_drop_replication_slot('watched')");
        }
    }

    @Test
    void doingWhatTheMessagesSayLeavesNothingToSay() throws SQLException {
        sql("DROP PUBLICATION roadstream");
        assertThat(messageOf(postgres, READER))
                .contains(
                        "is not ready for change data capture:",
                        "- user reader must have the right REPLICATION; fix: ALTER ROLE \"reader\" REPLICATION;",
                        "- user reader must see schema public; fix: GRANT USAGE ON SCHEMA public TO \"reader\";",
                        "- publication roadstream is missing; fix: CREATE PUBLICATION roadstream FOR TABLE"
                                + " public.tenants, public.vehicles, public.drivers, public.orders, public.order_events;");

        sql(
                "ALTER ROLE reader REPLICATION",
                "GRANT USAGE ON SCHEMA public TO reader",
                "GRANT SELECT ON public.tenants, public.vehicles, public.drivers, public.order_events TO reader",
                "CREATE PUBLICATION roadstream FOR TABLE public.tenants, public.orders WITH (publish = 'insert')");
        assertThat(messageOf(postgres, READER))
                .contains(
                        "- user reader must be allowed to read public.orders; fix: GRANT SELECT ON public.orders TO \"reader\";",
                        "- publication roadstream must publish every kind of change; fix: ALTER PUBLICATION roadstream"
                                + " SET (publish = 'insert, update, delete, truncate');",
                        "- publication roadstream must have the tables [vehicles, drivers, order_events]; fix: ALTER"
                                + " PUBLICATION roadstream ADD TABLE public.vehicles, public.drivers, public.order_events;")
                .doesNotContain("read public.tenants", "see schema", "REPLICATION;");

        sql(
                "GRANT SELECT ON public.orders TO reader",
                "ALTER PUBLICATION roadstream SET (publish = 'insert, update, delete, truncate')",
                "ALTER PUBLICATION roadstream ADD TABLE public.vehicles, public.drivers, public.order_events",
                "INSERT INTO tenants VALUES ('acme', 'Acme', 'UTC', 'EUR', 'de-DE', 'km')");
        try (CdcProcess cdc =
                CdcProcess.start(postgres, kafka, folder.resolve("reader.log"), READER)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> cdc.metric("cdc_changes_published_total") == 1);
            assertThat(cdc.log()).doesNotContain("secret").contains("cdc-database-password=****");
        }
        sql(
                "SELECT pg_drop_replication_slot('roadstream')",
                "SELECT pg_create_logical_replication_slot('roadstream', 'test_decoding')");
        assertThat(messageOf(postgres, READER))
                .contains(
                        "slot roadstream decodes with test_decoding, not pgoutput; fix: set cdc-slot to another name,"
                                + " or SELECT pg_drop_replication_slot('roadstream');");
    }

    @Test
    void asksForALogicalLog() {
        PostgresConfig config =
                PostgresConfig.of(folder.resolve("replica")).withSetting("wal_level", "replica");
        try (EmbeddedPostgres replica = EmbeddedPostgres.start(config)) {
            assertThat(messageOf(replica, Map.of()).lines().filter(line -> line.startsWith("- ")))
                    .containsExactly(
                            "- wal_level must be logical, was replica; fix: ALTER SYSTEM SET wal_level = 'logical'; and"
                                    + " restart PostgreSQL");
        }
    }

    private static String messageOf(EmbeddedPostgres database, Map<String, String> settings) {
        ChildStartException thrown =
                catchThrowableOfType(
                        ChildStartException.class,
                        () ->
                                CdcProcess.start(
                                                database,
                                                kafka,
                                                folder.resolve("cdc.log"),
                                                settings)
                                        .close());
        assertThat(thrown.exitCode()).hasValue(2);
        return String.valueOf(thrown.getMessage());
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
