/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/** Fences as people draw them, and rows as an order system writes them. */
final class DeskFixtures {
    private DeskFixtures() {}

    static String circle(String name, double radiusMeters) {
        return """
               {"type":"Feature","geometry":{"type":"Point","coordinates":[-122.41,37.77]},
                "properties":{"name":"%s","kind":"DEPOT","radiusMeters":%s}}"""
                .formatted(name, String.format(Locale.ROOT, "%.1f", radiusMeters));
    }

    static void insertOrder(RestStack stack, String tenant, String order) throws SQLException {
        execute(
                stack,
                """
                INSERT INTO orders (tenant_id, order_id, status, customer_id, merchant_id,
                  pickup_lat, pickup_lon, dropoff_lat, dropoff_lon, price_minor, currency,
                  created_at, updated_at)
                VALUES (?, ?, 'created', 'c-1', 'm-1', 37.77, -122.41, 37.78, -122.42, 990, 'USD',
                  now(), now())""",
                tenant,
                order);
    }

    /** A driver with what they drive. */
    static void insertDriver(RestStack stack, String tenant, String driver, String vehicle)
            throws SQLException {
        execute(
                stack,
                "INSERT INTO vehicles (tenant_id, vehicle_id, label, kind) VALUES (?, ?, '', 'van')",
                tenant,
                vehicle);
        execute(
                stack,
                "INSERT INTO drivers (tenant_id, driver_id, name, vehicle_id) VALUES (?, ?, '', ?)",
                tenant,
                driver,
                vehicle);
    }

    static void execute(RestStack stack, String sql, String... values) throws SQLException {
        try (Connection connection = stack.orderSystem();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
