/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.util.Map;

/**
 * How many orders and order events the history holds.
 *
 * @param orders those asked for that are there in their newest status
 * @param duplicated states of orders that are there once more
 * @param events what somebody did to orders, since the demo began
 * @param duplicatedEvents those that are there once more
 */
record OrderHistory(long orders, long duplicated, long events, long duplicatedEvents) {
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
        String[] events =
                clickHouse
                        .queryText(
                                """
                                SELECT uniqExactIf(event_id, kind != '%s'), count() - uniqExact(event_id)
                                FROM order_events WHERE tenant = '%s'
                                  AND ingest_time >= fromUnixTimestamp64Milli(%d)"""
                                        .formatted(
                                                OrderEventKind.ILLEGAL_TRANSITION.name(),
                                                StackSession.TENANT,
                                                sinceMillis))
                        .split("\t", -1);
        return new OrderHistory(
                found,
                Long.parseLong(duplicated),
                Long.parseLong(events[0]),
                Long.parseLong(events[1]));
    }
}
