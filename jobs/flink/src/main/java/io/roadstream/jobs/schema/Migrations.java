/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import com.clickhouse.client.api.Client;
import io.roadstream.jobs.runtime.ClickHouseConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the present schema: runs each numbered file that the table {@code
 * schema_migrations} does not list, in order. Statements are recorded one by one, so a run that was
 * cut short goes on where it stopped, with a hash of its text: a build whose files say something
 * else than what was applied is refused.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** The files of infra/clickhouse, in order. A test compares the list with the folder. */
    static final List<String> FILES =
            List.of(
                    "0001_positions.sql",
                    "0002_views.sql",
                    "0003_geofences.sql",
                    "0004_anomalies.sql",
                    "0005_orders.sql",
                    "0006_dispatch.sql",
                    "0007_kpis.sql",
                    "0008_trips.sql",
                    "0009_comments.sql");

    private static final int HASH_BYTES = 8;

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
                            + " hash String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))"
                            + " ENGINE = MergeTree ORDER BY (file, statement)");
            // Folders from before this column was there: their hash is empty, and so differs.
            execute(client, "ALTER TABLE schema_migrations ADD COLUMN IF NOT EXISTS hash String");
            Map<String, String> applied =
                    client
                            .queryAll(
                                    "SELECT concat(file, '#', toString(statement)), hash FROM schema_migrations")
                            .stream()
                            .collect(
                                    Collectors.toMap(
                                            row -> row.getString(1),
                                            row -> row.getString(2),
                                            (first, again) -> first));
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

    private boolean apply(Client client, String file, Map<String, String> applied) {
        List<String> statements = SqlStatements.split(read(file));
        boolean ran = false;
        for (int i = 0; i < statements.size(); i++) {
            String hash = hash(statements.get(i));
            String known = applied.get(file + '#' + i);
            if (known != null) {
                requireSame(file, i, known.equals(hash));
                continue;
            }
            try {
                execute(client, statements.get(i));
                execute(
                        client,
                        "INSERT INTO schema_migrations (file, statement, hash) VALUES ('%s', %d, '%s')"
                                .formatted(file, i, hash));
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

    private void requireSame(String file, int statement, boolean isSame) {
        if (!isSame) {
            throw new IllegalStateException(
                    ("Statement %d of migration %s was applied to database '%s' with another text: the"
                                    + " tables are those of another build. Go on with that build,"
                                    + " or give this one an empty database (with ./roadstream:"
                                    + " --data DIR).")
                            .formatted(statement + 1, file, config.database()));
        }
    }

    private static String hash(String statement) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(statement.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
