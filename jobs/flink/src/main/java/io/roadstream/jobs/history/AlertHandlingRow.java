/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** What was done about an alert as a row of {@code alert_handlings}. */
public final class AlertHandlingRow implements RowEncoder<AlertHandling> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "alert_handlings";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "alert",
                "acknowledged_by",
                "acknowledged",
                "resolved_by",
                "resolved",
                "ts",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(AlertHandling handling) {
        return DayPartition.of(handling.envelope().eventTimeMillis());
    }

    @Override
    public void encode(AlertHandling handling, RowBuffer out) {
        out.string(handling.envelope().tenant());
        out.string(handling.envelope().entityId());
        HandlingColumns.encode(handling.acknowledged(), out);
        HandlingColumns.encode(handling.resolved(), out);
        out.int64(handling.envelope().eventTimeMillis());
        out.int64(handling.envelope().ingestTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
