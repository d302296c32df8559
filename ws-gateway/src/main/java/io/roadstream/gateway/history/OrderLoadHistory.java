/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How many orders were open, given to nobody, and at risk of being late, at moments that are over.
 * Blocks; thread-safe.
 */
public final class OrderLoadHistory {
    /** From this probability on an order is at risk, as pages have it. */
    public static final double AT_RISK = 0.3;

    /** An estimate that is older was not in force any more; the feed forgets it then, too. */
    public static final Duration IN_FORCE = Duration.ofMinutes(20);

    /** An order that has not changed for so long is not looked at; nor does the feed tell of it. */
    public static final Duration FORGOTTEN = Duration.ofDays(2);

    // A state of an order holds until the next one, an estimate until the next one or for a while.
    private static final String POINTS =
            """
            WITH
                state AS
                (
                    SELECT order_id, status, deleted, toUnixTimestamp64Milli(dropoff_until) AS due,
                        toUnixTimestamp64Milli(ts) AS since,
                        leadInFrame(toUnixTimestamp64Milli(ts), 1, {to:Int64} + 1) OVER (
                            PARTITION BY order_id
                            ORDER BY epoch, commit_lsn, change_lsn
                            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS until
                    FROM orders
                    WHERE tenant = {tenant:String}
                        AND ts > fromUnixTimestamp64Milli({from:Int64} - {forgotten:Int64}, 'UTC')
                        AND ts <= fromUnixTimestamp64Milli({to:Int64}, 'UTC')
                ),
                eta AS
                (
                    SELECT order_id, late_permille, toUnixTimestamp64Milli(ingest_time) AS since,
                        leadInFrame(toUnixTimestamp64Milli(ingest_time), 1, {to:Int64} + 1) OVER (
                            PARTITION BY order_id
                            ORDER BY ingest_time, eta_id, revision
                            ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS until
                    FROM etas
                    WHERE tenant = {tenant:String} AND stop = 'DROPOFF'
                        AND ts > fromUnixTimestamp64Milli(
                            {from:Int64} - {force:Int64} - {clock:Int64}, 'UTC')
                        AND ts <= fromUnixTimestamp64Milli({to:Int64} + {clock:Int64}, 'UTC')
                        AND ingest_time <= fromUnixTimestamp64Milli({to:Int64}, 'UTC')
                ),
                risk AS
                (
                    SELECT order_id,
                        arrayJoin(range(
                            intDiv(greatest(since, {from:Int64} + 1) + {step:Int64} - 1, {step:Int64}),
                            intDiv(least(until, since + {force:Int64}) + {step:Int64} - 1, {step:Int64})))
                            AS tick
                    FROM eta
                    WHERE late_permille >= {atRisk:Int64}
                        AND least(until, since + {force:Int64}) > {from:Int64}
                )
            SELECT tick * {step:Int64}, count(), countIf(status = 'CREATED'),
                countIf(due > 0 AND (tick * {step:Int64} > due OR (order_id, tick) IN (SELECT order_id, tick FROM risk)))
            FROM
            (
                SELECT order_id, status, due,
                    arrayJoin(range(
                        intDiv(greatest(since, {from:Int64} + 1) + {step:Int64} - 1, {step:Int64}),
                        intDiv(until + {step:Int64} - 1, {step:Int64}))) AS tick
                FROM state
                WHERE deleted = 0 AND status NOT IN ('DELIVERED', 'CANCELLED', 'FAILED')
                    AND until > {from:Int64}
            )
            WHERE tick * {step:Int64} <= {to:Int64}
            GROUP BY tick
            ORDER BY tick
            """;

    private static final SteppedQuery QUERY =
            new SteppedQuery(
                    POINTS,
                    Map.of(
                            "forgotten", FORGOTTEN.toMillis(),
                            "force", IN_FORCE.toMillis(),
                            "clock", EtaHistory.WRONG_CLOCK.toMillis(),
                            "atRisk", Math.round(1_000 * AT_RISK)));

    private final ClickHouseReader reader;

    OrderLoadHistory(ClickHouseReader reader) {
        this.reader = reader;
    }

    /**
     * A point for each end of a step after the begin of the span, and not after its end, at which
     * an order was open, by time; steps count from 1970.
     */
    public List<OrderLoad> list(String tenant, TimeSpan span, Duration step)
            throws HistoryException, InterruptedException {
        return QUERY.list(reader, tenant, span, step, OrderLoadHistory::point);
    }

    private static OrderLoad point(Columns columns) {
        return new OrderLoad(
                columns.time(),
                (int) columns.number(),
                (int) columns.number(),
                (int) columns.number());
    }
}
