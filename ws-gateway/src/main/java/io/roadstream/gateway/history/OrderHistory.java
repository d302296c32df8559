/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.StopKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What happened to orders and when they were expected. Blocks; thread-safe. */
public final class OrderHistory {
    // The view would read all orders for one of them.
    private static final String PARTIES =
            """
            SELECT
                argMaxIf(state.customer, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0),
                argMaxIf(state.merchant, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0),
                argMaxIf(state.vehicle, (state.epoch, state.commit_lsn, state.change_lsn), state.deleted = 0),
                argMax(state.deleted, (state.epoch, state.commit_lsn, state.change_lsn))
            FROM orders AS state
            WHERE state.tenant = {tenant:String} AND state.order_id = {order:String}
            HAVING countIf(state.deleted = 0) > 0
            """;

    // Ids of events are numbers of rows as texts; of the same instant the longer one came later.
    private static final String EVENTS =
            """
            SELECT kind, toUnixTimestamp64Milli(ts), actor, detail
            FROM
            (
                SELECT kind, ts, event_id, actor, detail
                FROM v_order_events
                WHERE tenant = {tenant:String} AND order_id = {order:String}
                    AND ({only:String} = '' OR has(splitByChar(',', {only:String}), kind))
                ORDER BY ts DESC, length(event_id) DESC, event_id DESC
                LIMIT {limit:UInt32}
            )
            ORDER BY ts, length(event_id), event_id
            """;

    private static final String ESTIMATES =
            """
            SELECT stop, toUnixTimestamp64Milli(newest.1), toUnixTimestamp64Milli(newest.2),
                toUnixTimestamp64Milli(newest.3), toUnixTimestamp64Milli(newest.4), newest.5,
                newest.6, newest.7
            FROM
            (
                SELECT stop,
                    argMax((ts, p10, p50, p90, vehicle, remaining_m, late_probability),
                        (ts, eta_id)) AS newest
                FROM v_etas
                WHERE tenant = {tenant:String} AND order_id = {order:String}
                    AND ({only:String} = '' OR vehicle = {only:String})
                GROUP BY stop, intDiv(toUnixTimestamp64Milli(ts), {step:Int64})
                ORDER BY newest.1 DESC, stop
                LIMIT {limit:UInt32}
            )
            ORDER BY newest.1, stop
            """;

    private final ClickHouseReader reader;

    OrderHistory(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * An order of a tenant.
     *
     * @param tenant whose
     * @param id of the order
     */
    public record Key(String tenant, String id) {}

    /**
     * Whose an order is, by its newest state that is stored.
     *
     * @param customer who gets it
     * @param merchant from whom it is
     * @param vehicle that brings it, empty for none
     * @param isDeleted whether the order system has it no more
     */
    public record Parties(String customer, String merchant, String vehicle, boolean isDeleted) {}

    public Optional<Parties> findParties(Key order) throws HistoryException, InterruptedException {
        JsonNode rows =
                reader.query(PARTIES, Map.of("tenant", order.tenant(), "order", order.id()));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Columns columns = new Columns(rows.path(0));
        return Optional.of(
                new Parties(columns.text(), columns.text(), columns.text(), columns.number() != 0));
    }

    /**
     * The newest events, oldest first.
     *
     * @param kinds of events; all if it is empty
     */
    public List<OrderMoment> listEvents(Key order, List<OrderEventKind> kinds, int limit)
            throws HistoryException, InterruptedException {
        List<OrderMoment> events = new ArrayList<>();
        for (JsonNode row :
                reader.query(
                        EVENTS,
                        Map.of(
                                "tenant", order.tenant(),
                                "order", order.id(),
                                "only", String.join(",", kinds.stream().map(Enum::name).toList()),
                                "limit", Integer.toString(limit)))) {
            Columns columns = new Columns(row);
            events.add(
                    new OrderMoment(
                            OrderEventKind.valueOf(columns.text().toUpperCase(Locale.ROOT)),
                            columns.time(),
                            columns.text(),
                            columns.text()));
        }
        return events;
    }

    /**
     * Of each stop the newest estimate of each step, the newest of all, oldest first; steps count
     * from 1970.
     *
     * @param vehicle whose estimates; all if it is empty
     */
    public List<PastEstimate> listEstimates(Key order, String vehicle, Duration step, int limit)
            throws HistoryException, InterruptedException {
        List<PastEstimate> estimates = new ArrayList<>();
        for (JsonNode row :
                reader.query(
                        ESTIMATES,
                        Map.of(
                                "tenant", order.tenant(),
                                "order", order.id(),
                                "only", vehicle,
                                "step", Long.toString(step.toMillis()),
                                "limit", Integer.toString(limit)))) {
            estimates.add(estimate(new Columns(row)));
        }
        return estimates;
    }

    private static PastEstimate estimate(Columns columns) {
        return new PastEstimate(
                StopKind.valueOf(columns.text()),
                columns.time(),
                new ArrivalInterval(columns.number(), columns.number(), columns.number()),
                columns.text(),
                new PastEstimate.Outlook(columns.number(), columns.numberOrNull()));
    }
}
