/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.local;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checkpoints and savepoints of one job on a local disk. */
final class CheckpointFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final String METADATA = "_metadata";
    private static final int DEPTH = 3;

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * A complete checkpoint or savepoint.
     *
     * @param path its folder
     * @param id its number; along a line of resumed runs a newer one has a larger number
     * @param drained whether it is the savepoint of a job that was drained: no state mattered after
     */
    record Snapshot(Path path, long id, boolean drained) {}

    /** Where Flink writes checkpoints. */
    String checkpointUri() {
        return folder.toUri().toString();
    }

    /** Where a stop writes its savepoint. */
    String savepointUri() {
        return folder.resolve("savepoints").toUri().toString();
    }

    /** The newest complete snapshot. Incomplete and unreadable ones are passed over. */
    Optional<Snapshot> findNewest() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (path, what) -> path.endsWith(METADATA))) {
            List<Path> found = files.toList();
            return found.stream()
                    .map(CheckpointFolder::read)
                    .flatMap(Optional::stream)
                    .max(
                            Comparator.comparingLong(Snapshot::id)
                                    .thenComparing(CheckpointFolder::modified));
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoints cannot be listed in " + folder, e);
        }
    }

    private static Optional<Snapshot> read(Path metadata) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
            Path path = metadata.resolveSibling(".").normalize();
            CheckpointMetadata read =
                    Checkpoints.loadCheckpointMetadata(
                            in, CheckpointFolder.class.getClassLoader(), path.toString());
            return Optional.of(new Snapshot(path, read.getCheckpointId(), isDrained(read)));
        } catch (IOException e) {
            LOG.warn("Checkpoint {} cannot be read and is passed over", metadata, e);
            return Optional.empty();
        }
    }

    private static boolean isDrained(CheckpointMetadata metadata) {
        return metadata.getCheckpointProperties() != null
                && metadata.getCheckpointProperties().getCheckpointType()
                        instanceof SavepointType type
                && type.shouldDrain();
    }

    private static long modified(Snapshot snapshot) {
        try {
            return Files.getLastModifiedTime(snapshot.path().resolve(METADATA)).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoint vanished: " + snapshot.path(), e);
        }
    }
}
