/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cluster;

import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import java.io.IOException;
import java.time.Instant;

/** What ClickHouse holds of a {@link SequenceLoad}, without FINAL. */
record History(ClickHouseHttp clickHouse) {
    private static final String HOURS_RECOMPUTED =
            """
            SELECT vehicle, toStartOfHour(ts, 'UTC') AS hour, toInt64(count()) AS reports,
                   toInt64(countIf(bitAnd(flags, 127) != 0)) AS flagged, min(ts), max(ts)
            FROM positions GROUP BY vehicle, hour""";
    private static final String HOURS_VIEWED =
            """
            SELECT vehicle, hour, toInt64(reports), toInt64(flagged), first_ts, last_ts
            FROM v_vehicle_hour""";
    private static final String LATEST_RECOMPUTED =
            "SELECT vehicle, max(ts), argMax(lat_e7 / 1e7, ts) FROM positions GROUP BY vehicle";
    private static final String LATEST_VIEWED = "SELECT vehicle, ts, lat FROM v_positions_latest";

    long rows() {
        return number("SELECT count() FROM positions");
    }

    boolean hasRowsReceivedAfter(Instant instant) {
        return number(
                        "SELECT count() FROM positions WHERE ingest_time >"
                                + " fromUnixTimestamp64Milli(%d)".formatted(instant.toEpochMilli()))
                > 0;
    }

    /** Rows that are there more than once. */
    long doubled() {
        return number("SELECT count() - uniqExact(vehicle, seq) FROM positions");
    }

    /** Rows that no vehicle reported like this. */
    long wrong(int reportsPerVehicle) {
        return number(
                """
                SELECT countIf(seq < 0 OR seq >= %d OR lat_e7 != %d + seq * %d) FROM positions"""
                        .formatted(
                                reportsPerVehicle,
                                SequenceLoad.FIRST_LAT_E7,
                                SequenceLoad.STEP_LAT_E7));
    }

    /** Rows of the views that a recompute from the table does not give, and the other way. */
    long viewMismatches() {
        return mismatches(HOURS_RECOMPUTED, HOURS_VIEWED)
                + mismatches(LATEST_RECOMPUTED, LATEST_VIEWED);
    }

    private long mismatches(String recomputed, String viewed) {
        String difference = "SELECT count() FROM ((%s) EXCEPT (%s))";
        return number(difference.formatted(recomputed, viewed))
                + number(difference.formatted(viewed, recomputed));
    }

    private long number(String sql) {
        try {
            return Long.parseLong(clickHouse.queryText(sql));
        } catch (IOException | RefusedException e) {
            throw new IllegalStateException(sql, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
