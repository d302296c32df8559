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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checkpoints and savepoints of one job on a local disk. */
final class CheckpointFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final String METADATA = "_metadata";
    private static final int DEPTH = 3;
    private static final Comparator<Snapshot> NEWEST_LAST =
            Comparator.comparingLong(Snapshot::id).thenComparing(CheckpointFolder::modified);

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * A complete checkpoint or savepoint.
     *
     * @param path its folder
     * @param id its number; along a line of resumed runs a newer one has a larger number
     * @param kind what asked for it
     */
    record Snapshot(Path path, long id, Kind kind) {}

    /** What asked for a snapshot. */
    enum Kind {
        CHECKPOINT,
        SAVEPOINT,
        /** The stop of a job that was drained: no state mattered after. */
        DRAINED_SAVEPOINT
    }

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
        return listSnapshots().max(NEWEST_LAST);
    }

    /**
     * The savepoint of a finished job's stop. There may be newer checkpoints: while its tasks end a
     * drained job still makes some.
     */
    Optional<Snapshot> findNewestSavepoint() {
        return listSnapshots()
                .filter(snapshot -> snapshot.kind() != Kind.CHECKPOINT)
                .max(NEWEST_LAST);
    }

    private Stream<Snapshot> listSnapshots() {
        return Files.isDirectory(folder)
                ? listMetadata().stream().map(CheckpointFolder::read).flatMap(Optional::stream)
                : Stream.empty();
    }

    /** Whether there is any snapshot, complete or not yet; cheap, and safe while Flink writes. */
    boolean hasAny() {
        try {
            return Files.isDirectory(folder) && !listMetadata().isEmpty();
        } catch (UncheckedIOException e) {
            // a folder that Flink removes while it is walked: asked again soon
            return false;
        }
    }

    /** Up to where the sources of a snapshot had read. */
    static Map<TopicPartition, OffsetAndMetadata> offsets(Snapshot snapshot) {
        try {
            return SavepointOffsets.of(load(snapshot.path().resolve(METADATA)));
        } catch (IOException e) {
            throw new UncheckedIOException("Offsets cannot be read in " + snapshot.path(), e);
        }
    }

    private List<Path> listMetadata() {
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (path, what) -> path.endsWith(METADATA))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoints cannot be listed in " + folder, e);
        }
    }

    private static Optional<Snapshot> read(Path metadata) {
        try {
            CheckpointMetadata read = load(metadata);
            Path path = metadata.resolveSibling(".").normalize();
            return Optional.of(new Snapshot(path, read.getCheckpointId(), kind(read)));
        } catch (IOException e) {
            LOG.warn("Checkpoint {} cannot be read and is passed over", metadata, e);
            return Optional.empty();
        }
    }

    private static CheckpointMetadata load(Path metadata) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
            Path path = metadata.resolveSibling(".").normalize();
            return Checkpoints.loadCheckpointMetadata(
                    in, CheckpointFolder.class.getClassLoader(), path.toString());
        }
    }

    private static Kind kind(CheckpointMetadata metadata) {
        if (metadata.getCheckpointProperties() != null
                && metadata.getCheckpointProperties().getCheckpointType()
                        instanceof SavepointType type) {
            return type.shouldDrain() ? Kind.DRAINED_SAVEPOINT : Kind.SAVEPOINT;
        }
        return Kind.CHECKPOINT;
    }

    private static long modified(Snapshot snapshot) {
        try {
            return Files.getLastModifiedTime(snapshot.path().resolve(METADATA)).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoint vanished: " + snapshot.path(), e);
        }
    }
}
