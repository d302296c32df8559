/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many orders and order events the history holds.
 *
 * @param orders those asked for that are there in their newest status
 * @param duplicated states of orders that are there once more
 * @param events ids of all events of orders since the demo began
 * @param duplicatedEvents rows for events that have one already
 */
record OrderHistory(long orders, long duplicated, Set<String> events, long duplicatedEvents) {
    /** Received a moment before it was sent. */
    private static final long EARLIER_MILLIS = 60_000;

    OrderHistory {
        events = Set.copyOf(events);
    }

    /**
     * Looks for orders.
     *
     * @param statuses newest status of each, in the words of the order database
     * @param sinceMillis when the demo began, by the wall clock
     */
    static OrderHistory read(
            ClickHouseHttp clickHouse, Map<String, String> statuses, long sinceMillis)
            throws IOException, InterruptedException, RefusedException {
        String rows =
                clickHouse.queryText(
                        "SELECT order_id, lower(status) FROM v_orders WHERE tenant = '%s'"
                                .formatted(StackSession.TENANT));
        long found =
                rows.lines()
                        .map(line -> line.split("\t", -1))
                        .filter(cells -> cells[1].equals(statuses.get(cells[0])))
                        .count();
        String duplicated =
                clickHouse.queryText(
                        """
                        SELECT count() - uniqExact(order_id, epoch, commit_lsn, change_lsn)
                        FROM orders WHERE tenant = '%s'"""
                                .formatted(StackSession.TENANT));
        List<String> events =
                clickHouse
                        .queryText(
                                """
                                SELECT event_id FROM order_events WHERE tenant = '%s'
                                  AND ingest_time >= fromUnixTimestamp64Milli(%d)"""
                                        .formatted(
                                                StackSession.TENANT, sinceMillis - EARLIER_MILLIS))
                        .lines()
                        .toList();
        Set<String> ids = new HashSet<>(events);
        return new OrderHistory(
                found, Long.parseLong(duplicated), ids, events.size() - (long) ids.size());
    }
}
