/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import io.roadstream.gateway.orders.OrderOutcome.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes orders, each in a transaction of its own with its row locked, so that one that is refused
 * holds no other up. Blocks; thread-safe.
 */
public final class OrderBatch {
    /** Most changes of a batch. */
    public static final int MAX_CHANGES = 500;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final OrderDatabase database;

    public OrderBatch(OrderDatabase database) {
        this.database = database;
    }

    /**
     * Changes one after the other.
     *
     * @param tenant whose orders
     * @param actor who wants it, for the events of the orders
     * @return an outcome for each change, in their order
     * @throws OrdersAwayException if none of them was tried
     */
    public List<OrderOutcome> apply(String tenant, String actor, List<OrderChange> changes)
            throws OrdersAwayException {
        List<OrderOutcome> outcomes = new ArrayList<>(changes.size());
        long endNanos = System.nanoTime() + WITHIN.toNanos();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            OrderRow row = new OrderRow(connection, tenant, actor);
            boolean isAway = false;
            for (OrderChange change : changes) {
                if (isAway || System.nanoTime() - endNanos >= 0) {
                    outcomes.add(notTried(change, isAway));
                    continue;
                }
                try {
                    OrderOutcome outcome = change(row, change);
                    outcomes.add(outcome);
                    isAway = outcome.result() == Result.UNKNOWN;
                } catch (SQLException e) {
                    if (outcomes.isEmpty()) {
                        throw e;
                    }
                    isAway = true;
                    outcomes.add(notTried(change, true));
                }
            }
            return outcomes;
        } catch (SQLException e) {
            if (outcomes.size() == changes.size()) {
                // Only closing the connection failed.
                return outcomes;
            }
            throw database.away(e);
        }
    }

    /** Throws what is not about this order; nothing has been changed then. */
    private static OrderOutcome change(OrderRow row, OrderChange change) throws SQLException {
        OrderOutcome outcome;
        try {
            outcome = row.change(change);
        } catch (SQLException e) {
            row.rollback();
            return switch (RowFailure.of(e)) {
                case LOCKED ->
                        new OrderOutcome(
                                change.order(), Result.LOCKED, RowFailure.LOCKED_TEXT, null);
                case REFUSED ->
                        new OrderOutcome(
                                change.order(),
                                Result.REFUSED_BY_DATABASE,
                                String.valueOf(e.getMessage()),
                                null);
                case NONE -> throw e;
            };
        }
        if (outcome.result() != Result.APPLIED) {
            row.rollback();
            return outcome;
        }
        try {
            row.commit();
            return outcome;
        } catch (SQLException e) {
            return new OrderOutcome(
                    change.order(),
                    Result.UNKNOWN,
                    "the order database went away; read the order to see whether it was changed",
                    null);
        }
    }

    private static OrderOutcome notTried(OrderChange change, boolean isAway) {
        return new OrderOutcome(
                change.order(),
                Result.NOT_TRIED,
                isAway
                        ? "the order database went away; repeat"
                        : "the batch took longer than %d s; repeat".formatted(WITHIN.toSeconds()),
                null);
    }
}
