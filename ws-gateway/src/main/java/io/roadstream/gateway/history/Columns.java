/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of a result, read column by column from the left. For one thread. */
final class Columns {
    private final JsonNode row;
    private int next;

    Columns(JsonNode row) {
        this.row = row;
    }

    String text() {
        return row.path(next++).asText();
    }

    /** Null where ClickHouse has none. */
    @Nullable String textOrNull() {
        JsonNode value = row.path(next++);
        return value.isNull() ? null : value.asText();
    }

    long number() {
        return row.path(next++).asLong();
    }

    @Nullable Double numberOrNull() {
        JsonNode value = row.path(next++);
        return value.isNull() ? null : (Double) value.asDouble();
    }

    /** From milliseconds since 1970. */
    Instant time() {
        return Instant.ofEpochMilli(number());
    }

    @Nullable Instant timeOrNull() {
        JsonNode value = row.path(next++);
        return value.isNull() ? null : Instant.ofEpochMilli(value.asLong());
    }

    /** An array of whatever. */
    JsonNode list() {
        return row.path(next++);
    }
}
