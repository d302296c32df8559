/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.OrderEvent;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** What happened to an order as a row of {@code order_events}. */
public final class OrderEventRow implements RowEncoder<OrderEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "order_events";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "order_id",
                "event_id",
                "epoch",
                "commit_lsn",
                "change_lsn",
                "kind",
                "actor",
                "detail",
                "ts",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(OrderEvent event) {
        return DayPartition.of(event.envelope().eventTimeMillis());
    }

    @Override
    public void encode(OrderEvent event, RowBuffer out) {
        out.string(event.envelope().tenant());
        out.string(event.envelope().entityId());
        out.string(event.eventId());
        VersionColumns.encode(event.version(), out);
        out.string(event.kind().name());
        out.string(event.actor());
        out.string(event.detail());
        out.int64(event.envelope().eventTimeMillis());
        out.int64(event.envelope().ingestTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
