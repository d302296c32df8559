/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The truth as JSON lines: {@code kind}, {@code vehicle} (or {@code street}), {@code start}, {@code
 * end} (null while it goes on), {@code details}. A line is written when its matter is over and
 * stands in the file within a second of the city's time. For one thread.
 */
public final class TruthFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FLUSH_EVERY_MILLIS = 1_000;

    private final Writer writer;
    private long flushedMillis = Long.MIN_VALUE;

    private TruthFile(Writer writer) {
        this.writer = writer;
    }

    /** Begins a new file in place of an old one. */
    public static TruthFile create(Path file) throws IOException {
        return new TruthFile(Files.newBufferedWriter(file));
    }

    /** One line, without its end. */
    public static String line(Truth truth) {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", truth.kind().title());
            json.writeStringField(
                    truth.kind() == TruthKind.ROAD_WORKS ? "street" : "vehicle", truth.subject());
            json.writeStringField("start", Instant.ofEpochMilli(truth.startMillis()).toString());
            if (truth.findEnd().isPresent()) {
                json.writeStringField("end", Instant.ofEpochMilli(truth.endMillis()).toString());
            } else {
                json.writeNullField("end");
            }
            json.writeObjectField("details", truth.details());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return text.toString();
    }

    public void write(Truth truth) {
        try {
            writer.write(line(truth));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the truth file can't be written", e);
        }
    }

    /** Brings lines to the disk if some time has passed since they were last brought. */
    public void flush(long nowMillis) {
        if (nowMillis - FLUSH_EVERY_MILLIS < flushedMillis) {
            return;
        }
        try {
            writer.flush();
            flushedMillis = nowMillis;
        } catch (IOException e) {
            throw new UncheckedIOException("the truth file can't be written", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the truth file can't be written", e);
        }
    }
}
