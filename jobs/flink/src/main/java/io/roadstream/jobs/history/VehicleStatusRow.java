/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static io.roadstream.jobs.history.Absent.orEmpty;

import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** What a driver said of a vehicle as a row of {@code vehicle_statuses}. */
public final class VehicleStatusRow implements RowEncoder<VehicleStatus> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "vehicle_statuses";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "vehicle",
                "ts",
                "ingest_time",
                "duty",
                "emergency",
                "has_location",
                "lat_e7",
                "lon_e7",
                "note",
                "acknowledged_by",
                "acknowledged",
                "resolved_by",
                "resolved");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(VehicleStatus status) {
        return DayPartition.of(status.envelope().eventTimeMillis());
    }

    @Override
    public void encode(VehicleStatus status, RowBuffer out) {
        out.string(status.envelope().tenant());
        out.string(status.envelope().entityId());
        out.int64(status.envelope().eventTimeMillis());
        out.int64(status.envelope().ingestTimeMillis());
        Emergency emergency = status.emergency();
        GeoPoint location = emergency == null ? null : emergency.location();
        out.string(status.duty() == null ? "" : status.duty().name());
        out.string(emergency == null ? "" : emergency.id());
        out.int8(location == null ? 0 : 1);
        out.int32(location == null ? 0 : location.latE7());
        out.int32(location == null ? 0 : location.lonE7());
        out.string(emergency == null ? "" : orEmpty(emergency.note()));
        HandlingColumns.encode(emergency == null ? null : emergency.acknowledged(), out);
        HandlingColumns.encode(emergency == null ? null : emergency.resolved(), out);
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
