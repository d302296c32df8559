/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import io.roadstream.ingest.replay.format.MalformedRowException;
import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a file that is not in order, as text in memory, in order of their first row. */
final class SortedLines {
    private final List<Line> lines;

    private SortedLines(List<Line> lines) {
        this.lines = lines;
    }

    /** Reads the rest of a file; lines without rows are left out, malformed ones noted. */
    static SortedLines load(LineSource file, RowReader reader, MalformedRows malformed)
            throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text = file.readLine(); text != null; text = file.readLine()) {
            if (text.isBlank()) {
                continue;
            }
            try {
                List<ReplayRow> rows = reader.read(text);
                if (!rows.isEmpty()) {
                    lines.add(new Line(text, file.lineNumber(), rows.get(0).timeMillis()));
                }
            } catch (MalformedRowException e) {
                malformed.add(file.lineNumber(), text, String.valueOf(e.getMessage()));
            }
        }
        lines.sort(Comparator.comparingLong(Line::startMillis));
        return new SortedLines(lines);
    }

    /** Starts at the first line. */
    LineSource open() {
        return new Cursor();
    }

    private record Line(String text, long number, long startMillis) {}

    private final class Cursor implements LineSource {
        private volatile int next;

        @Override
        // Only one thread reads lines; others see how far it is.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        public @Nullable String readLine() {
            return next == lines.size() ? null : lines.get(next++).text;
        }

        @Override
        public long lineNumber() {
            return next == 0 ? 0 : lines.get(next - 1).number;
        }

        @Override
        public double fraction() {
            return lines.isEmpty() ? 1 : (double) next / lines.size();
        }

        @Override
        public void close() {
            // memory needs no closing
        }
    }
}
