/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.contract.event.OrderStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders as they are now. Blocks; thread-safe. */
public final class OrderReader {
    /** Most events of an order that are told, the newest. */
    public static final int MAX_EVENTS = 1_000;

    private static final String ORDERS =
            "SELECT "
                    + OrderJson.COLUMNS
                    + " FROM orders WHERE tenant_id = ? AND order_id > ?"
                    + " AND (? = '' OR status = ?) AND (? = '' OR vehicle_id = ?)"
                    + " AND updated_at >= ?"
                    + " ORDER BY order_id LIMIT ?";
    private static final String ORDER =
            "SELECT " + OrderJson.COLUMNS + " FROM orders WHERE tenant_id = ? AND order_id = ?";
    private static final String EVENTS =
            """
            SELECT event_id, kind, event_time, actor, detail FROM (
              SELECT * FROM order_events WHERE tenant_id = ? AND order_id = ?
              ORDER BY event_time DESC, event_id DESC LIMIT ?) newest
            ORDER BY event_time, event_id""";

    private final OrderDatabase database;

    public OrderReader(OrderDatabase database) {
        this.database = database;
    }

    /**
     * Which orders.
     *
     * @param tenant whose
     * @param status that they have, empty for any
     * @param vehicle that brings them, empty for any
     * @param since when they changed last, or later
     */
    public record Filter(
            String tenant, Optional<OrderStatus> status, String vehicle, Instant since) {}

    /** Orders whose id is greater, by id. */
    public List<ObjectNode> list(Filter filter, String after, int limit)
            throws OrdersAwayException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(ORDERS)) {
            String status = filter.status().map(OrderStatus::word).orElse("");
            statement.setString(1, filter.tenant());
            statement.setString(2, after);
            statement.setString(3, status);
            statement.setString(4, status);
            statement.setString(5, filter.vehicle());
            statement.setString(6, filter.vehicle());
            statement.setObject(7, filter.since().atOffset(ZoneOffset.UTC));
            statement.setInt(8, limit);
            List<ObjectNode> orders = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    orders.add(OrderJson.order(rows));
                }
            }
            return orders;
        } catch (SQLException e) {
            throw database.away(e);
        }
    }

    /** An order with what happened to it, if there is one. */
    public Optional<ObjectNode> find(String tenant, String id) throws OrdersAwayException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(ORDER)) {
            // Order and events of the same moment.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.setString(1, tenant);
            statement.setString(2, id);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                ObjectNode order = OrderJson.order(rows);
                addEvents(connection, tenant, id, order.putArray("events"));
                return Optional.of(order);
            }
        } catch (SQLException e) {
            throw database.away(e);
        }
    }

    private static void addEvents(Connection connection, String tenant, String id, ArrayNode events)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setString(1, tenant);
            statement.setString(2, id);
            statement.setInt(3, MAX_EVENTS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(OrderJson.event(rows));
                }
            }
        }
    }
}
