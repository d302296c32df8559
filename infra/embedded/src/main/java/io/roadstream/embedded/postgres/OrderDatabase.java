/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the order database to the present schema: runs each numbered file of infra/orderdb that
 * the table {@code schema_migrations} does not list, each in a transaction with its listing. A
 * build whose files say something else than what was applied is refused.
 */
final class OrderDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(OrderDatabase.class);

    /** The files, in order. A test compares the list with the folder. */
    static final List<String> FILES =
            List.of("0001_orders.sql", "0002_change_data_capture.sql", "0003_driver_phones.sql");

    private OrderDatabase() {}

    /** Creates it unless it is there. */
    static void create(Connection system) throws SQLException {
        try (Statement statement = system.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT 1 FROM pg_database WHERE datname = '%s'"
                                        .formatted(PostgresConfig.DATABASE))) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + PostgresConfig.DATABASE);
            }
        }
    }

    /** Runs what is missing. */
    static void migrate(Connection orders) throws SQLException {
        orders.setAutoCommit(false);
        try (Statement statement = orders.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS schema_migrations (file text PRIMARY KEY,"
                            + " hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())");
        }
        orders.commit();
        for (String file : FILES) {
            String sql = read(file);
            if (!isApplied(orders, file, hash(sql))) {
                apply(orders, file, sql);
            }
        }
    }

    private static boolean isApplied(Connection orders, String file, String hash)
            throws SQLException {
        try (PreparedStatement query =
                orders.prepareStatement("SELECT hash FROM schema_migrations WHERE file = ?")) {
            query.setString(1, file);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                if (!hash.equals(row.getString(1))) {
                    throw new IllegalStateException(
                            "Migration %s was applied with another text: the order database is that of another build"
                                    .formatted(file));
                }
                return true;
            }
        }
    }

    private static void apply(Connection orders, String file, String sql) throws SQLException {
        try (Statement statement = orders.createStatement();
                PreparedStatement listing =
                        orders.prepareStatement(
                                "INSERT INTO schema_migrations (file, hash) VALUES (?, ?)")) {
            statement.execute(sql);
            listing.setString(1, file);
            listing.setString(2, hash(sql));
            listing.executeUpdate();
        }
        orders.commit();
        LOG.info("Migration {} applied", file);
    }

    private static String hash(String sql) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(sql.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String file) {
        try (InputStream in = OrderDatabase.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Migration " + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Migration " + file + " cannot be read", e);
        }
    }
}
