/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.util.Map;

/**
 * How many orders the history holds.
 *
 * @param isKept whether it has a view of them at all
 * @param orders those asked for that are there in their newest status
 * @param duplicated states of orders that are there once more
 */
record OrderHistory(boolean isKept, long orders, long duplicated) {
    /**
     * Looks for orders.
     *
     * @param statuses newest status of each, in the words of the order database
     */
    static OrderHistory read(ClickHouseHttp clickHouse, Map<String, String> statuses)
            throws IOException, InterruptedException, RefusedException {
        String views =
                clickHouse.queryText(
                        "SELECT count() FROM system.tables WHERE database = currentDatabase()"
                                + " AND name = 'v_orders'");
        if (views.equals("0")) {
            return new OrderHistory(false, 0, 0);
        }
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
        return new OrderHistory(true, found, Long.parseLong(duplicated));
    }
}
