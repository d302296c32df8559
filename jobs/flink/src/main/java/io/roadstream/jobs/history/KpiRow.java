/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow;
import io.roadstream.contract.event.Money;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** Key figures of a window as a row of {@code kpis}. */
public final class KpiRow implements RowEncoder<KpiWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "kpis";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "cell",
                "window_start",
                "ts",
                "revision",
                "active_vehicles",
                "open_orders",
                "late_orders",
                "created_orders",
                "delivered_orders",
                "on_time_orders",
                "revenue_currencies",
                "revenue_minors",
                "event_age_p50_ms",
                "event_age_p95_ms",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(KpiWindow window) {
        return DayPartition.of(window.endMillis());
    }

    @Override
    public void encode(KpiWindow window, RowBuffer out) {
        KpiCounts counts = window.counts();
        KpiWindow.EventAge age = window.eventAge();
        out.string(window.envelope().tenant());
        out.int64(window.isWhole() ? 0 : cell(window));
        out.int64(window.startMillis());
        out.int64(window.endMillis());
        out.int32(window.revision());
        out.int32(counts.activeVehicles());
        out.int32(counts.openOrders());
        out.int32(counts.lateOrders());
        out.int32(counts.createdOrders());
        out.int32(counts.deliveredOrders());
        out.int32(counts.onTimeOrders());
        out.array(window.revenue().size());
        for (Money amount : window.revenue()) {
            out.string(amount.currency());
        }
        out.array(window.revenue().size());
        for (Money amount : window.revenue()) {
            out.int64(amount.minor());
        }
        out.int32(age == null ? -1 : age.p50Millis());
        out.int32(age == null ? -1 : age.p95Millis());
        out.int64(window.envelope().ingestTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }

    private static long cell(KpiWindow window) {
        return Long.parseUnsignedLong(window.envelope().entityId(), 16);
    }
}
