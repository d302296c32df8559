/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified clickhouse-jdbc against the embedded server. */
class JdbcIT {

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
}
