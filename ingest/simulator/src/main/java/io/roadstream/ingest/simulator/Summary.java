/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.roadstream.ingest.simulator.entrance.DriverLedger;
import io.roadstream.ingest.simulator.entrance.Ledger;
import io.roadstream.ingest.simulator.entrance.OrderLedger;
import io.roadstream.ingest.simulator.entrance.PositionLedger;
import io.roadstream.ingest.simulator.entrance.Tally;
import io.roadstream.ingest.simulator.plan.PublishedPlans;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param vehicles of the city
 * @param seed of the city
 * @param start of the city's clock
 * @param end of it
 * @param completed whether it came to its end
 * @param timesRealTime city's time over wall time
 * @param reports that phones sent, those sent twice twice
 * @param orders by their newest status in the city
 * @param truth lines by kind
 * @param positions what ingest has acknowledged
 * @param committed what PostgreSQL has committed
 * @param drivers what the gateway has acknowledged
 * @param plans what came of published plans, null if drivers do not follow them
 */
@JsonPropertyOrder({"completed", "vehicles", "seed", "start", "end", "timesRealTime"})
record Summary(
        boolean completed,
        int vehicles,
        long seed,
        String start,
        String end,
        double timesRealTime,
        long reports,
        Map<String, Long> orders,
        Map<String, Long> truth,
        PositionLedger.Totals positions,
        OrderLedger.Totals committed,
        DriverLedger.Totals drivers,
        PublishedPlans.@Nullable Totals plans) {

    /** Times of a run: the city's in milliseconds, the wall clock's in seconds. */
    record Times(long startMillis, long endMillis, double wallSeconds) {}

    static Summary of(
            boolean isCompleted,
            SimulatorConfig.Day day,
            Times times,
            Tally tally,
            Ledger ledger,
            @Nullable PublishedPlans plans) {
        Map<String, Long> orders = new TreeMap<>();
        tally.orders().forEach((status, count) -> orders.put(status.word(), count));
        Map<String, Long> truth = new TreeMap<>();
        tally.truth().forEach((kind, count) -> truth.put(kind.title(), count));
        double citySeconds = (times.endMillis() - times.startMillis()) / 1e3;
        return new Summary(
                isCompleted,
                day.vehicles(),
                day.seed(),
                Instant.ofEpochMilli(times.startMillis()).toString(),
                Instant.ofEpochMilli(times.endMillis()).toString(),
                Math.round(citySeconds / times.wallSeconds() * 10) / 10.0,
                tally.reports(),
                orders,
                truth,
                ledger.positions().totals(),
                ledger.orders().totals(),
                ledger.drivers().totals(),
                plans == null ? null : plans.totals());
    }
}
