/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The log file of one part: what it prints, line by line, over all of its restarts. A full file is
 * kept once under the name {@code .1}. Safe for use by several threads.
 */
public final class RotatingLog implements AutoCloseable {
    static final int LINES_REMEMBERED = 30;

    private final Path file;
    private final long maxBytes;
    private final Deque<String> newest = new ArrayDeque<>();
    private BufferedWriter writer;
    private long bytes;
    private long lost;

    public RotatingLog(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.writer = open();
            this.bytes = Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file() {
        return file;
    }

    /**
     * Appends and flushes. A line that cannot be written, as on a full disk, is counted and the
     * count is written later: a part must not stop because its log does.
     */
    public synchronized void add(String line) {
        if (newest.size() == LINES_REMEMBERED) {
            newest.removeFirst();
        }
        newest.addLast(line);
        try {
            if (bytes > maxBytes) {
                rotate();
            }
            if (lost > 0) {
                write("roadstream: %d lines could not be written here".formatted(lost));
                lost = 0;
            }
            write(line);
        } catch (IOException e) {
            lost++;
        }
    }

    /** The newest lines, the last {@value #LINES_REMEMBERED} at most. */
    public synchronized List<String> lastLines() {
        return List.copyOf(newest);
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) throws IOException {
        writer.write(line);
        writer.newLine();
        writer.flush();
        bytes += line.length() + 1L;
    }

    private void rotate() throws IOException {
        writer.close();
        Files.move(
                file,
                file.resolveSibling(file.getFileName() + ".1"),
                StandardCopyOption.REPLACE_EXISTING);
        writer = open();
        bytes = 0;
    }

    private BufferedWriter open() throws IOException {
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
