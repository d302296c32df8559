/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Commits changes one after the other, each exactly once, over a connection that may break. Each
 * transaction knows its number before it commits; if the answer to the commit is lost, PostgreSQL
 * is asked by {@code pg_xact_status} what became of it. For one thread.
 */
final class SqlTransactions implements AutoCloseable {
    private static final int QUERY_TIMEOUT_SECONDS = 30;
    private static final String COMMITTED = "committed";
    private static final String IN_PROGRESS = "in progress";

    private final OrderDatabaseSettings settings;
    private final CountDownLatch giveUp;
    private @Nullable Connection connection;

    /**
     * Nothing is opened yet.
     *
     * @param giveUp ends attempts when it reaches zero
     */
    SqlTransactions(OrderDatabaseSettings settings, CountDownLatch giveUp) {
        this.settings = settings;
        this.giveUp = giveUp;
    }

    /**
     * Commits the change; false if given up before.
     *
     * @throws EntranceFailedException if the database refuses the change
     */
    boolean commit(SqlChange change) throws InterruptedException {
        Backoff backoff = new Backoff();
        @Nullable String unknown = null;
        while (giveUp.getCount() > 0) {
            try {
                Connection open = open();
                String status = unknown == null ? "" : status(open, unknown);
                if (status.equals(COMMITTED)) {
                    change.committed();
                    return true;
                }
                if (!status.equals(IN_PROGRESS)) {
                    unknown = null;
                    change.apply(open);
                    unknown = number(open);
                    open.commit();
                    change.committed();
                    return true;
                }
            } catch (SQLException e) {
                requireTemporary(e);
                close();
            }
            giveUp.await(backoff.nextMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    @Override
    public void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                // It is broken: PostgreSQL rolls back what was not committed.
            }
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            Properties properties = new Properties();
            properties.setProperty("user", settings.user());
            properties.setProperty("password", settings.password());
            properties.setProperty("ApplicationName", "roadstream-simulator");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", String.valueOf(QUERY_TIMEOUT_SECONDS));
            open = DriverManager.getConnection(settings.url(), properties);
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    /** Number of the transaction that is open. */
    private static String number(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String status(Connection open, String number) throws SQLException {
        try (PreparedStatement statement =
                open.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
            statement.setString(1, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String status = row.getString(1);
                if (status == null) {
                    throw new EntranceFailedException(
                            "PostgreSQL no longer knows transaction " + number);
                }
                return status;
            }
        } finally {
            open.rollback();
        }
    }

    /** Connections lost, a server that stops or starts, deadlocks: the same again may help. */
    private static void requireTemporary(SQLException e) {
        String state = e.getSQLState() == null ? "08" : e.getSQLState();
        boolean isTemporary =
                state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.startsWith("40");
        if (!isTemporary) {
            throw new EntranceFailedException(
                    "the order database says %s: %s".formatted(state, e.getMessage()), e);
        }
    }
}
