/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static io.roadstream.jobs.history.Absent.orEmpty;
import static io.roadstream.jobs.history.Absent.orMinusOne;

import io.roadstream.contract.event.Trigger;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** A reason to think about plans again as a row of {@code triggers}. */
public final class TriggerRow implements RowEncoder<Trigger> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "triggers";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "order_id",
                "trigger_id",
                "kind",
                "vehicle",
                "late_permille",
                "ts",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(Trigger trigger) {
        return DayPartition.of(trigger.envelope().eventTimeMillis());
    }

    @Override
    public void encode(Trigger trigger, RowBuffer out) {
        out.string(trigger.envelope().tenant());
        out.string(trigger.envelope().entityId());
        out.int64(trigger.triggerId());
        out.string(trigger.kind().name());
        out.string(orEmpty(trigger.vehicleId()));
        out.int16(orMinusOne(trigger.latePermille()));
        out.int64(trigger.envelope().eventTimeMillis());
        out.int64(trigger.envelope().ingestTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
