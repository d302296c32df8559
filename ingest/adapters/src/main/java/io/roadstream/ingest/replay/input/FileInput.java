/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.RowReader;
import io.roadstream.ingest.replay.format.UnknownFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
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
    private final MalformedRows malformed;
    private final @Nullable SortedLines sorted;
    private final Extent extent;

    private FileInput(
            Path path,
            Function<String, RowReader> format,
            RowSelection selection,
            MalformedRows malformed,
            @Nullable SortedLines sorted)
            throws IOException {
        this.path = path;
        this.format = format;
        this.selection = selection;
        this.malformed = malformed;
        this.sorted = sorted;
        this.extent = measure();
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
        try {
            return new FileInput(path, format, selection, new MalformedRows(), null);
        } catch (UnsortedFileException e) {
            MalformedRows malformed = new MalformedRows();
            try (PositionFile file = new PositionFile(path)) {
                RowReader reader = format.apply(header(file, path));
                SortedLines sorted = SortedLines.load(file, reader, malformed);
                return new FileInput(path, format, selection, malformed, sorted);
            }
        }
    }

    /**
     * Looks at the head of a file.
     *
     * @param format makes a reader from the header line
     * @throws UnknownFileException if the header is not of the format
     */
    public static void check(Path path, Function<String, RowReader> format) throws IOException {
        try (PositionFile file = new PositionFile(path)) {
            Objects.requireNonNull(format.apply(header(file, path)));
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
        return open(new MalformedRows());
    }

    private Extent measure() throws IOException {
        Extent measured = Extent.EMPTY;
        try (RowCursor rows = open(malformed)) {
            for (ReplayRow row = rows.next(); row != null; row = rows.next()) {
                measured = measured.plus(row.timeMillis());
            }
        }
        return measured;
    }

    private RowCursor open(MalformedRows found) throws IOException {
        PositionFile file = new PositionFile(path);
        try {
            RowReader reader = format.apply(header(file, path));
            if (sorted == null) {
                return new StreamedRows(file, reader, selection, found);
            }
            file.close();
            return new StreamedRows(sorted.open(), reader, selection, found);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static String header(LineSource file, Path path) throws IOException {
        String header = file.readLine();
        if (header == null) {
            throw new UnknownFileException(path + " is empty, a header line is needed");
        }
        return header;
    }
}
