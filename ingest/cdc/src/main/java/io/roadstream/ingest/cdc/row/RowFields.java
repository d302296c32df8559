/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.row;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row by name. What is not there, or not of the type that the column must have, is
 * an {@link InvalidEventException} naming the column; columns that nobody asks for do no harm.
 */
final class RowFields {
    /** What Debezium puts for a long value that the change did not touch. */
    static final String UNAVAILABLE = "__debezium_unavailable_value";

    private final Struct row;

    RowFields(Struct row) {
        this.row = row;
    }

    String text(String column) {
        return required(column, optionalText(column));
    }

    @Nullable String optionalText(String column) {
        String text = value(column, String.class);
        if (UNAVAILABLE.equals(text)) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    column
                            + " is too long to be in the log unless it changes; fix: ALTER TABLE"
                            + " … REPLICA IDENTITY FULL");
        }
        return text;
    }

    /** Null also where the table has no such column, or one of another type. */
    @Nullable String textIfThere(String column) {
        Field field = row.schema().field(column);
        return field != null && row.get(field) instanceof String text && !text.equals(UNAVAILABLE)
                ? text
                : null;
    }

    int integer(String column) {
        return required(column, value(column, Integer.class));
    }

    long bigInteger(String column) {
        return required(column, value(column, Long.class));
    }

    double decimal(String column) {
        return required(column, value(column, Double.class));
    }

    @Nullable Double optionalDecimal(String column) {
        return value(column, Double.class);
    }

    long timeMillis(String column) {
        return required(column, optionalTimeMillis(column));
    }

    @Nullable Long optionalTimeMillis(String column) {
        String text = optionalText(column);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidEventException(
                    Reason.TIME_OUT_OF_RANGE,
                    "%s must be a time, was '%s'".formatted(column, text),
                    e);
        }
    }

    private <T> @Nullable T value(String column, Class<T> type) {
        Field field = row.schema().field(column);
        if (field == null) {
            throw new InvalidEventException(
                    Reason.MISSING_FIELD, "the table has no column " + column);
        }
        Object value = row.get(field);
        if (value != null && !type.isInstance(value)) {
            throw new InvalidEventException(
                    Reason.MALFORMED,
                    "column %s must hold %s, held %s"
                            .formatted(
                                    column,
                                    type.getSimpleName(),
                                    value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }

    private static <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw new InvalidEventException(Reason.MISSING_FIELD, column + " is missing");
        }
        return value;
    }
}
