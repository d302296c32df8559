/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.embedded.clickhouse.EmbeddedClickHouse;
import io.roadstream.jobs.fixtures.Sql;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations against the real engine. */
class MigrationsIT {
    @TempDir Path data;

    @Test
    void runEachFileOnceAndAgainWhatAKillLeftUnrecorded() throws Exception {
        try (EmbeddedClickHouse clickHouse = EmbeddedClickHouse.start(data)) {
            Migrations migrations = new Migrations(config(clickHouse, clickHouse.password()));

            assertThat(migrations.run()).isEqualTo(Migrations.FILES);
            assertThat(migrations.run()).isEmpty();

            Sql.query(clickHouse, "TRUNCATE TABLE schema_migrations");
            assertThat(migrations.run()).isEqualTo(Migrations.FILES);
            assertThat(migrations.run()).isEmpty();
        }
    }

    @Test
    void refuseADatabaseThatAnotherTextOfAFileMade() throws Exception {
        try (EmbeddedClickHouse clickHouse = EmbeddedClickHouse.start(data)) {
            Migrations migrations = new Migrations(config(clickHouse, clickHouse.password()));
            migrations.run();
            Sql.query(
                    clickHouse,
                    "ALTER TABLE schema_migrations UPDATE hash = 'other' WHERE file ="
                            + " '0002_views.sql' AND statement = 1 SETTINGS mutations_sync = 1");

            assertThatThrownBy(migrations::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Statement 2 of migration 0002_views.sql")
                    .hasMessageContaining("--data DIR");
        }
    }

    @Test
    void sayWhatClickHouseRefused() throws Exception {
        try (EmbeddedClickHouse clickHouse = EmbeddedClickHouse.start(data)) {
            Migrations migrations = new Migrations(config(clickHouse, "wrong"));

            assertThatThrownBy(migrations::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("AUTHENTICATION_FAILED")
                    .hasMessageContaining("CREATE TABLE IF NOT EXISTS schema_migrations");
        }
    }

    private static ClickHouseConfig config(EmbeddedClickHouse clickHouse, String password) {
        return new ClickHouseConfig(clickHouse.url(), "default", clickHouse.user(), password);
    }
}
