/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.jobs.captured.VehicleChange;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** A state of a vehicle as a row of {@code vehicles}; a deletion has its id, version and times. */
public final class VehicleRow implements RowEncoder<VehicleChange> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "vehicles";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "vehicle",
                "epoch",
                "commit_lsn",
                "change_lsn",
                "deleted",
                "ts",
                "ingest_time",
                "label",
                "kind",
                "capacity");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(VehicleChange change) {
        return DayPartition.of(change.state().envelope().eventTimeMillis());
    }

    @Override
    public void encode(VehicleChange change, RowBuffer out) {
        Envelope envelope = change.state().envelope();
        Vehicle vehicle = change.vehicle();
        out.string(envelope.tenant());
        out.string(envelope.entityId());
        VersionColumns.encode(change.state().version(), out);
        out.int8(vehicle == null ? 1 : 0);
        out.int64(envelope.eventTimeMillis());
        out.int64(envelope.ingestTimeMillis());
        out.string(vehicle == null ? "" : vehicle.label());
        out.string(vehicle == null ? "" : vehicle.kind().name());
        out.int32(vehicle == null ? 0 : vehicle.capacity());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
