/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.row;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Money;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.event.OrderParties;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.OrderStop;
import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.event.TimeWindow;
import io.roadstream.contract.event.UnitSystem;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.Locale;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Rows of the order database as events of the contract, a method for each table. */
final class RowMapper {
    private RowMapper() {}

    static Order order(Struct struct, RowContext context) {
        RowFields row = new RowFields(struct);
        return new Order(
                envelope(row, "order_id", row.timeMillis("updated_at"), context),
                context.version(),
                word(OrderStatus.class, "status", row.text("status")),
                new OrderParties(row.text("customer_id"), row.text("merchant_id")),
                new Assignment(
                        emptyToNull(row.optionalText("driver_id")),
                        emptyToNull(row.optionalText("vehicle_id"))),
                stop(row, "pickup"),
                stop(row, "dropoff"),
                row.optionalTimeMillis("ready_at"),
                row.integer("size"),
                new Money(row.bigInteger("price_minor"), row.text("currency")),
                row.timeMillis("created_at"));
    }

    static OrderEvent orderEvent(Struct struct, RowContext context) {
        RowFields row = new RowFields(struct);
        return new OrderEvent(
                envelope(row, "order_id", row.timeMillis("event_time"), context),
                Long.toString(row.bigInteger("event_id")),
                context.version(),
                eventKind(row.text("kind")),
                row.text("actor"),
                row.text("detail"));
    }

    static Vehicle vehicle(Struct struct, RowContext context) {
        RowFields row = new RowFields(struct);
        return new Vehicle(
                envelope(row, "vehicle_id", context.commitTimeMillis(), context),
                context.version(),
                row.text("label"),
                word(VehicleKind.class, "kind", row.text("kind")),
                row.integer("capacity"));
    }

    static Driver driver(Struct struct, RowContext context) {
        RowFields row = new RowFields(struct);
        return new Driver(
                envelope(row, "driver_id", context.commitTimeMillis(), context),
                context.version(),
                row.text("name"),
                emptyToNull(row.optionalText("vehicle_id")),
                new TimeWindow(
                        row.optionalTimeMillis("shift_start"), row.optionalTimeMillis("shift_end")),
                optionalPlace(row, "home"),
                phone(row));
    }

    /**
     * No driver is refused for a number: without the column, or for one that nobody can dial, there
     * is none.
     */
    private static @Nullable String phone(RowFields row) {
        String phone = row.textIfThere("phone");
        return phone != null && Driver.isPhone(phone.strip()) ? phone.strip() : null;
    }

    static Tenant tenant(Struct struct, RowContext context) {
        RowFields row = new RowFields(struct);
        return new Tenant(
                envelope(row, "tenant_id", context.commitTimeMillis(), context),
                context.version(),
                row.text("name"),
                new Tenant.Region(
                        row.text("time_zone"),
                        row.text("currency"),
                        row.text("locale"),
                        word(UnitSystem.class, "units", row.text("units"))));
    }

    private static Envelope envelope(
            RowFields row, String idColumn, long eventTimeMillis, RowContext context) {
        return new Envelope(
                row.text("tenant_id"),
                row.text(idColumn),
                eventTimeMillis,
                context.captureTimeMillis());
    }

    private static OrderStop stop(RowFields row, String prefix) {
        return new OrderStop(
                GeoPoint.ofDegrees(row.decimal(prefix + "_lat"), row.decimal(prefix + "_lon")),
                row.text(prefix + "_name"),
                new TimeWindow(
                        row.optionalTimeMillis(prefix + "_from"),
                        row.optionalTimeMillis(prefix + "_until")));
    }

    private static @Nullable GeoPoint optionalPlace(RowFields row, String prefix) {
        Double lat = row.optionalDecimal(prefix + "_lat");
        Double lon = row.optionalDecimal(prefix + "_lon");
        if (lat == null && lon == null) {
            return null;
        }
        if (lat == null || lon == null) {
            throw new InvalidEventException(
                    Reason.MISSING_FIELD,
                    "%s_lat and %s_lon must be there together".formatted(prefix, prefix));
        }
        return GeoPoint.ofDegrees(lat, lon);
    }

    private static OrderEventKind eventKind(String text) {
        OrderEventKind kind = word(OrderEventKind.class, "kind", text);
        if (kind == OrderEventKind.ILLEGAL_TRANSITION) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "kind illegal_transition is for roadstream to find");
        }
        return kind;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String column, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new InvalidEventException(
                Reason.INVALID_VALUE,
                "%s must be one of %s, was '%s'"
                        .formatted(column, String.join(", ", words(type)), text));
    }

    private static <E extends Enum<E>> java.util.List<String> words(Class<E> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
