/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.ingest.replay.format.ReplayRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as the server's native JSON batch. */
final class BatchJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_ROW = 180;

    private BatchJson() {}

    /**
     * @param shiftMillis added to the time of each row
     */
    static byte[] write(List<ReplayRow> rows, long shiftMillis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_PER_ROW * rows.size());
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (ReplayRow row : rows) {
                writeRow(json, row, shiftMillis);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writeRow(JsonGenerator json, ReplayRow row, long shiftMillis)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("vehicle", row.vehicle());
        json.writeNumberField("time", row.timeMillis() + shiftMillis);
        json.writeNumberField("lat", row.place().lat());
        json.writeNumberField("lon", row.place().lon());
        writeOptional(json, "speedMps", row.motion().speedMps());
        writeOptional(json, "headingDeg", row.motion().headingDeg());
        json.writeStringField("uuid", row.uuid(shiftMillis).toString());
        json.writeEndObject();
    }

    private static void writeOptional(JsonGenerator json, String name, @Nullable Double value)
            throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }
}
