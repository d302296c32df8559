/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
    @TempDir Path folder;

    @Test
    void goesOnInTheFileOfAnEarlierRun() throws Exception {
        Path file = folder.resolve("part.log");
        for (String line : new String[] {"first run", "second run"}) {
            try (RotatingLog log = new RotatingLog(file, 1_000)) {
                log.add(line);
            }
        }

        assertThat(file).hasContent("first run\nsecond run\n");
    }

    @Test
    void keepsOneFullFile() throws Exception {
        Path file = folder.resolve("part.log");
        try (RotatingLog log = new RotatingLog(file, 100)) {
            IntStream.range(0, 100).forEach(i -> log.add("line number " + i));
        }

        assertThat(Files.readString(file)).endsWith("line number 99\n");
        assertThat(Files.size(file)).isLessThan(130);
        assertThat(folder.resolve("part.log.1")).exists();
    }

    @Test
    void remembersTheNewestLines() {
        try (RotatingLog log = new RotatingLog(folder.resolve("part.log"), 10_000)) {
            IntStream.range(0, 100).forEach(i -> log.add("line " + i));

            assertThat(log.lastLines())
                    .hasSize(RotatingLog.LINES_REMEMBERED)
                    .last()
                    .isEqualTo("line 99");
        }
    }
}
