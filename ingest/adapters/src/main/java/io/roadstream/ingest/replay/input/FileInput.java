/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import io.roadstream.ingest.replay.format.MalformedRowException;
import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.RowReader;
import io.roadstream.ingest.replay.format.UnknownFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The selected rows of a file. Reads it once beforehand to learn from when to when it goes, what is
 * wrong with it, and whether it is in order of time; only a file that is not is held in memory.
 */
public final class FileInput implements ReplayInput {
    private final Path path;
    private final Function<String, RowReader> format;
    private final RowSelection selection;
    private final Extent extent;
    private final MalformedRows malformed;
    private final @Nullable List<ReplayRow> sorted;

    private FileInput(
            Path path,
            Function<String, RowReader> format,
            RowSelection selection,
            Extent extent,
            MalformedRows malformed,
            @Nullable List<ReplayRow> sorted) {
        this.path = path;
        this.format = format;
        this.selection = selection;
        this.extent = extent;
        this.malformed = malformed;
        this.sorted = sorted;
    }

    /**
     * Looks through a file.
     *
     * @param format makes a reader from the header line
     * @throws UnknownFileException if the header is not of the format
     */
    public static FileInput scan(
            Path path, Function<String, RowReader> format, RowSelection selection)
            throws IOException {
        MalformedRows malformed = new MalformedRows();
        try (RowCursor rows = stream(path, format, selection, malformed)) {
            Extent extent = Extent.EMPTY;
            for (ReplayRow row = rows.next(); row != null; row = rows.next()) {
                extent = extent.plus(row.timeMillis());
            }
            return new FileInput(path, format, selection, extent, malformed, null);
        } catch (UnsortedFileException e) {
            return load(path, format, selection);
        }
    }

    @Override
    public Extent extent() {
        return extent;
    }

    /** Lines that can't be read. */
    public MalformedRows malformed() {
        return malformed;
    }

    /** Whether the file had to be sorted, and so is held in memory. */
    public boolean isHeldInMemory() {
        return sorted != null;
    }

    @Override
    public RowCursor open() throws IOException {
        return sorted != null
                ? new SortedRows(sorted)
                : stream(path, format, selection, new MalformedRows());
    }

    private static FileInput load(
            Path path, Function<String, RowReader> format, RowSelection selection)
            throws IOException {
        MalformedRows malformed = new MalformedRows();
        List<ReplayRow> rows = new ArrayList<>();
        try (PositionFile file = new PositionFile(path)) {
            RowReader reader = format.apply(header(file, path));
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                if (line.isBlank()) {
                    continue;
                }
                try {
                    rows.addAll(reader.read(line));
                } catch (MalformedRowException e) {
                    malformed.add(file.lineNumber(), line, String.valueOf(e.getMessage()));
                }
            }
        }
        List<ReplayRow> selected =
                rows.stream()
                        .filter(row -> selection.includes(row.timeMillis()))
                        .sorted(Comparator.comparingLong(ReplayRow::timeMillis))
                        .limit(selection.limit())
                        .toList();
        Extent extent = Extent.EMPTY;
        for (ReplayRow row : selected) {
            extent = extent.plus(row.timeMillis());
        }
        return new FileInput(path, format, selection, extent, malformed, selected);
    }

    private static RowCursor stream(
            Path path,
            Function<String, RowReader> format,
            RowSelection selection,
            MalformedRows malformed)
            throws IOException {
        PositionFile file = new PositionFile(path);
        try {
            RowReader reader = format.apply(header(file, path));
            return new StreamedRows(file, reader, selection, malformed);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static String header(PositionFile file, Path path) throws IOException {
        String header = file.readLine();
        if (header == null) {
            throw new UnknownFileException(path + " is empty, a header line is needed");
        }
        return header;
    }
}
