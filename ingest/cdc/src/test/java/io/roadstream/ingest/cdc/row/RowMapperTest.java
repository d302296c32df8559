/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.row;

import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Driver;
import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderEventKind;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that nobody can understand are refused with their column; the ITs have the good ones. */
final class RowMapperTest {
    private static final RowContext CONTEXT =
            new RowContext(ChangeVersion.ofSnapshot(1), 1_767_600_000_000L, 1_767_600_000_250L);
    private static final Schema DRIVERS =
            SchemaBuilder.struct()
                    .field("tenant_id", Schema.STRING_SCHEMA)
                    .field("driver_id", Schema.STRING_SCHEMA)
                    .field("name", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("vehicle_id", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("shift_start", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("shift_end", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("home_lat", Schema.OPTIONAL_FLOAT64_SCHEMA)
                    .field("home_lon", Schema.OPTIONAL_FLOAT64_SCHEMA)
                    .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                    .build();

    private static final Schema ORDER_EVENTS =
            SchemaBuilder.struct()
                    .field("tenant_id", Schema.STRING_SCHEMA)
                    .field("event_id", Schema.INT64_SCHEMA)
                    .field("order_id", Schema.STRING_SCHEMA)
                    .field("kind", Schema.STRING_SCHEMA)
                    .field("event_time", Schema.STRING_SCHEMA)
                    .field("actor", Schema.STRING_SCHEMA)
                    .field("detail", Schema.STRING_SCHEMA)
                    .build();

    @Test
    void readsARowAndSkipsColumnsOfOthers() {
        Driver driver =
                CapturedTable.DRIVERS.read(
                        driver().put("shift_start", "2026-01-05T09:00:00.5+01:00")
                                .put("vehicle_id", "")
                                .put("note", "left-handed"),
                        CONTEXT);

        assertThat(driver.shift().fromMillis()).isEqualTo(1_767_600_000_500L);
        assertThat(driver.vehicleId()).isNull();
        assertThat(driver.home()).isNull();
        assertThat(CapturedTable.DRIVERS.keyOf(driver())).isEqualTo("acme|d-1");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ILLEGAL_TRANSITION")
    void readsAnOrderEventOfEachKind(OrderEventKind kind) {
        OrderEvent event =
                CapturedTable.ORDER_EVENTS.read(
                        orderEvent().put("kind", kind.name().toLowerCase(Locale.ROOT)), CONTEXT);

        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.detail()).isEqualTo("2026-01-05T08:10:00Z/2026-01-05T08:25:00Z");
    }

    @Test
    void noDriverIsRefusedForANumber() {
        assertThat(CapturedTable.DRIVERS.read(driver(), CONTEXT).phone()).isNull();
        assertThat(phoneOf(Schema.OPTIONAL_STRING_SCHEMA, " +44 7700 900123 "))
                .isEqualTo("+44 7700 900123");
        assertThat(phoneOf(Schema.OPTIONAL_STRING_SCHEMA, "(030) 23125-042/7"))
                .isEqualTo("(030) 23125-042/7");
        assertThat(phoneOf(Schema.OPTIONAL_STRING_SCHEMA, null)).isNull();
        assertThat(phoneOf(Schema.OPTIONAL_STRING_SCHEMA, "ask at the desk")).isNull();
        assertThat(phoneOf(Schema.OPTIONAL_STRING_SCHEMA, "1".repeat(500))).isNull();
        assertThat(phoneOf(Schema.OPTIONAL_STRING_SCHEMA, RowFields.UNAVAILABLE)).isNull();
        assertThat(phoneOf(Schema.OPTIONAL_INT64_SCHEMA, 447_700_900_123L)).isNull();
    }

    private static @Nullable String phoneOf(Schema type, @Nullable Object value) {
        SchemaBuilder columns = SchemaBuilder.struct();
        DRIVERS.fields().forEach(field -> columns.field(field.name(), field.schema()));
        Struct row = new Struct(columns.field("phone", type).build());
        driver().schema().fields().forEach(field -> row.put(field.name(), driver().get(field)));
        return CapturedTable.DRIVERS.read(row.put("phone", value), CONTEXT).phone();
    }

    @Test
    void namesTheColumnThatIsWrong() {
        refuses(driver().put("name", null), Reason.MISSING_FIELD, "name is missing");
        refuses(
                driver().put("shift_end", "infinity"),
                Reason.TIME_OUT_OF_RANGE,
                "shift_end must be a time, was 'infinity'");
        refuses(
                driver().put("home_lat", 52.5),
                Reason.MISSING_FIELD,
                "home_lat and home_lon must be there together");
        refuses(
                driver().put("home_lat", Double.NaN).put("home_lon", 13.4),
                Reason.LATITUDE_OUT_OF_RANGE,
                "lat must be in [-90.0, 90.0], was NaN");
        refuses(
                driver().put("name", RowFields.UNAVAILABLE),
                Reason.INVALID_VALUE,
                "name is too long to be in the log unless it changes; fix: ALTER TABLE … REPLICA IDENTITY FULL");
    }

    @Test
    void namesTheColumnThatTheTableHasNot() {
        Struct row =
                new Struct(SchemaBuilder.struct().field("tenant_id", Schema.STRING_SCHEMA).build())
                        .put("tenant_id", "acme");

        assertRefused(
                () -> CapturedTable.VEHICLES.read(row, CONTEXT),
                Reason.MISSING_FIELD,
                "the table has no column vehicle_id");
    }

    @Test
    void refusesKeysThatWouldBeAmbiguous() {
        assertRefused(
                () -> CapturedTable.DRIVERS.keyOf(driver().put("tenant_id", "a|b")),
                Reason.INVALID_ID);
    }

    @Test
    void showsARowAsJson() {
        assertThat(new String(RowJson.of(driver().put("home_lat", 1.5)), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"tenant_id\":\"acme\",\"driver_id\":\"d-1\",\"name\":\"Ada\",\"vehicle_id\":null,"
                                + "\"shift_start\":null,\"shift_end\":null,\"home_lat\":1.5,\"home_lon\":null,\"note\":null}");
    }

    private static void refuses(Struct row, Reason reason, String message) {
        assertRefused(() -> CapturedTable.DRIVERS.read(row, CONTEXT), reason, message);
    }

    private static Struct driver() {
        return new Struct(DRIVERS)
                .put("tenant_id", "acme")
                .put("driver_id", "d-1")
                .put("name", "Ada");
    }

    private static Struct orderEvent() {
        return new Struct(ORDER_EVENTS)
                .put("tenant_id", "acme")
                .put("event_id", 7L)
                .put("order_id", "o-1")
                .put("event_time", "2026-01-05T08:00:00Z")
                .put("actor", "ops:eve")
                .put("detail", "2026-01-05T08:10:00Z/2026-01-05T08:25:00Z");
    }
}
