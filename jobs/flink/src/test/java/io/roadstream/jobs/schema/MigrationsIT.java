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
