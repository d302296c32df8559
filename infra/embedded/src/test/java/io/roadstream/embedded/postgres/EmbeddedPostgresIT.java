/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One real server for all that must survive. */
final class EmbeddedPostgresIT {
    private static final String INSERT =
            "INSERT INTO vehicles (tenant_id, vehicle_id, label, kind) VALUES ('acme', '%s', 'Van', 'van')";

    @TempDir Path data;

    @Test
    void keepsPortPasswordAndRowsOverKillsAndARestart() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            String url = postgres.jdbcUrl();
            String password = postgres.password();
            insert(postgres, "v-1");

            postgres.kill();
            assertThat(postgres.isAlive()).isFalse();
            postgres.restart();
            insert(postgres, "v-2");

            postgres.killParentOnly();
            postgres.restart();
            insert(postgres, "v-3");

            postgres.restart();
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            assertThat(postgres.password()).isEqualTo(password);
            assertThat(query(postgres, "SELECT count(*) FROM vehicles")).isEqualTo("3");
        }
    }

    @Test
    void isReadyForChangeDataCaptureAndAsksForThePassword() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(query(postgres, "SHOW wal_level")).isEqualTo("logical");
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(
                            query(
                                    postgres,
                                    "SELECT string_agg(tablename, ' ' ORDER BY tablename)"
                                            + " FROM pg_publication_tables WHERE pubname = 'roadstream'"))
                    .isEqualTo("drivers order_events orders tenants vehicles");
            assertThatThrownBy(
                            () ->
                                    DriverManager.getConnection(
                                                    postgres.jdbcUrl(), postgres.user(), "wrong")
                                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(permissionsOfPassword()))
                    .isEqualTo("rw-------");
        }
    }

    private java.util.Set<java.nio.file.attribute.PosixFilePermission> permissionsOfPassword()
            throws IOException {
        return Files.getPosixFilePermissions(data.resolve(PostgresConfig.PASSWORD_FILE));
    }

    private static void insert(EmbeddedPostgres postgres, String vehicle) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(INSERT.formatted(vehicle));
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
