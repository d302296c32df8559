/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.world.DriverChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A driver's row at the beginning or the end of a shift.
 *
 * @param tenant whose driver
 * @param change what is written
 */
record DriverSql(String tenant, DriverChange change) implements SqlChange {
    /** A database of a user's own may have no numbers. */
    private static final String HAS_PHONES =
            """
            SELECT 1 FROM pg_attribute
            WHERE attrelid = to_regclass('drivers') AND attname = 'phone' AND NOT attisdropped""";

    private static final String SET_PHONE =
            """
            UPDATE drivers SET phone = ?
            WHERE tenant_id = ? AND driver_id = ? AND phone IS NULL""";
    private static final String UPSERT =
            """
            INSERT INTO drivers (tenant_id, driver_id, name, vehicle_id, shift_start, shift_end,
              home_lat, home_lon)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, driver_id) DO UPDATE SET
              name = EXCLUDED.name, vehicle_id = EXCLUDED.vehicle_id,
              shift_start = EXCLUDED.shift_start, shift_end = EXCLUDED.shift_end,
              home_lat = EXCLUDED.home_lat, home_lon = EXCLUDED.home_lon""";

    @Override
    public void apply(Connection connection) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(UPSERT)) {
            row.setString(1, tenant);
            row.setString(2, change.driver());
            row.setString(3, change.name());
            row.setString(4, change.vehicle());
            row.setObject(5, OrderSql.time(change.shiftStartMillis()));
            row.setObject(6, OrderSql.time(change.shiftEndMillis()));
            row.setDouble(7, change.home().lat());
            row.setDouble(8, change.home().lon());
            row.executeUpdate();
        }
        if (hasPhones(connection)) {
            try (PreparedStatement row = connection.prepareStatement(SET_PHONE)) {
                row.setString(1, phone());
                row.setString(2, tenant);
                row.setString(3, change.driver());
                row.executeUpdate();
            }
        }
    }

    private static boolean hasPhones(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HAS_PHONES);
                ResultSet found = query.executeQuery()) {
            return found.next();
        }
    }

    /** The driver's own out of a thousand that Ofcom keeps for films and books: nobody has them. */
    private String phone() {
        return "+44 7700 900%03d".formatted(Math.floorMod(change.driver().hashCode(), 1_000));
    }

    @Override
    public void committed() {}
}
