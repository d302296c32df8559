/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static io.roadstream.jobs.history.Absent.orMinusOne;

import io.roadstream.contract.event.Eta;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** An estimate as a row of {@code etas}. */
public final class EtaRow implements RowEncoder<Eta> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "etas";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "order_id",
                "stop",
                "eta_id",
                "revision",
                "vehicle",
                "p10",
                "p50",
                "p90",
                "remaining_m",
                "late_permille",
                "method",
                "epoch",
                "commit_lsn",
                "change_lsn",
                "track_id",
                "ts",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(Eta eta) {
        return DayPartition.of(eta.envelope().eventTimeMillis());
    }

    @Override
    public void encode(Eta eta, RowBuffer out) {
        out.string(eta.envelope().tenant());
        out.string(eta.envelope().entityId());
        out.string(eta.stop().name());
        out.int64(eta.etaId());
        out.int32(eta.revision());
        out.string(eta.vehicleId());
        out.int64(eta.arrival().p10Millis());
        out.int64(eta.arrival().p50Millis());
        out.int64(eta.arrival().p90Millis());
        out.int32(eta.remainingMeters());
        out.int16(orMinusOne(eta.latePermille()));
        out.string(eta.method().name());
        VersionColumns.encode(eta.orderVersion(), out);
        out.int64(eta.trackId());
        out.int64(eta.envelope().eventTimeMillis());
        out.int64(eta.envelope().ingestTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
