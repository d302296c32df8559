/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Key figures of whole tenants. Blocks; thread-safe. */
public final class KpiHistory {
    // A window lies in the step in which it ends. What stands at an end is that of the newest
    // window, what happens is summed.
    private static final String POINTS =
            """
            SELECT min(toUnixTimestamp64Milli(window_start)), max(toUnixTimestamp64Milli(ts)),
                argMax(active_vehicles, ts), argMax(open_orders, ts), argMax(late_orders, ts),
                sum(created_orders), sum(delivered_orders), sum(on_time_orders),
                sumMap(CAST(mapKeys(revenue_minor), 'Array(String)'), mapValues(revenue_minor)),
                quantileExactOrNull(0.5)(event_age_p50_ms), max(event_age_p95_ms)
            FROM v_kpi
            WHERE tenant = {tenant:String} AND cell = 0
                AND ts > fromUnixTimestamp64Milli({from:Int64}, 'UTC')
                AND ts <= fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            GROUP BY intDiv(toUnixTimestamp64Milli(ts) - 1, {step:Int64})
            ORDER BY 1
            """;

    private static final SteppedQuery QUERY = new SteppedQuery(POINTS, Map.of());

    private final ClickHouseReader reader;

    KpiHistory(ClickHouseReader reader) {
        this.reader = reader;
    }

    /** A point for each step that has a window, by time; steps count from 1970. */
    public List<KpiPoint> list(String tenant, TimeSpan span, Duration step)
            throws HistoryException, InterruptedException {
        return QUERY.list(reader, tenant, span, step, KpiHistory::point);
    }

    private static KpiPoint point(Columns columns) {
        return new KpiPoint(
                columns.time(),
                columns.time(),
                new KpiCounts(
                        (int) columns.number(),
                        (int) columns.number(),
                        (int) columns.number(),
                        (int) columns.number(),
                        (int) columns.number(),
                        (int) columns.number()),
                revenue(columns.list()),
                new KpiPoint.EventAge(
                        millis(columns.numberOrNull()), millis(columns.numberOrNull())));
    }

    /** From the currencies and the amounts beside them. */
    private static List<Money> revenue(JsonNode sums) {
        List<Money> revenue = new ArrayList<>();
        for (int i = 0; i < sums.path(0).size(); i++) {
            revenue.add(new Money(sums.path(1).path(i).asLong(), sums.path(0).path(i).asText()));
        }
        return revenue;
    }

    private static @Nullable Long millis(@Nullable Double value) {
        return value == null ? null : (Long) Math.round(value);
    }
}
