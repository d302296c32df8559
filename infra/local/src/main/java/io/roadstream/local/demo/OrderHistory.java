/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many orders the history holds.
 *
 * @param isKept whether it has a view of them at all
 * @param orders those asked for that are there
 * @param duplicated how many there are twice
 */
record OrderHistory(boolean isKept, long orders, long duplicated) {
    private static final String VIEW = "v_orders";

    static OrderHistory read(ClickHouseHttp clickHouse, Set<String> ids)
            throws IOException, InterruptedException, RefusedException {
        String column =
                clickHouse.queryText(
                        """
                        SELECT name FROM system.columns WHERE database = currentDatabase()
                          AND table = '%s' AND name IN ('order', 'order_id') LIMIT 1"""
                                .formatted(VIEW));
        if (column.isEmpty()) {
            return new OrderHistory(false, 0, 0);
        }
        if (ids.isEmpty()) {
            return new OrderHistory(true, 0, 0);
        }
        String list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        String[] counts =
                clickHouse
                        .queryText(
                                "SELECT uniqExact(`%1$s`), count() FROM %2$s WHERE `%1$s` IN (%3$s)"
                                        .formatted(column, VIEW, list))
                        .split("\t", -1);
        long distinct = Long.parseLong(counts[0]);
        return new OrderHistory(true, distinct, Long.parseLong(counts[1]) - distinct);
    }
}
