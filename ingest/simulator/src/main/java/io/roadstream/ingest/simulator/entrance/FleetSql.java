/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.world.VehicleCard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What the order system knows before the first order: the tenant and its vehicles. Drivers of an
 * earlier run give their vehicles back, and orders that it left open are cancelled, since nobody
 * will bring them.
 */
final class FleetSql implements SqlChange {
    private static final String TENANT =
            """
            INSERT INTO tenants (tenant_id, name, time_zone, currency, locale)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id) DO UPDATE SET time_zone = EXCLUDED.time_zone,
              currency = EXCLUDED.currency""";
    private static final String VEHICLE =
            """
            INSERT INTO vehicles (tenant_id, vehicle_id, label, kind, capacity)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, vehicle_id) DO UPDATE SET label = EXCLUDED.label,
              kind = EXCLUDED.kind, capacity = EXCLUDED.capacity""";
    private static final String DRIVERS =
            "UPDATE drivers SET vehicle_id = NULL WHERE tenant_id = ? AND vehicle_id IS NOT NULL";
    private static final String LEFTOVERS =
            """
            WITH closed AS (
              UPDATE orders SET status = 'cancelled', updated_at = greatest(updated_at, ?)
              WHERE tenant_id = ? AND status NOT IN ('delivered', 'cancelled', 'failed')
              RETURNING tenant_id, order_id, updated_at)
            INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)
            SELECT tenant_id, order_id, 'cancelled', updated_at, 'system',
              'left over from an earlier run' FROM closed""";

    private final OrderDatabaseSettings.Tenant tenant;
    private final List<VehicleCard> vehicles;
    private final long nowMillis;
    private final OrderLedger ledger;
    private int leftovers;

    FleetSql(
            OrderDatabaseSettings.Tenant tenant,
            List<VehicleCard> vehicles,
            long nowMillis,
            OrderLedger ledger) {
        this.tenant = tenant;
        this.vehicles = vehicles;
        this.nowMillis = nowMillis;
        this.ledger = ledger;
    }

    @Override
    public void apply(Connection connection) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(TENANT)) {
            row.setString(1, tenant.id());
            row.setString(2, tenant.name());
            row.setString(3, tenant.zone());
            row.setString(4, tenant.currency());
            row.setString(5, tenant.locale());
            row.executeUpdate();
        }
        try (PreparedStatement row = connection.prepareStatement(VEHICLE)) {
            for (VehicleCard vehicle : vehicles) {
                row.setString(1, tenant.id());
                row.setString(2, vehicle.id());
                row.setString(3, vehicle.label());
                row.setString(4, vehicle.kind().title());
                row.setInt(5, vehicle.kind().capacity());
                row.addBatch();
            }
            row.executeBatch();
        }
        try (PreparedStatement row = connection.prepareStatement(DRIVERS)) {
            row.setString(1, tenant.id());
            row.executeUpdate();
        }
        try (PreparedStatement row = connection.prepareStatement(LEFTOVERS)) {
            row.setObject(1, OrderSql.time(nowMillis));
            row.setString(2, tenant.id());
            leftovers = row.executeUpdate();
        }
    }

    @Override
    public void committed() {
        ledger.cancelLeftovers(leftovers);
    }
}
