/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.geo.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Positions of one tenant at a time, from the views of analysts. Blocks; thread-safe. */
public final class PositionHistory {
    private static final String LATEST =
            """
            SELECT vehicle, toUnixTimestamp64Milli(ts), lat, lon, speed_mps, heading_deg, []
            FROM v_positions_latest
            WHERE tenant = {tenant:String} AND vehicle > {after:String}
                AND ({only:String} = '' OR vehicle = {only:String})
            ORDER BY vehicle
            LIMIT {limit:UInt32}
            """;

    private static final String TRACK =
            """
            SELECT vehicle, toUnixTimestamp64Milli(ts), lat, lon, speed_mps, heading_deg,
                flag_reasons
            FROM v_positions
            WHERE tenant = {tenant:String} AND vehicle = {only:String}
                AND ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
                AND ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            ORDER BY ts, ifNull(sequence, -1), lat, lon, ingest_time
            LIMIT {limit:UInt32} OFFSET {skip:UInt32}
            """;

    // The newest fix of a step, of those that move the vehicle and are in the box.
    private static final String STEPS =
            """
            SELECT vehicle, toUnixTimestamp64Milli(newest.1), newest.2, newest.3, newest.4,
                newest.5, newest.6
            FROM
            (
                SELECT vehicle, intDiv(toUnixTimestamp64Milli(ts), {step:Int64}) AS step,
                    argMax((ts, lat, lon, speed_mps, heading_deg, flag_reasons),
                        (ts, ifNull(sequence, -1), lat, lon)) AS newest
                FROM v_positions
                WHERE tenant = {tenant:String}
                    AND ({only:String} = '' OR vehicle = {only:String})
                    AND ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
                    AND ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
                    AND lat BETWEEN {south:Float64} AND {north:Float64}
                    AND if({west:Float64} <= {east:Float64},
                        lon BETWEEN {west:Float64} AND {east:Float64},
                        lon >= {west:Float64} OR lon <= {east:Float64})
                    AND arrayAll(reason -> reason = 'RELOCATED', flag_reasons)
                GROUP BY vehicle, step
            )
            WHERE step > {afterStep:Int64}
                OR (step = {afterStep:Int64} AND vehicle > {after:String})
            ORDER BY step, vehicle
            LIMIT {limit:UInt32}
            """;

    private static final String ACTIVITY =
            """
            SELECT intDiv(toUnixTimestamp64Milli(ts), {step:Int64}) * {step:Int64} AS begin,
                count(), uniqExact(vehicle)
            FROM v_positions
            WHERE tenant = {tenant:String} AND ({only:String} = '' OR vehicle = {only:String})
                AND ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
                AND ts < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            GROUP BY begin
            ORDER BY begin
            """;

    private static final String KNOWN =
            """
            SELECT vehicle FROM v_vehicle_hour
            WHERE tenant = {tenant:String} AND vehicle = {only:String}
            LIMIT 1
            """;

    private final ClickHouseReader reader;

    PositionHistory(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * Whose positions a client asks for.
     *
     * @param tenant whose
     * @param vehicle the only one, empty for all
     */
    public record Scope(String tenant, String vehicle) {}

    /** Newest live fix of each vehicle whose id comes after one, by id. */
    public List<Fix> listLatest(Scope scope, String after, int limit)
            throws HistoryException, InterruptedException {
        return fixes(
                LATEST,
                Map.of(
                        "tenant", scope.tenant(),
                        "only", scope.vehicle(),
                        "after", after,
                        "limit", Integer.toString(limit)));
    }

    /** Every fix of the scope's vehicle in order of time, without the first few. */
    public List<Fix> listTrack(Scope scope, TimeSpan span, int skip, int limit)
            throws HistoryException, InterruptedException {
        return fixes(
                TRACK,
                Map.of(
                        "tenant", scope.tenant(),
                        "only", scope.vehicle(),
                        "from", Long.toString(span.from().toEpochMilli()),
                        "to", Long.toString(span.to().toEpochMilli()),
                        "skip", Integer.toString(skip),
                        "limit", Integer.toString(limit)));
    }

    /**
     * Which fixes of which vehicles, one a step.
     *
     * @param span when
     * @param step length of a step; steps count from 1970
     * @param box where
     */
    public record Steps(TimeSpan span, Duration step, Box box) {}

    /** Newest fix of each step and vehicle that moved it, by step, then vehicle. */
    public List<Fix> listSteps(Scope scope, Steps steps, StepCursor after, int limit)
            throws HistoryException, InterruptedException {
        GeoPoint southWest = steps.box().southWest();
        GeoPoint northEast = steps.box().northEast();
        return fixes(
                STEPS,
                Map.ofEntries(
                        Map.entry("tenant", scope.tenant()),
                        Map.entry("only", scope.vehicle()),
                        Map.entry("from", Long.toString(steps.span().from().toEpochMilli())),
                        Map.entry("to", Long.toString(steps.span().to().toEpochMilli())),
                        Map.entry("step", Long.toString(steps.step().toMillis())),
                        Map.entry("south", degrees(southWest.latE7())),
                        Map.entry("west", degrees(southWest.lonE7())),
                        Map.entry("north", degrees(northEast.latE7())),
                        Map.entry("east", degrees(northEast.lonE7())),
                        Map.entry("afterStep", Long.toString(after.step())),
                        Map.entry("after", after.vehicle()),
                        Map.entry("limit", Integer.toString(limit))));
    }

    /** How much was heard in each step that is not empty, by time; steps count from 1970. */
    public List<Activity> listActivity(Scope scope, TimeSpan span, Duration step)
            throws HistoryException, InterruptedException {
        List<Activity> activities = new ArrayList<>();
        for (JsonNode row :
                reader.query(
                        ACTIVITY,
                        Map.of(
                                "tenant", scope.tenant(),
                                "only", scope.vehicle(),
                                "from", Long.toString(span.from().toEpochMilli()),
                                "to", Long.toString(span.to().toEpochMilli()),
                                "step", Long.toString(step.toMillis())))) {
            activities.add(
                    new Activity(
                            Instant.ofEpochMilli(row.path(0).asLong()),
                            row.path(1).asLong(),
                            row.path(2).asLong()));
        }
        return activities;
    }

    /** Whether there is any report of the scope's vehicle. */
    public boolean isKnown(Scope scope) throws HistoryException, InterruptedException {
        return !reader.query(KNOWN, Map.of("tenant", scope.tenant(), "only", scope.vehicle()))
                .isEmpty();
    }

    private List<Fix> fixes(String sql, Map<String, String> parameters)
            throws HistoryException, InterruptedException {
        List<Fix> fixes = new ArrayList<>();
        for (JsonNode row : reader.query(sql, parameters)) {
            fixes.add(fix(row));
        }
        return fixes;
    }

    private static Fix fix(JsonNode row) {
        List<String> flags = new ArrayList<>();
        row.path(6).forEach(flag -> flags.add(flag.asText()));
        return new Fix(
                row.path(0).asText(),
                Instant.ofEpochMilli(row.path(1).asLong()),
                GeoPoint.ofDegrees(row.path(2).asDouble(), row.path(3).asDouble()),
                new Fix.Motion(number(row.path(4)), number(row.path(5))),
                flags);
    }

    private static @Nullable Double number(JsonNode value) {
        return value.isNull() ? null : value.asDouble();
    }

    private static String degrees(int e7) {
        return Double.toString(e7 / 1e7);
    }
}
