/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What estimates were worth. Of each arrival at a drop-off one estimate counts: the newest that was
 * made {@link #AHEAD} before it or earlier, as it was in force then. Arrivals that have none in
 * {@link #IN_FORCE} before that judge nothing. Blocks; thread-safe.
 */
public final class EtaHistory {
    /** How long before an arrival its estimate is looked at. */
    public static final Duration AHEAD = Duration.ofMinutes(10);

    /** An estimate that is older than this was not in force any more. */
    public static final Duration IN_FORCE = Duration.ofHours(1);

    /** Arrivals of how long make a point. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** Estimates have the time of the phone; one that is further off counts for nothing. */
    static final Duration WRONG_CLOCK = Duration.ofHours(1);

    /** A stop is told as made when it was served, which may be long after the arrival. */
    private static final Duration LONGEST_SERVICE = Duration.ofHours(6);

    // The view of errors would compare all estimates of all days with all arrivals.
    private static final String POINTS =
            """
            SELECT tick * {step:Int64}, count(), quantileExact(0.5)(error), quantileExact(0.9)(error)
            FROM
            (
                SELECT abs(told - at) AS error,
                    arrayJoin(range(
                        intDiv(at + {step:Int64} - 1, {step:Int64}),
                        intDiv(at + {window:Int64} + {step:Int64} - 1, {step:Int64}))) AS tick
                FROM
                (
                    SELECT any(arrival.at) AS at,
                        toUnixTimestamp64Milli(argMax(eta.p50, (eta.ingest_time, eta.eta_id, eta.revision)))
                            AS told
                    FROM etas AS eta
                    INNER JOIN
                    (
                        SELECT order_id, toUnixTimestamp64Milli(min(p50)) AS at
                        FROM etas
                        WHERE tenant = {tenant:String} AND stop = 'DROPOFF' AND method = 'ARRIVED'
                            AND ts > fromUnixTimestamp64Milli({from:Int64} - {window:Int64}, 'UTC')
                            AND ts <= fromUnixTimestamp64Milli({to:Int64} + {service:Int64}, 'UTC')
                        GROUP BY order_id
                        HAVING at > {from:Int64} - {window:Int64} AND at <= {to:Int64}
                    ) AS arrival ON eta.order_id = arrival.order_id
                    WHERE eta.tenant = {tenant:String} AND eta.stop = 'DROPOFF'
                        AND eta.method != 'ARRIVED'
                        AND eta.ts > fromUnixTimestamp64Milli(
                            {from:Int64} - {window:Int64} - {ahead:Int64} - {force:Int64}
                                - {clock:Int64}, 'UTC')
                        AND eta.ts <= fromUnixTimestamp64Milli({to:Int64} + {clock:Int64}, 'UTC')
                        AND toUnixTimestamp64Milli(eta.ingest_time) <= arrival.at - {ahead:Int64}
                        AND toUnixTimestamp64Milli(eta.ingest_time)
                            > arrival.at - {ahead:Int64} - {force:Int64}
                    GROUP BY eta.order_id
                )
            )
            WHERE tick * {step:Int64} > {from:Int64} AND tick * {step:Int64} <= {to:Int64}
            GROUP BY tick
            ORDER BY tick
            """;

    private static final SteppedQuery QUERY =
            new SteppedQuery(
                    POINTS,
                    Map.of(
                            "window", WINDOW.toMillis(),
                            "ahead", AHEAD.toMillis(),
                            "force", IN_FORCE.toMillis(),
                            "clock", WRONG_CLOCK.toMillis(),
                            "service", LONGEST_SERVICE.toMillis()));

    private final ClickHouseReader reader;

    EtaHistory(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * A point for each end of a step after the begin of the span, and not after its end, that has
     * arrivals, by time; steps count from 1970.
     */
    public List<EtaAccuracy> list(String tenant, TimeSpan span, Duration step)
            throws HistoryException, InterruptedException {
        return QUERY.list(reader, tenant, span, step, EtaHistory::point);
    }

    private static EtaAccuracy point(Columns columns) {
        return new EtaAccuracy(
                columns.time(), (int) columns.number(), columns.number(), columns.number());
    }
}
