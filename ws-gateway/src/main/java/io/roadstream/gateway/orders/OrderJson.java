/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Rows of the order database as JSON. */
public final class OrderJson {
    /** What {@link #order} reads. */
    static final String COLUMNS =
            """
            order_id, status, customer_id, merchant_id, driver_id, vehicle_id,
            pickup_lat, pickup_lon, pickup_name, pickup_from, pickup_until,
            dropoff_lat, dropoff_lon, dropoff_name, dropoff_from, dropoff_until,
            ready_at, size, price_minor, currency, created_at, updated_at""";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OrderJson() {}

    static ObjectNode order(ResultSet row) throws SQLException {
        ObjectNode order = JSON.objectNode();
        order.put("id", row.getString("order_id"));
        order.put("status", row.getString("status"));
        order.put("customer", row.getString("customer_id"));
        order.put("merchant", row.getString("merchant_id"));
        order.put("driver", row.getString("driver_id"));
        order.put("vehicle", row.getString("vehicle_id"));
        order.set("pickup", stop(row, "pickup_"));
        order.set("dropoff", stop(row, "dropoff_"));
        order.put("readyAt", time(row, "ready_at"));
        order.put("size", row.getInt("size"));
        ObjectNode price = order.putObject("price");
        price.put("minor", row.getLong("price_minor"));
        price.put("currency", row.getString("currency"));
        order.put("createdAt", time(row, "created_at"));
        order.put("updatedAt", time(row, "updated_at"));
        return order;
    }

    static ObjectNode event(ResultSet row) throws SQLException {
        ObjectNode event = JSON.objectNode();
        event.put("id", Long.toString(row.getLong("event_id")));
        event.put("kind", row.getString("kind"));
        event.put("time", time(row, "event_time"));
        event.put("actor", row.getString("actor"));
        event.put("detail", row.getString("detail"));
        return event;
    }

    /** What became of a change. */
    public static ObjectNode outcome(OrderOutcome outcome) {
        ObjectNode json = JSON.objectNode();
        json.put("order", outcome.order());
        json.put("result", outcome.result().word());
        json.put("detail", outcome.detail());
        OrderState state = outcome.state();
        json.put("status", state == null ? null : state.status());
        json.put("driver", state == null ? null : state.driver());
        json.put("vehicle", state == null ? null : state.vehicle());
        json.put("updatedAt", state == null ? null : state.updatedAt().toString());
        return json;
    }

    private static ObjectNode stop(ResultSet row, String prefix) throws SQLException {
        ObjectNode stop = JSON.objectNode();
        stop.put("lat", row.getDouble(prefix + "lat"));
        stop.put("lon", row.getDouble(prefix + "lon"));
        stop.put("name", row.getString(prefix + "name"));
        stop.put("from", time(row, prefix + "from"));
        stop.put("until", time(row, prefix + "until"));
        return stop;
    }

    private static @Nullable String time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time == null) {
            return null;
        }
        Instant instant = time.toInstant();
        return instant.toString();
    }
}
