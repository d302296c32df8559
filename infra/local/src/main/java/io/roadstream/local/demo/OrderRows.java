/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the order database holds. */
public final class OrderRows {
    private final String url;
    private final String user;
    private final String password;

    /**
     * @param url as JDBC names it
     */
    public OrderRows(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Who has to do with an order that is on its way.
     *
     * @param order id
     * @param customer who waits for it
     * @param merchant who made it
     * @param vehicle that brings it
     */
    public record Parties(String order, String customer, String merchant, String vehicle) {}

    /** The newest order that a vehicle brings, if one does and the database answers. */
    public Optional<Parties> findNewestUnderWay(String tenant) {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT order_id, customer_id, merchant_id, vehicle_id FROM orders
                                WHERE tenant_id = ? AND vehicle_id IS NOT NULL
                                  AND status IN ('assigned', 'picking_up', 'picked_up', 'delivering')
                                ORDER BY created_at DESC LIMIT 1""")) {
            query.setString(1, tenant);
            ResultSet rows = query.executeQuery();
            return rows.next()
                    ? Optional.of(
                            new Parties(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4)))
                    : Optional.empty();
        } catch (SQLException e) {
            // it may be starting again; who asks, asks again
            return Optional.empty();
        }
    }

    /** Status of each order whose id begins so. */
    Map<String, String> statuses(String tenant, String prefix) throws SQLException {
        Map<String, String> statuses = new TreeMap<>();
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT order_id, status FROM orders
                                WHERE tenant_id = ? AND starts_with(order_id, ?)""")) {
            query.setString(1, tenant);
            query.setString(2, prefix);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                statuses.put(rows.getString(1), rows.getString(2));
            }
        }
        return statuses;
    }

    /** Where the database's log ends now. */
    public String logEnd() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement("SELECT pg_current_wal_lsn()::text")) {
            ResultSet rows = query.executeQuery();
            rows.next();
            return rows.getString(1);
        }
    }

    /** Whether all that was written until then has been captured, as far as a slot is there. */
    public boolean isCapturedUpTo(String logEnd) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                SELECT count(*) > 0 AND bool_and(confirmed_flush_lsn >= ?::pg_lsn)
                                FROM pg_replication_slots WHERE database = current_database()""")) {
            query.setString(1, logEnd);
            ResultSet rows = query.executeQuery();
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
