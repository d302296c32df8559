/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import io.roadstream.ingest.replay.format.MalformedRowException;
import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.RowReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Rows of lines that are in order of their first row, streamed. Lines with several rows (trips)
 * overlap in time, so rows wait in a queue until no later line can come before them; the queue
 * holds what is under way at one time, not the file.
 */
final class StreamedRows implements RowCursor {
    private final LineSource lines;
    private final RowReader reader;
    private final RowSelection selection;
    private final MalformedRows malformed;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(
                    Comparator.<Waiting>comparingLong(w -> w.row.timeMillis())
                            .thenComparingLong(Waiting::number));
    private long horizonMillis = Long.MIN_VALUE;
    private boolean atEnd;
    private long queued;
    private long returned;

    StreamedRows(
            LineSource lines, RowReader reader, RowSelection selection, MalformedRows malformed) {
        this.lines = lines;
        this.reader = reader;
        this.selection = selection;
        this.malformed = malformed;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsortedFileException if a line begins before the one above it
     */
    @Override
    public @Nullable ReplayRow next() throws IOException {
        while (returned < selection.limit()) {
            Waiting first = waiting.peek();
            if (first != null && (atEnd || first.row.timeMillis() <= horizonMillis)) {
                waiting.remove();
                if (selection.includes(first.row.timeMillis())) {
                    returned++;
                    return first.row;
                }
            } else if (atEnd) {
                return null;
            } else {
                readLine();
            }
        }
        return null;
    }

    @Override
    public double fraction() {
        return lines.fraction();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void readLine() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            atEnd = true;
            return;
        }
        List<ReplayRow> rows = parse(line);
        if (!rows.isEmpty()) {
            long start = rows.get(0).timeMillis();
            if (start < horizonMillis) {
                throw new UnsortedFileException();
            }
            horizonMillis = start;
            atEnd = start >= selection.toMillis();
            rows.forEach(row -> waiting.add(new Waiting(row, queued++)));
        }
    }

    private List<ReplayRow> parse(String line) {
        if (line.isBlank()) {
            return List.of();
        }
        try {
            return reader.read(line);
        } catch (MalformedRowException e) {
            malformed.add(lines.lineNumber(), line, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** A row and its number in the file, which decides between rows of one time. */
    private record Waiting(ReplayRow row, long number) {}
}
