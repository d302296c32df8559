/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified clickhouse-jdbc against the embedded server. */
class JdbcIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static EmbeddedClickHouse clickHouse;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        clickHouse = EmbeddedClickHouse.start(data);
    }

    @AfterAll
    static void stop() {
        clickHouse.close();
    }

    private static Connection connect(String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", clickHouse.user());
        login.setProperty("password", password);
        return DriverManager.getConnection(clickHouse.jdbcUrl(), login);
    }

    @Test
    void createsInsertsAndQueries() throws Exception {
        try (Connection connection = connect(clickHouse.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE fixes (vehicle String, seq UInt64) ENGINE = MergeTree ORDER BY"
                            + " seq");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO fixes VALUES (?, ?)")) {
                for (int seq = 0; seq < 1000; seq++) {
                    insert.setString(1, "v'\\\n" + seq);
                    insert.setLong(2, seq);
                    insert.addBatch();
                }
                insert.executeBatch();
            }

            try (ResultSet rows =
                    statement.executeQuery("SELECT count(), sum(seq), max(vehicle) FROM fixes")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(1000);
                assertThat(rows.getLong(2)).isEqualTo(499_500);
                assertThat(rows.getString(3)).isEqualTo("v'\\\n999");
            }
        }
    }

    @Test
    void showsClickHousesOwnMessageAndCode() throws Exception {
        try (Connection connection = connect(clickHouse.password());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELEC 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Code: 62. DB::Exception: Syntax error")
                    .satisfies(e -> assertThat(((SQLException) e).getErrorCode()).isEqualTo(62));
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM nowhere"))
                    .hasMessageContaining("UNKNOWN_TABLE");
        }
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        try (Connection connection = connect("wrong");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT 1"))
                    .hasMessageContaining("AUTHENTICATION_FAILED");
        }
    }

    @Test
    void readsEachRowOfAResultInManyBlocks() throws Exception {
        try (Connection connection = connect(clickHouse.password());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT number, toString(number) FROM numbers(200000) SETTINGS"
                                        + " max_block_size = 1000, max_threads = 1")) {
            long expected = 0;
            while (rows.next()) {
                assertThat(rows.getLong(1)).isEqualTo(expected);
                assertThat(rows.getString(2)).isEqualTo(Long.toString(expected));
                expected++;
            }
            assertThat(expected).isEqualTo(200_000);
        }
    }

    @Test
    void aResultThatFailsInTheMiddleIsNotTakenForComplete() throws Exception {
        try (Connection connection = connect(clickHouse.password());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(
                            () -> {
                                try (ResultSet rows =
                                        statement.executeQuery(
                                                "SELECT sipHash128(number), throwIf(number ="
                                                        + " 900000) FROM numbers(1000000) SETTINGS"
                                                        + " max_block_size = 8192")) {
                                    while (rows.next()) {
                                        // Reads on until it fails.
                                    }
                                }
                            })
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void cancelEndsARunningStatement() throws Exception {
        try (Connection connection = connect(clickHouse.password());
                Statement statement = connection.createStatement()) {
            CompletableFuture<Void> running =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    statement.executeQuery(
                                            "SELECT sum(sipHash64(number)) FROM"
                                                    + " numbers(300000000000)");
                                } catch (SQLException e) {
                                    throw new CompletionException(e);
                                }
                            });
            await().atMost(PATIENCE).until(() -> running(connection).equals("1"));

            statement.cancel();

            assertThatThrownBy(() -> running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasStackTraceContaining("QUERY_WAS_CANCELLED");
            await().atMost(PATIENCE).until(() -> running(connection).equals("0"));
        }
    }

    private static String running(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT count() FROM system.processes WHERE query LIKE"
                                        + " '%300000000000%' AND query NOT LIKE '%processes%'")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
