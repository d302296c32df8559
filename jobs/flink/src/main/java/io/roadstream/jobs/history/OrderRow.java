/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import static io.roadstream.jobs.history.Absent.orEmpty;
import static io.roadstream.jobs.history.Absent.orEpoch;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.jobs.captured.OrderChange;
import io.roadstream.jobs.clickhouse.RowBuffer;
import io.roadstream.jobs.clickhouse.RowEncoder;
import io.roadstream.jobs.clickhouse.ViewRepair;
import java.util.List;

/** A state of an order as a row of {@code orders}; a deletion has its ids, version and times. */
public final class OrderRow implements RowEncoder<OrderChange> {
    private static final long serialVersionUID = 1L;

    /** Status, customer, merchant, driver, vehicle. */
    private static final int TEXTS = 5;

    @Override
    public String table() {
        return "orders";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "tenant",
                "order_id",
                "epoch",
                "commit_lsn",
                "change_lsn",
                "deleted",
                "ts",
                "ingest_time",
                "status",
                "customer",
                "merchant",
                "driver",
                "vehicle",
                "pickup_lat_e7",
                "pickup_lon_e7",
                "pickup_name",
                "pickup_from",
                "pickup_until",
                "dropoff_lat_e7",
                "dropoff_lon_e7",
                "dropoff_name",
                "dropoff_from",
                "dropoff_until",
                "ready",
                "size",
                "price_minor",
                "currency",
                "created");
    }

    @Override
    public String partitionExpression() {
        return "toYYYYMMDD(ts, 'UTC')";
    }

    @Override
    public int partition(OrderChange change) {
        return DayPartition.of(change.state().envelope().eventTimeMillis());
    }

    @Override
    public void encode(OrderChange change, RowBuffer out) {
        Envelope envelope = change.state().envelope();
        out.string(envelope.tenant());
        out.string(envelope.entityId());
        VersionColumns.encode(change.state().version(), out);
        out.int8(change.order() == null ? 1 : 0);
        out.int64(envelope.eventTimeMillis());
        out.int64(envelope.ingestTimeMillis());
        if (change.order() == null) {
            encodeNothing(out);
        } else {
            encode(change.order(), out);
        }
    }

    @Override
    public List<ViewRepair> views() {
        return List.of();
    }

    private static void encode(Order order, RowBuffer out) {
        out.string(order.status().name());
        out.string(order.parties().customerId());
        out.string(order.parties().merchantId());
        out.string(orEmpty(order.assignment().driverId()));
        out.string(orEmpty(order.assignment().vehicleId()));
        encode(order.pickup(), out);
        encode(order.dropoff(), out);
        out.int64(orEpoch(order.readyTimeMillis()));
        out.int32(order.size());
        out.int64(order.price().minor());
        out.string(order.price().currency());
        out.int64(order.createdTimeMillis());
    }

    private static void encode(OrderStop stop, RowBuffer out) {
        out.int32(stop.location().latE7());
        out.int32(stop.location().lonE7());
        out.string(stop.name());
        out.int64(orEpoch(stop.window().fromMillis()));
        out.int64(orEpoch(stop.window().untilMillis()));
    }

    private static void encodeNothing(RowBuffer out) {
        for (int i = 0; i < TEXTS; i++) {
            out.string("");
        }
        for (int stop = 0; stop < 2; stop++) {
            out.int32(0);
            out.int32(0);
            out.string("");
            out.int64(0);
            out.int64(0);
        }
        out.int64(0);
        out.int32(0);
        out.int64(0);
        out.string("");
        out.int64(0);
    }
}
