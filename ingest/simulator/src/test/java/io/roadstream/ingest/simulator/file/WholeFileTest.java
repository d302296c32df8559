/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] OLD = "the old one".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "the new one".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder = Path.of("");

    @Test
    void theOldOneIsThereUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.write(folder.resolve("file.json"), OLD);

        WholeFile.write(
                file,
                out -> {
                    out.write(NEW);
                    out.flush();
                    assertThat(file).hasBinaryContent(OLD);
                });

        assertThat(file).hasBinaryContent(NEW);
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void whatCannotBeWrittenToItsEndLeavesTheOldOne() throws IOException {
        Path file = Files.write(folder.resolve("file.json"), OLD);

        assertThatThrownBy(
                        () ->
                                WholeFile.write(
                                        file,
                                        out -> {
                                            out.write(NEW);
                                            throw new IOException("no space left");
                                        }))
                .hasMessage("no space left");

        assertThat(file).hasBinaryContent(OLD);
    }
}
