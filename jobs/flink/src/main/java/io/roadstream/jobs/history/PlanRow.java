/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static io.roadstream.jobs.history.Absent.orEmpty;
import static io.roadstream.jobs.history.Absent.orEpoch;

import io.roadstream.contract.event.Plan;
import io.roadstream.contract.event.PlannedStop;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;
import java.util.function.Consumer;

/** A plan as one row of {@code plans}, its stops as arrays of the same length. */
public final class PlanRow implements RowEncoder<Plan> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return "plans";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "vehicle",
                "version",
                "plan_id",
                "cause",
                "trigger_id",
                "driver",
                "stop_order_ids",
                "stop_kinds",
                "stop_lats_e7",
                "stop_lons_e7",
                "stop_arrivals",
                "stop_departures",
                "stop_dues",
                "ts",
                "ingest_time");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(Plan plan) {
        return DayPartition.of(plan.envelope().eventTimeMillis());
    }

    @Override
    public void encode(Plan plan, RowBuffer out) {
        out.string(plan.envelope().tenant());
        out.string(plan.envelope().entityId());
        out.int64(plan.version());
        out.int64(plan.planId());
        out.string(plan.cause().name());
        out.int64(plan.triggerId());
        out.string(orEmpty(plan.driverId()));
        array(plan, out, stop -> out.string(stop.orderId()));
        array(plan, out, stop -> out.string(stop.kind().name()));
        array(plan, out, stop -> out.int32(stop.location().latE7()));
        array(plan, out, stop -> out.int32(stop.location().lonE7()));
        array(plan, out, stop -> out.int64(stop.arrivalMillis()));
        array(plan, out, stop -> out.int64(stop.departureMillis()));
        array(plan, out, stop -> out.int64(orEpoch(stop.dueMillis())));
        out.int64(plan.envelope().eventTimeMillis());
        out.int64(plan.envelope().ingestTimeMillis());
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }

    private static void array(Plan plan, RowBuffer out, Consumer<PlannedStop> element) {
        out.array(plan.stops().size());
        plan.stops().forEach(element);
    }
}
