/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.database;

import io.roadstream.ingest.cdc.row.CapturedTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a database for all that change data capture needs of it, and names the SQL for the rest. */
public final class DatabaseCheck {
    private final Connection connection;
    private final DatabaseConfig config;

    private DatabaseCheck(Connection connection, DatabaseConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /**
     * Throws {@link DatabaseSetupException} with everything that is missing.
     *
     * @throws SQLException if the database does not answer
     */
    public static void require(Connection connection, DatabaseConfig config) throws SQLException {
        List<String> problems = new DatabaseCheck(connection, config).problems();
        if (!problems.isEmpty()) {
            throw new DatabaseSetupException(
                    "the order database %s is not ready for change data capture:\n- %s"
                            .formatted(config.url(), String.join("\n- ", problems)));
        }
    }

    private List<String> problems() throws SQLException {
        List<String> problems = new ArrayList<>();
        checkWalLevel(problems);
        checkReplication(problems);
        for (CapturedTable<?> table : CapturedTable.ALL) {
            checkTable(table, problems);
        }
        checkPublication(problems);
        return problems;
    }

    private void checkWalLevel(List<String> problems) throws SQLException {
        String level = text("SHOW wal_level");
        if (!"logical".equals(level)) {
            problems.add(
                    "wal_level must be logical, was %s; fix: ALTER SYSTEM SET wal_level = 'logical'; and restart PostgreSQL"
                            .formatted(level));
        }
    }

    private void checkReplication(List<String> problems) throws SQLException {
        String may =
                text(
                        "SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user");
        if (!"t".equals(may)) {
            problems.add(
                    "user %s must have the right REPLICATION; fix: ALTER ROLE \"%s\" REPLICATION;"
                            .formatted(config.user(), config.user()));
        }
    }

    private void checkTable(CapturedTable<?> table, List<String> problems) throws SQLException {
        String name = config.schema() + "." + table.name();
        Set<String> columns = columns(table);
        if (columns.isEmpty()) {
            problems.add(
                    "table %s is missing; fix: create it as infra/orderdb/0001_orders.sql has it"
                            .formatted(name));
            return;
        }
        List<String> missing =
                table.columns().stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty()) {
            problems.add(
                    "table %s must have the columns %s; fix: add them as infra/orderdb/0001_orders.sql has them"
                            .formatted(name, missing));
        }
        if (!"t".equals(text("SELECT has_schema_privilege(?, 'USAGE')", config.schema()))) {
            problems.add(
                    "user %s must see schema %s; fix: GRANT USAGE ON SCHEMA %s TO \"%s\";"
                            .formatted(
                                    config.user(),
                                    config.schema(),
                                    config.schema(),
                                    config.user()));
        } else if (!"t".equals(text("SELECT has_table_privilege(?, 'SELECT')", name))) {
            problems.add(
                    "user %s must be allowed to read %s; fix: GRANT SELECT ON %s TO \"%s\";"
                            .formatted(config.user(), name, name, config.user()));
        }
    }

    private Set<String> columns(CapturedTable<?> table) throws SQLException {
        return new HashSet<>(
                texts(
                        """
                        SELECT a.attname FROM pg_attribute a
                        JOIN pg_class c ON c.oid = a.attrelid
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0
                          AND NOT a.attisdropped""",
                        config.schema(),
                        table.name()));
    }

    private void checkPublication(List<String> problems) throws SQLException {
        String publishesAll =
                text(
                        "SELECT pubinsert AND pubupdate AND pubdelete AND pubtruncate FROM pg_publication WHERE pubname = ?",
                        config.publication());
        if (publishesAll == null) {
            problems.add(
                    "publication %s is missing; fix: CREATE PUBLICATION %s FOR TABLE %s;"
                            .formatted(
                                    config.publication(),
                                    config.publication(),
                                    tableNames(CapturedTable.ALL)));
            return;
        }
        if (!"t".equals(publishesAll)) {
            problems.add(
                    "publication %s must publish every kind of change; fix: ALTER PUBLICATION %s SET (publish = 'insert, update, delete, truncate');"
                            .formatted(config.publication(), config.publication()));
        }
        Set<String> published =
                new HashSet<>(
                        texts(
                                "SELECT tablename FROM pg_publication_tables WHERE pubname = ? AND schemaname = ?",
                                config.publication(),
                                config.schema()));
        List<CapturedTable<?>> missing = new ArrayList<>(CapturedTable.ALL);
        missing.removeIf(table -> published.contains(table.name()));
        if (!missing.isEmpty()) {
            problems.add(
                    "publication %s must have the tables %s; fix: ALTER PUBLICATION %s ADD TABLE %s;"
                            .formatted(
                                    config.publication(),
                                    missing,
                                    config.publication(),
                                    tableNames(missing)));
        }
    }

    private String tableNames(List<CapturedTable<?>> tables) {
        return tables.stream()
                .map(table -> config.schema() + "." + table.name())
                .collect(Collectors.joining(", "));
    }

    private @Nullable String text(String sql, String... parameters) throws SQLException {
        List<String> all = texts(sql, parameters);
        return all.isEmpty() ? null : all.get(0);
    }

    private List<String> texts(String sql, String... parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
