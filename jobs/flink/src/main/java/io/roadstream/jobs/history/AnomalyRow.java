/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Envelope;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/**
 * A state of an anomaly as a row of {@code anomalies}; the table is described in infra/clickhouse.
 */
public final class AnomalyRow implements RowEncoder<Anomaly> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "anomalies";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "vehicle",
                "anomaly_id",
                "revision",
                "kind",
                "severity",
                "started",
                "ended",
                "end_reason",
                "lat_e7",
                "lon_e7",
                "measured",
                "limit_value",
                "track_id",
                "ts",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(started, 'UTC')";
    }

    @Override
    public int partition(Anomaly anomaly) {
        return DayPartition.of(anomaly.startedMillis());
    }

    @Override
    public void encode(Anomaly anomaly, RowBuffer out) {
        Envelope envelope = anomaly.envelope();
        Anomaly.Ended ended = anomaly.ended();
        out.string(envelope.tenant());
        out.string(envelope.entityId());
        out.int64(anomaly.anomalyId());
        out.int32(anomaly.revision());
        out.string(anomaly.kind().name());
        out.string(anomaly.severity().name());
        out.int64(anomaly.startedMillis());
        out.int64(ended == null ? 0 : ended.timeMillis());
        out.string(ended == null ? "" : ended.why().name());
        out.int32(anomaly.location().latE7());
        out.int32(anomaly.location().lonE7());
        out.int64(anomaly.measure().measured());
        out.int64(anomaly.measure().limit());
        out.int64(anomaly.trackId());
        out.int64(envelope.eventTimeMillis());
        out.int64(envelope.ingestTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
