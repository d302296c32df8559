/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import com.clickhouse.client.api.Client;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the present schema: runs each numbered file that the table {@code
 * schema_migrations} does not list, in order. Statements are recorded one by one, so a run that was
 * cut short goes on where it stopped.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** The files of infra/clickhouse, in order. A test compares the list with the folder. */
    static final List<String> FILES = List.of("0001_positions.sql", "0002_views.sql");

    private final ClickHouseConfig config;

    public Migrations(ClickHouseConfig config) {
        this.config = config;
    }

    /** Runs what is missing and returns the names of the files that ran. */
    public List<String> run() throws InterruptedException {
        try (Client client = connect(config)) {
            execute(
                    client,
                    "CREATE TABLE IF NOT EXISTS schema_migrations (file String, statement UInt16,"
                            + " applied_at DateTime64(3, 'UTC') DEFAULT now64(3)) ENGINE ="
                            + " MergeTree ORDER BY (file, statement)");
            Set<String> applied =
                    client
                            .queryAll(
                                    "SELECT concat(file, '#', toString(statement)) FROM schema_migrations")
                            .stream()
                            .map(row -> row.getString(1))
                            .collect(Collectors.toSet());
            return FILES.stream().filter(file -> apply(client, file, applied)).toList();
        }
    }

    static Client connect(ClickHouseConfig config) {
        return new Client.Builder()
                .addEndpoint(config.url())
                .setUsername(config.user())
                .setPassword(config.password())
                .setDefaultDatabase(config.database())
                .build();
    }

    private static boolean apply(Client client, String file, Set<String> applied) {
        List<String> statements = SqlStatements.split(read(file));
        boolean ran = false;
        for (int i = 0; i < statements.size(); i++) {
            if (applied.contains(file + '#' + i)) {
                continue;
            }
            try {
                execute(client, statements.get(i));
                execute(
                        client,
                        "INSERT INTO schema_migrations (file, statement) VALUES ('%s', %d)"
                                .formatted(file, i));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted in migration " + file, e);
            }
            ran = true;
        }
        if (ran) {
            LOG.info("Migration {} applied", file);
        }
        return ran;
    }

    static void execute(Client client, String sql) throws InterruptedException {
        try {
            client.execute(sql).get().close();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // the client throws some errors itself, others through the future
            throw new IllegalStateException(
                    "ClickHouse refused a migration: %s%n%s".formatted(e.getMessage(), sql), e);
        }
    }

    private static String read(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Migration " + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Migration " + file + " cannot be read", e);
        }
    }
}
