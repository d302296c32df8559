/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fields that are null where nothing is known. */
final class JsonFields {
    private JsonFields() {}

    /** An empty text is null. */
    static void writeText(JsonGenerator json, String name, String text) throws IOException {
        if (text.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, text);
        }
    }

    static void writeTime(JsonGenerator json, String name, @Nullable Instant time)
            throws IOException {
        writeText(json, name, time == null ? "" : time.toString());
    }

    static void writeWhole(JsonGenerator json, String name, @Nullable Long value)
            throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    static void writeNumber(JsonGenerator json, String name, @Nullable Double value)
            throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
