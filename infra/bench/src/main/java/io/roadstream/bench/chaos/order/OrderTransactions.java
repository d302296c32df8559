/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.order;

import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.chaos.stack.OrderSystem;
import io.roadstream.contract.event.OrderStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the order database, each made once: after a broken connection it looks for the mark of
 * the change before it tries again. For one thread.
 */
final class OrderTransactions {
    private static final long PAUSE_MILLIS = 100;
    private static final String INSERT =
            """
            INSERT INTO orders (tenant_id, order_id, status, customer_id, merchant_id,
              pickup_lat, pickup_lon, dropoff_lat, dropoff_lon, dropoff_until, price_minor,
              currency, created_at, updated_at)
            VALUES (?, ?, 'created', 'c-1', 'm-1', 45.9, -0.9, 45.95, -0.95, now() + '1 hour', ?,
              'EUR', now(), now())""";
    private static final String UPDATE =
            """
            UPDATE orders SET status = ?, driver_id = ?, vehicle_id = ?, updated_at = now()
            WHERE tenant_id = ? AND order_id = ?""";
    private static final String EVENT =
            """
            INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)
            VALUES (?, ?, ?, now(), 'system', ?)""";
    private static final String DELETE = "DELETE FROM orders WHERE tenant_id = ? AND order_id = ?";

    /** Waits for an earlier attempt that the server has not ended yet. */
    private static final String LOCK =
            "SELECT 1 FROM orders WHERE tenant_id = ? AND order_id = ? FOR UPDATE";

    private static final String FIND =
            "SELECT 1 FROM order_events WHERE tenant_id = ? AND order_id = ? AND detail = ?";

    private final OrderSystem system;
    private final AtomicLong repeats;
    private final BooleanSupplier isGivenUp;
    private @Nullable Connection connection;

    OrderTransactions(OrderSystem system, AtomicLong repeats, BooleanSupplier isGivenUp) {
        this.system = system;
        this.repeats = repeats;
        this.isGivenUp = isGivenUp;
    }

    /** False if it was given up and nothing is committed. */
    boolean insert(String order, int price, String mark) throws InterruptedException {
        return commit(
                database -> {
                    execute(database, INSERT, ChaosStack.TENANT, order, Math.abs(price % 10_000));
                    execute(database, EVENT, ChaosStack.TENANT, order, "created", mark);
                },
                order,
                mark);
    }

    boolean update(String order, OrderStatus status, String mark) throws InterruptedException {
        boolean isFree = status == OrderStatus.CREATED;
        return commit(
                database -> {
                    execute(
                            database,
                            UPDATE,
                            status.word(),
                            isFree ? null : "d-1",
                            isFree ? null : "v-1",
                            ChaosStack.TENANT,
                            order);
                    execute(database, EVENT, ChaosStack.TENANT, order, status.word(), mark);
                },
                order,
                mark);
    }

    /** May be made twice without harm. */
    boolean delete(String order) throws InterruptedException {
        return commit(database -> execute(database, DELETE, ChaosStack.TENANT, order), order, null);
    }

    private interface Change {
        void apply(Connection database) throws SQLException;
    }

    private boolean commit(Change change, String order, @Nullable String mark)
            throws InterruptedException {
        boolean isTried = false;
        while (true) {
            try {
                Connection database = connect();
                if (isTried && mark != null && isFound(database, order, mark)) {
                    return true;
                }
                isTried = true;
                change.apply(database);
                database.commit();
                return true;
            } catch (SQLException e) {
                disconnect();
                repeats.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                if (isGivenUp.getAsBoolean() && !isTried) {
                    return false;
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        if (connection == null) {
            Connection fresh = system.connect();
            fresh.setAutoCommit(false);
            connection = fresh;
        }
        return connection;
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // it was broken
        }
        connection = null;
    }

    private static boolean isFound(Connection database, String order, String mark)
            throws SQLException {
        hasRow(database, LOCK, ChaosStack.TENANT, order);
        return hasRow(database, FIND, ChaosStack.TENANT, order, mark);
    }

    private static boolean hasRow(Connection database, String sql, String... values)
            throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection database, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
