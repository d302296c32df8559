/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.Track;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A track as a row of {@code positions}; the table is described in infra/clickhouse. */
public final class PositionRow implements RowEncoder<Track> {
    private static final long serialVersionUID = 1L;

    // Multiples of 100: one unknown must not spoil the common factor of a column of round values.
    private static final int UNKNOWN_SPEED = 65_500;
    private static final int UNKNOWN_HEADING = Motion.FULL_CIRCLE_CDEG;

    private static final int SOUTH_POLE_E7 = -900_000_000;
    private static final int ANTIMERIDIAN_E7 = -1_800_000_000;
    private static final long NO_SEQUENCE = -1;

    private static final String AFFECTED_HOURS =
            "(tenant, vehicle, toStartOfHour(ts, 'UTC')) IN (SELECT tenant, vehicle,"
                    + " toStartOfHour(ts, 'UTC') FROM positions WHERE {rows})";
    private static final String AFFECTED_VIEW_HOURS =
            "(tenant, vehicle, hour) IN (SELECT tenant, vehicle, toStartOfHour(ts, 'UTC') FROM"
                    + " positions WHERE {rows})";

    private transient long lastDay = Long.MIN_VALUE;
    private transient int lastPartition;

    @Override
    public String table() {
        return "positions";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "vehicle",
                "ts",
                "lat_from_pole_e7",
                "lon_from_antimeridian_e7",
                "speed_cms",
                "heading_cdeg",
                "h3_9",
                "seq",
                "flags",
                "ingest_delay_ms");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(Track track) {
        long time = track.envelope().eventTimeMillis();
        long day = DayPartition.day(time);
        if (day != lastDay || lastPartition == 0) {
            lastPartition = DayPartition.of(time);
            lastDay = day;
        }
        return lastPartition;
    }

    @Override
    public void encode(Track track, RowBuffer out) {
        Envelope envelope = track.envelope();
        out.string(envelope.tenant());
        out.string(envelope.entityId());
        out.int64(envelope.eventTimeMillis());
        out.int32(track.location().latE7() - SOUTH_POLE_E7);
        out.int32(track.location().lonE7() - ANTIMERIDIAN_E7); // as unsigned
        out.int16(orUnknown(track.motion().speedCms(), UNKNOWN_SPEED));
        out.int16(orUnknown(track.motion().headingCdeg(), UNKNOWN_HEADING));
        out.int64(track.h3Cell());
        out.int64(track.sequence() == null ? NO_SEQUENCE : track.sequence());
        out.int32(track.flags());
        out.int64(envelope.ingestTimeMillis() - envelope.eventTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of(
                new ViewRepair(
                        "vehicle_hour",
                        "SELECT toInt64(count()) - (SELECT sum(reports) FROM vehicle_hour"
                                + " WHERE "
                                + AFFECTED_VIEW_HOURS
                                + ") FROM positions WHERE "
                                + AFFECTED_HOURS,
                        "INSERT INTO vehicle_hour SELECT tenant, vehicle, toStartOfHour(ts, 'UTC')"
                                + " AS hour, {sign} * toInt64(count()), {sign} *"
                                + " toInt64(countIf(bitAnd(flags, 127) != 0)), {sign} *"
                                + " toInt64(countIf(speed_cms != 65500 AND bitAnd(flags, 119) ="
                                + " 0)), {sign} * sumIf(toInt64(speed_cms), speed_cms != 65500"
                                + " AND bitAnd(flags, 119) = 0), maxIf(speed_cms, speed_cms !="
                                + " 65500 AND bitAnd(flags, 119) = 0), min(ts), max(ts) FROM"
                                + " positions WHERE {rows} GROUP BY tenant, vehicle, hour"),
                new ViewRepair(
                        "positions_latest",
                        "SELECT count() FROM (SELECT tenant, vehicle, max(ts) AS newest FROM"
                                + " positions WHERE {rows} AND bitAnd(flags, 119) = 0 GROUP BY"
                                + " tenant, vehicle) AS batch LEFT JOIN v_positions_latest AS"
                                + " latest USING (tenant, vehicle) WHERE latest.ts < batch.newest",
                        "INSERT INTO positions_latest SELECT tenant, vehicle,"
                                + " argMaxState(tuple(ts, lat_from_pole_e7,"
                                + " lon_from_antimeridian_e7, speed_cms, heading_cdeg, h3_9, seq,"
                                + " ingest_delay_ms), (ts, seq)) FROM positions WHERE"
                                + " {rows} AND bitAnd(flags, 119) = 0 GROUP BY tenant, vehicle"));
    }

    private static int orUnknown(@Nullable Integer value, int unknown) {
        return value == null ? unknown : value;
    }
}
