/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.row;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.topic.Topic;
import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Checks;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.connect.data.Struct;

/**
 * A table of the order database with the topic that its rows become.
 *
 * @param name of the table
 * @param idColumn of its id within the tenant
 * @param columns all that are read
 * @param topic where its rows go
 * @param mapper from a row to the event
 * @param versionOf version of an event, as it stands on the topic
 * @param <T> the event record
 */
public record CapturedTable<T>(
        String name,
        String idColumn,
        List<String> columns,
        Topic<T> topic,
        BiFunction<Struct, RowContext, T> mapper,
        Function<T, ChangeVersion> versionOf) {

    public static final CapturedTable<Tenant> TENANTS =
            new CapturedTable<>(
                    "tenants",
                    "tenant_id",
                    List.of("tenant_id", "name", "time_zone", "currency", "locale", "units"),
                    Topics.TENANTS,
                    RowMapper::tenant,
                    Tenant::version);

    public static final CapturedTable<Vehicle> VEHICLES =
            new CapturedTable<>(
                    "vehicles",
                    "vehicle_id",
                    List.of("tenant_id", "vehicle_id", "label", "kind", "capacity"),
                    Topics.VEHICLES,
                    RowMapper::vehicle,
                    Vehicle::version);

    public static final CapturedTable<Driver> DRIVERS =
            new CapturedTable<>(
                    "drivers",
                    "driver_id",
                    List.of(
                            "tenant_id",
                            "driver_id",
                            "name",
                            "vehicle_id",
                            "shift_start",
                            "shift_end",
                            "home_lat",
                            "home_lon"),
                    Topics.DRIVERS,
                    RowMapper::driver,
                    Driver::version);

    public static final CapturedTable<Order> ORDERS =
            new CapturedTable<>(
                    "orders",
                    "order_id",
                    List.of(
                            "tenant_id",
                            "order_id",
                            "status",
                            "customer_id",
                            "merchant_id",
                            "driver_id",
                            "vehicle_id",
                            "pickup_lat",
                            "pickup_lon",
                            "pickup_name",
                            "dropoff_lat",
                            "dropoff_lon",
                            "dropoff_name",
                            "ready_at",
                            "pickup_from",
                            "pickup_until",
                            "dropoff_from",
                            "dropoff_until",
                            "size",
                            "price_minor",
                            "currency",
                            "created_at",
                            "updated_at"),
                    Topics.ORDERS,
                    RowMapper::order,
                    Order::version);

    public static final CapturedTable<OrderEvent> ORDER_EVENTS =
            new CapturedTable<>(
                    "order_events",
                    "order_id",
                    List.of(
                            "event_id",
                            "tenant_id",
                            "order_id",
                            "kind",
                            "event_time",
                            "actor",
                            "detail"),
                    Topics.ORDER_EVENTS,
                    RowMapper::orderEvent,
                    OrderEvent::version);

    /** Those whose rows are states of something, which may change and end. */
    public static final List<CapturedTable<?>> ENTITIES =
            List.of(TENANTS, VEHICLES, DRIVERS, ORDERS);

    /** Every table, in the order of a snapshot. */
    public static final List<CapturedTable<?>> ALL =
            List.of(TENANTS, VEHICLES, DRIVERS, ORDERS, ORDER_EVENTS);

    public CapturedTable {
        columns = List.copyOf(columns);
    }

    /** The event that the row is. */
    public T read(Struct row, RowContext context) {
        return mapper.apply(row, context);
    }

    /** {@code tenant|id} of a row or of the key of one. */
    public String keyOf(Struct row) {
        RowFields fields = new RowFields(row);
        return Checks.requireId("tenant_id", fields.text("tenant_id"))
                + '|'
                + Checks.requireId(idColumn, fields.text(idColumn));
    }

    /** Whether its rows are things that happened: they neither change nor end. */
    public boolean isLog() {
        return equals(ORDER_EVENTS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CapturedTable<?> that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
