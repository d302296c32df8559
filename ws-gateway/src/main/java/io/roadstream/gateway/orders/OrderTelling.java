/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import io.roadstream.contract.event.OrderEventKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes down what the customer of an order was told, as an order event. The row of the order is
 * locked meanwhile, so that of several who tell the same at a time one event remains. Blocks;
 * thread-safe.
 */
public final class OrderTelling {
    private static final String LOCK =
            "SELECT status FROM orders WHERE tenant_id = ? AND order_id = ? FOR UPDATE";
    private static final String KIND = OrderEventKind.TOLD.name().toLowerCase(Locale.ROOT);
    private static final String NEWEST =
            """
            SELECT detail, event_time FROM order_events
            WHERE tenant_id = ? AND order_id = ? AND kind = ?
            ORDER BY event_time DESC, event_id DESC LIMIT 1""";
    private static final String EVENT =
            """
            INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)
            VALUES (?, ?, ?, clock_timestamp(), ?, ?) RETURNING event_time""";

    private final OrderDatabase database;

    public OrderTelling(OrderDatabase database) {
        this.database = database;
    }

    /**
     * What became of it.
     *
     * @param status of the order; empty if there is none
     * @param time since when the customer knows; empty if the order is over or not there
     */
    public record Outcome(String status, Optional<Instant> time) {}

    /**
     * Telling again what was told last changes nothing: repeating is safe.
     *
     * @throws OrderRefusedException if the order is locked, or the database refuses the event
     */
    public Outcome tell(String tenant, String actor, String order, ToldInterval interval)
            throws OrdersAwayException, OrderRefusedException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Optional<String> status = lock(connection, tenant, order);
            if (status.isEmpty()
                    || OrderState.findStatus(status.get()).map(s -> s.isFinal()).orElse(true)) {
                connection.rollback();
                return new Outcome(status.orElse(""), Optional.empty());
            }
            Optional<Instant> known = find(connection, tenant, order, interval);
            Instant time =
                    known.isPresent()
                            ? known.get()
                            : insert(connection, tenant, actor, order, interval);
            connection.commit();
            return new Outcome(status.get(), Optional.of(time));
        } catch (SQLException e) {
            RowFailure failure = RowFailure.of(e);
            if (failure == RowFailure.NONE) {
                throw database.away(e);
            }
            boolean isLocked = failure == RowFailure.LOCKED;
            throw new OrderRefusedException(
                    isLocked,
                    isLocked
                            ? RowFailure.LOCKED_TEXT
                            : "the order database refuses it: " + e.getMessage(),
                    e);
        }
    }

    private static Optional<String> lock(Connection connection, String tenant, String order)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, tenant);
            statement.setString(2, order);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** When the interval was told, if it is the last that was. */
    private static Optional<Instant> find(
            Connection connection, String tenant, String order, ToldInterval interval)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setString(1, tenant);
            statement.setString(2, order);
            statement.setString(3, KIND);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getString(1).equals(interval.detail())
                        ? Optional.of(OrderRow.instant(rows, 2))
                        : Optional.empty();
            }
        }
    }

    private static Instant insert(
            Connection connection, String tenant, String actor, String order, ToldInterval interval)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENT)) {
            statement.setString(1, tenant);
            statement.setString(2, order);
            statement.setString(3, KIND);
            statement.setString(4, actor);
            statement.setString(5, interval.detail());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("an insert returns its row: " + order);
                }
                return OrderRow.instant(rows, 1);
            }
        }
    }
}
