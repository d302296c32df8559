/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.gateway.orders.OrderOutcome.Result;
import io.roadstream.gateway.orders.OrderRule.Decision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of the orders at a time, locked until commit or rollback. For one thread. */
final class OrderRow {
    private static final String LOCK =
            """
            SELECT status, driver_id, vehicle_id, updated_at FROM orders
            WHERE tenant_id = ? AND order_id = ? FOR UPDATE""";

    /** Later than before even if the clock was set back: readers tell versions apart by it. */
    private static final String UPDATE =
            """
            UPDATE orders SET status = ?, driver_id = ?, vehicle_id = ?,
              updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
            WHERE tenant_id = ? AND order_id = ? RETURNING updated_at""";

    private static final String EVENT =
            """
            INSERT INTO order_events (tenant_id, order_id, kind, event_time, actor, detail)
            VALUES (?, ?, ?, ?, ?, ?)""";

    /** Not if the same person has just said the same of it: somebody repeats a batch. */
    private static final String NEW_NOTE_TIME =
            """
            SELECT greatest(clock_timestamp(), ?)
            WHERE NOT EXISTS (
              SELECT 1 FROM order_events
              WHERE tenant_id = ? AND order_id = ? AND kind IN (?, ?) AND actor = ? AND detail = ?
                AND event_time > clock_timestamp() - make_interval(secs => ?))""";

    /** Within which the same note of the same person is a repetition. */
    static final Duration REPEATED_WITHIN = Duration.ofMinutes(10);

    private static final String DRIVER =
            "SELECT vehicle_id FROM drivers WHERE tenant_id = ? AND driver_id = ?";
    private static final String VEHICLE =
            "SELECT vehicle_id FROM vehicles WHERE tenant_id = ? AND vehicle_id = ?";
    private static final String NOTE = OrderEventKind.NOTE.name().toLowerCase(Locale.ROOT);

    private final Connection connection;
    private final String tenant;
    private final String actor;

    OrderRow(Connection connection, String tenant, String actor) {
        this.connection = connection;
        this.tenant = tenant;
        this.actor = actor;
    }

    /** Locks the order, decides, and writes what may be; nothing is committed yet. */
    OrderOutcome change(OrderChange change) throws SQLException {
        Optional<OrderState> found = lock(change.order());
        if (found.isEmpty()) {
            return new OrderOutcome(
                    change.order(),
                    Result.NOT_FOUND,
                    "tenant %s has no order %s".formatted(tenant, change.order()),
                    null);
        }
        OrderState now = found.get();
        String driver = change.driver().id();
        List<@Nullable String> driven = driver == null ? List.of() : list(DRIVER, driver);
        if (driver != null && driven.isEmpty()) {
            return unknown(change, Result.UNKNOWN_DRIVER, "driver " + driver, now);
        }
        String vehicle = change.vehicle().id();
        if (vehicle != null && list(VEHICLE, vehicle).isEmpty()) {
            return unknown(change, Result.UNKNOWN_VEHICLE, "vehicle " + vehicle, now);
        }
        Decision decision = OrderRule.decide(now, change, driven.isEmpty() ? null : driven.get(0));
        if (decision.result() == Result.UNCHANGED && !change.note().isEmpty()) {
            boolean isNew = insertNewNote(change, now);
            return new OrderOutcome(
                    change.order(), isNew ? Result.APPLIED : Result.UNCHANGED, "", now);
        }
        if (decision.result() != Result.APPLIED) {
            return new OrderOutcome(change.order(), decision.result(), decision.detail(), now);
        }
        Instant updatedAt = update(change.order(), decision);
        boolean isTransition = !decision.status().equals(now.status());
        String detail =
                isTransition || !change.note().isEmpty()
                        ? change.note()
                        : reassignment(now, decision);
        insertEvent(change.order(), isTransition ? decision.status() : NOTE, updatedAt, detail);
        return new OrderOutcome(
                change.order(),
                Result.APPLIED,
                "",
                new OrderState(
                        decision.status(), decision.driver(), decision.vehicle(), updatedAt));
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    private Optional<OrderState> lock(String order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, tenant);
            statement.setString(2, order);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new OrderState(
                                        rows.getString(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        instant(rows, 4)))
                        : Optional.empty();
            }
        }
    }

    /** The first column of the rows of that id. */
    private List<@Nullable String> list(String sql, String id) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            statement.setString(2, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    private OrderOutcome unknown(OrderChange change, Result result, String what, OrderState now) {
        return new OrderOutcome(
                change.order(), result, "tenant %s has no %s".formatted(tenant, what), now);
    }

    private Instant update(String order, Decision decision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setString(1, decision.status());
            statement.setString(2, decision.driver());
            statement.setString(3, decision.vehicle());
            statement.setString(4, tenant);
            statement.setString(5, order);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("a locked row is there: " + order);
                }
                return instant(rows, 1);
            }
        }
    }

    private void insertEvent(String order, String kind, Instant time, String detail)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENT)) {
            statement.setString(1, tenant);
            statement.setString(2, order);
            statement.setString(3, kind);
            statement.setObject(4, time.atOffset(ZoneOffset.UTC));
            statement.setString(5, actor);
            statement.setString(6, detail);
            statement.executeUpdate();
        }
    }

    /** Whether it was; the order itself, which is locked, stays as it is. */
    private boolean insertNewNote(OrderChange change, OrderState now) throws SQLException {
        Optional<Instant> time = newNoteTime(change, now);
        if (time.isPresent()) {
            insertEvent(change.order(), NOTE, time.get(), change.note());
        }
        return time.isPresent();
    }

    private Optional<Instant> newNoteTime(OrderChange change, OrderState now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEW_NOTE_TIME)) {
            statement.setObject(1, now.updatedAt().atOffset(ZoneOffset.UTC));
            statement.setString(2, tenant);
            statement.setString(3, change.order());
            statement.setString(4, NOTE);
            statement.setString(5, now.status());
            statement.setString(6, actor);
            statement.setString(7, change.note());
            statement.setLong(8, REPEATED_WITHIN.toSeconds());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(instant(rows, 1)) : Optional.empty();
            }
        }
    }

    private static String reassignment(OrderState now, Decision decision) {
        return "driver %s, vehicle %s; before: driver %s, vehicle %s"
                .formatted(
                        text(decision.driver()),
                        text(decision.vehicle()),
                        text(now.driver()),
                        text(now.vehicle()));
    }

    private static String text(@Nullable String id) {
        return Objects.requireNonNullElse(id, "none");
    }

    static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
