/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.replay.format.ReplayFormat;
import io.roadstream.ingest.replay.format.ReplayRow;
import io.roadstream.ingest.replay.format.UnknownFileException;
import io.roadstream.ingest.replay.input.ReplayInput.Extent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInputTest {
    private static final String HEADER = "ts,cab_id,lat,lon,occupied\n";
    private static final String TRIPS = "\"TAXI_ID\",\"TIMESTAMP\",\"POLYLINE\"\n";

    @TempDir Path folder;

    @Test
    void streamsAFileInOrder() throws Exception {
        FileInput input = scan(HEADER + row(1_000, "a") + row(1_000, "b") + row(1_060, "a"));

        assertThat(input.isHeldInMemory()).isFalse();
        assertThat(input.extent()).isEqualTo(new Extent(3, 1_000_000, 1_060_000));
        assertThat(read(input)).containsExactly("a@1000", "b@1000", "a@1060");
    }

    @Test
    void sortsAFileThatIsNot() throws Exception {
        FileInput input = scan(HEADER + row(1_060, "a") + row(1_000, "b") + row(1_060, "c"));

        assertThat(input.isHeldInMemory()).isTrue();
        assertThat(input.extent()).isEqualTo(new Extent(3, 1_000_000, 1_060_000));
        assertThat(read(input)).containsExactly("b@1000", "a@1060", "c@1060");
    }

    @Test
    void mergesTripsThatOverlap() throws Exception {
        FileInput input =
                scan(
                        TRIPS
                                + "\"t1\",\"1000\",\"[[0,0],[0,1],[0,2]]\"\n"
                                + "\"t2\",\"1010\",\"[]\"\n"
                                + "\"t3\",\"1015\",\"[[0,0],[0,1]]\"\n",
                        ReplayFormat.PORTO_TAXIS,
                        RowSelection.ALL);

        assertThat(input.isHeldInMemory()).isFalse();
        assertThat(read(input))
                .containsExactly("t1@1000", "t1@1015", "t3@1015", "t1@1030", "t3@1030");
    }

    @Test
    void countsLinesThatCannotBeReadAndGoesOn() throws Exception {
        FileInput input = scan(HEADER + row(1_000, "a") + "nonsense\n\n" + row(1_060, "b") + "1,x");

        assertThat(read(input)).containsExactly("a@1000", "b@1060");
        assertThat(input.malformed().count()).isEqualTo(2);
        assertThat(input.malformed().listShown())
                .containsExactly(
                        "line 3: 1 values where the header has 5: nonsense",
                        "line 6: 2 values where the header has 5: 1,x");
    }

    @Test
    void countsLinesThatCannotBeReadInAFileOutOfOrder() throws Exception {
        FileInput input = scan(HEADER + "nonsense\n" + row(1_060, "a") + row(1_000, "b") + "x\n");

        assertThat(read(input)).containsExactly("b@1000", "a@1060");
        assertThat(input.malformed().count()).isEqualTo(2);
    }

    @Test
    void showsOnlyTheFirstTwentyLinesThatCannotBeRead() throws Exception {
        FileInput input = scan(HEADER + "nonsense\n".repeat(21));

        assertThat(input.malformed().count()).isEqualTo(21);
        assertThat(input.malformed().listShown()).hasSize(20);
    }

    @Test
    void selectsByTimeAndNumber() throws Exception {
        String text =
                HEADER + row(1_000, "a") + row(1_010, "b") + row(1_020, "c") + row(1_030, "d");
        RowSelection selection = new RowSelection(1_010_000, 1_030_000, Long.MAX_VALUE);

        assertThat(read(scan(text, ReplayFormat.SF_CABS, selection)))
                .containsExactly("b@1010", "c@1020");
        assertThat(read(scan(text, ReplayFormat.SF_CABS, limit(1)))).containsExactly("a@1000");
        assertThat(scan(text, ReplayFormat.SF_CABS, limit(2)).extent())
                .isEqualTo(new Extent(2, 1_000_000, 1_010_000));
    }

    @Test
    void selectsFromAFileOutOfOrder() throws Exception {
        String text = HEADER + row(1_020, "c") + row(1_000, "a") + row(1_010, "b");

        assertThat(read(scan(text, ReplayFormat.SF_CABS, limit(2))))
                .containsExactly("a@1000", "b@1010");
    }

    @Test
    void selectsWithinATrip() throws Exception {
        String text =
                TRIPS + "\"t1\",\"1000\",\"[[0,0],[0,1],[0,2]]\"\n\"t2\",\"1030\",\"[[0,0]]\"\n";
        RowSelection selection = new RowSelection(1_010_000, 1_030_000, Long.MAX_VALUE);

        assertThat(read(scan(text, ReplayFormat.PORTO_TAXIS, selection)))
                .containsExactly("t1@1015");
    }

    @Test
    void readsGzipWhateverItsName() throws Exception {
        Path file = folder.resolve("cabs.txt");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + row(1_000, "a")).getBytes(StandardCharsets.UTF_8));
        }
        FileInput input = FileInput.scan(file, ReplayFormat.SF_CABS::reader, RowSelection.ALL);

        assertThat(read(input)).containsExactly("a@1000");
    }

    @Test
    void readsWindowsLinesAndAByteOrderMark() throws Exception {
        String text = "\uFEFF" + (HEADER + row(1_000, "a")).replace("\n", "\r\n");

        assertThat(read(scan(text))).containsExactly("a@1000");
    }

    @Test
    void knowsHowFarItIs() throws Exception {
        FileInput input = scan(HEADER + row(1_000, "a"));

        try (RowCursor rows = input.open()) {
            assertThat(rows.fraction()).isBetween(0.0, 1.0);
            while (rows.next() != null) {
                assertThat(rows.fraction()).isEqualTo(1.0);
            }
        }
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> scan("")).isInstanceOf(UnknownFileException.class);
    }

    @Test
    void takesAFileWithoutRows() throws Exception {
        FileInput input = scan(HEADER);

        assertThat(input.extent()).isEqualTo(new Extent(0, 0, 0));
        assertThat(read(input)).isEmpty();
    }

    private static RowSelection limit(long rows) {
        return new RowSelection(Long.MIN_VALUE, Long.MAX_VALUE, rows);
    }

    private FileInput scan(String text) throws IOException {
        return scan(text, ReplayFormat.SF_CABS, RowSelection.ALL);
    }

    private FileInput scan(String text, ReplayFormat format, RowSelection selection)
            throws IOException {
        Path file = Files.writeString(folder.resolve("input.csv"), text);
        return FileInput.scan(file, format::reader, selection);
    }

    private static String row(long seconds, String cab) {
        return "%d,%s,37.1,-122.1,0\n".formatted(seconds, cab);
    }

    private static List<String> read(ReplayInput input) throws IOException {
        List<String> rows = new ArrayList<>();
        try (RowCursor cursor = input.open()) {
            for (ReplayRow row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row.vehicle() + "@" + row.timeMillis() / 1_000);
            }
        }
        return rows;
    }
}
