/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** A transition as a row of {@code geofence_transitions}; the table is in infra/clickhouse. */
public final class GeofenceTransitionRow implements RowEncoder<GeofenceTransition> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "geofence_transitions";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "vehicle",
                "geofence",
                "ts",
                "kind",
                "reason",
                "geofence_version",
                "geofence_name",
                "geofence_kind",
                "lat_e7",
                "lon_e7",
                "before_track",
                "after_track",
                "transition_id",
                "revision",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(GeofenceTransition transition) {
        return DayPartition.of(transition.envelope().eventTimeMillis());
    }

    @Override
    public void encode(GeofenceTransition transition, RowBuffer out) {
        out.string(transition.envelope().tenant());
        out.string(transition.envelope().entityId());
        out.string(transition.geofenceId());
        out.int64(transition.envelope().eventTimeMillis());
        out.string(transition.kind().name());
        out.string(transition.reason().name());
        out.int64(transition.geofenceVersion());
        out.string(transition.geofenceName());
        out.string(transition.geofenceKind().name());
        out.int32(transition.location().latE7());
        out.int32(transition.location().lonE7());
        out.int64(transition.beforeTrackId());
        out.int64(transition.afterTrackId());
        out.int64(transition.transitionId());
        out.int32(transition.revision());
        out.int64(transition.envelope().ingestTimeMillis());
    }

    /** None: {@code v_geofence_visits} is made of the table when it is read. */
    @Override
    public List<ViewRepair> views() {
        return List.of();
    }
}
