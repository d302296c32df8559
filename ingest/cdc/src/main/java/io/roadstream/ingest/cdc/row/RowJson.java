/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A row as JSON, for people who look at a dead letter. */
public final class RowJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RowJson() {}

    public static byte[] of(Struct row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Field field : row.schema().fields()) {
            Object value = row.get(field);
            columns.put(
                    field.name(),
                    value instanceof Number || value instanceof Boolean || value == null
                            ? value
                            : value.toString());
        }
        try {
            return MAPPER.writeValueAsBytes(columns);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("texts and numbers are always JSON", e);
        }
    }
}
