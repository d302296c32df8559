/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written anew: a reader sees the old one or the new one, never half of one. */
public final class WholeFile {
    private WholeFile() {}

    /** What stands in it. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; whether it closes the stream is its own to say. */
        void write(OutputStream out) throws IOException;
    }

    /** Writes it; after an exception the old one is there still. */
    public static void write(Path file, Content content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(beside)) {
            content.write(out);
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
