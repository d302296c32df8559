/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roadstream.ingest.simulator.phone.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reports as a batch in ingest's own JSON. */
final class ReportJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BYTES_PER_REPORT = 190;

    private ReportJson() {}

    static byte[] write(List<Report> reports) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(BYTES_PER_REPORT * reports.size() + 2);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (Report report : reports) {
                json.writeStartObject();
                json.writeStringField("vehicle", report.vehicle());
                json.writeStringField("driver", report.driver());
                json.writeNumberField("sequence", report.sequence());
                json.writeNumberField("time", report.timeMillis());
                json.writeNumberField("lat", report.place().lat());
                json.writeNumberField("lon", report.place().lon());
                json.writeNumberField("speedMps", report.motion().speedMps());
                json.writeNumberField("headingDeg", report.motion().headingDeg());
                json.writeNumberField("accuracyMeters", report.motion().accuracyMeters());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }
}
