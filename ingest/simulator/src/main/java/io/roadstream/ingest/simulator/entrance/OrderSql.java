/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import io.roadstream.ingest.simulator.order.OrderStop;
import io.roadstream.ingest.simulator.world.OrderChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One change of an order: its row of {@code orders} and a new one of {@code order_events}.
 *
 * @param tenant whose order
 * @param change what is written
 * @param ledger where it is entered once it is committed
 */
record OrderSql(String tenant, OrderChange change, OrderLedger ledger) implements SqlChange {
    private static final String INSERT =
            """
            INSERT INTO orders (tenant_id, order_id, status, customer_id, merchant_id,
              pickup_lat, pickup_lon, pickup_name, dropoff_lat, dropoff_lon, dropoff_name,
              ready_at, pickup_from, pickup_until, dropoff_from, dropoff_until,
              size, price_minor, currency, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE =
            """
            UPDATE orders SET status = ?, driver_id = ?, vehicle_id = ?, updated_at = ?
            WHERE tenant_id = ? AND order_id = ?""";
    private static final String EVENT =
            """
            INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)
            VALUES (?, ?, ?, ?, ?, ?)""";

    @Override
    public void apply(Connection connection) throws SQLException {
        boolean isNew =
                change.status() == OrderStatus.CREATED
                        && change.timeMillis() == change.order().createdMillis();
        if (isNew) {
            insert(connection);
        } else {
            update(connection);
        }
        try (PreparedStatement event = connection.prepareStatement(EVENT)) {
            event.setString(1, tenant);
            event.setString(2, change.order().id());
            event.setString(3, change.status().word());
            event.setObject(4, time(change.timeMillis()));
            event.setString(5, change.actor());
            event.setString(6, change.detail());
            event.executeUpdate();
        }
    }

    @Override
    public void committed() {
        ledger.commit(change);
    }

    private void insert(Connection connection) throws SQLException {
        CustomerOrder order = change.order();
        try (PreparedStatement row = connection.prepareStatement(INSERT)) {
            row.setString(1, tenant);
            row.setString(2, order.id());
            row.setString(3, change.status().word());
            row.setString(4, order.customer());
            row.setString(5, order.merchant());
            setStop(row, 6, order.pickup());
            setStop(row, 9, order.dropoff());
            row.setObject(12, time(order.pickup().fromMillis()));
            row.setObject(13, time(order.pickup().fromMillis()));
            row.setObject(14, time(order.pickup().untilMillis()));
            row.setObject(15, time(order.dropoff().fromMillis()));
            row.setObject(16, time(order.dropoff().untilMillis()));
            row.setInt(17, order.size());
            row.setLong(18, order.price().minor());
            row.setString(19, order.price().currency());
            row.setObject(20, time(order.createdMillis()));
            row.setObject(21, time(change.timeMillis()));
            row.executeUpdate();
        }
    }

    private void update(Connection connection) throws SQLException {
        OrderChange.Bringer bringer = change.bringer();
        try (PreparedStatement row = connection.prepareStatement(UPDATE)) {
            row.setString(1, change.status().word());
            row.setString(2, bringer == null ? null : bringer.driver());
            row.setString(3, bringer == null ? null : bringer.vehicle());
            row.setObject(4, time(change.timeMillis()));
            row.setString(5, tenant);
            row.setString(6, change.order().id());
            int rows = row.executeUpdate();
            if (rows != 1) {
                throw new EntranceFailedException(
                        "order %s has %d rows".formatted(change.order().id(), rows));
            }
        }
    }

    private static void setStop(PreparedStatement row, int first, OrderStop stop)
            throws SQLException {
        GeoPoint place = stop.place();
        row.setDouble(first, place.lat());
        row.setDouble(first + 1, place.lon());
        row.setString(first + 2, stop.name());
    }

    static java.time.OffsetDateTime time(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }
}
