/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A small file beside the checkpoint folder that says how the job was left, so that a folder that
 * vanished is not taken for a first start.
 */
final class RunMark {
    private final Path file;

    RunMark(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** How a job was left. */
    enum Left {
        /** Nothing is known. */
        UNKNOWN,
        /** It was started and no checkpoint of this run was seen: nothing of it is committed. */
        STARTED,
        /** A checkpoint of it completed, and its state matters. */
        WITH_STATE,
        /** It was drained: all it had read is in its outputs, and its offsets are committed. */
        DRAINED
    }

    Left read() {
        if (!Files.exists(file)) {
            return Left.UNKNOWN;
        }
        try {
            return Left.valueOf(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Run mark cannot be read: " + file, e);
        }
    }

    void write(Left left) {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, left.name());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Run mark cannot be written: " + file, e);
        }
    }
}
