/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static io.roadstream.jobs.history.Absent.orEmpty;
import static io.roadstream.jobs.history.Absent.orEpoch;

import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.jobs.captured.DriverChange;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** A state of a driver as a row of {@code drivers}; a deletion has its id, version and times. */
public final class DriverRow implements RowEncoder<DriverChange> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "drivers";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "driver",
                "epoch",
                "commit_lsn",
                "change_lsn",
                "deleted",
                "ts",
                "ingest_time",
                "name",
                "vehicle",
                "shift_from",
                "shift_until",
                "has_home",
                "home_lat_e7",
                "home_lon_e7");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(DriverChange change) {
        return DayPartition.of(change.state().envelope().eventTimeMillis());
    }

    @Override
    public void encode(DriverChange change, RowBuffer out) {
        Envelope envelope = change.state().envelope();
        Driver driver = change.driver();
        out.string(envelope.tenant());
        out.string(envelope.entityId());
        VersionColumns.encode(change.state().version(), out);
        out.int8(driver == null ? 1 : 0);
        out.int64(envelope.eventTimeMillis());
        out.int64(envelope.ingestTimeMillis());
        GeoPoint home = driver == null ? null : driver.home();
        out.string(driver == null ? "" : driver.name());
        out.string(driver == null ? "" : orEmpty(driver.vehicleId()));
        out.int64(driver == null ? 0 : orEpoch(driver.shift().fromMillis()));
        out.int64(driver == null ? 0 : orEpoch(driver.shift().untilMillis()));
        out.int8(home == null ? 0 : 1);
        out.int32(home == null ? 0 : home.latE7());
        out.int32(home == null ? 0 : home.lonE7());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
