/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A text file, plain or gzip (told by its first bytes), line by line. */
final class PositionFile implements LineSource {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final long size;
    private final AtomicLong bytesRead = new AtomicLong();
    private final BufferedReader reader;
    private long lineNumber;

    PositionFile(Path path) throws IOException {
        size = Files.size(path);
        InputStream raw =
                new BufferedInputStream(
                        new CountingStream(Files.newInputStream(path), bytesRead), BUFFER_BYTES);
        reader =
                new BufferedReader(
                        new InputStreamReader(plain(raw), StandardCharsets.UTF_8), BUFFER_BYTES);
    }

    @Override
    public @Nullable String readLine() throws IOException {
        String line = reader.readLine();
        lineNumber++;
        return line != null && lineNumber == 1 && line.startsWith(BYTE_ORDER_MARK)
                ? line.substring(1)
                : line;
    }

    @Override
    public long lineNumber() {
        return lineNumber;
    }

    /** Share of the file's bytes that was read; any thread may ask. */
    @Override
    public double fraction() {
        return size == 0 ? 1 : Math.min(1, (double) bytesRead.get() / size);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static InputStream plain(InputStream raw) throws IOException {
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
    }

    /** Counts the bytes that pass. */
    private static final class CountingStream extends FilterInputStream {
        private final AtomicLong count;

        CountingStream(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count.addAndGet(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
