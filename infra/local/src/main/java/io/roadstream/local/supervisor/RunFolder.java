/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadstream.local.process.ProcessId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What other commands know of a running stack: one JSON file per part and {@code supervisor.json}.
 * Who holds the lock owns the folder; the system frees a lock when its process dies, so it cannot
 * go stale, and the files are believed only as far as their processes still run.
 */
public final class RunFolder implements AutoCloseable {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String SUFFIX = ".json";
    private static final String SUPERVISOR = "supervisor";
    private static final String DRAIN = "drain";

    private final Path folder;
    private @Nullable FileChannel lock;

    /**
     * The supervisor of a stack.
     *
     * @param process its process
     * @param command what it was started as: up, replay, …
     */
    public record Owner(ProcessId process, String command) {
        private static final String QUERIES_ONLY = "sql";

        /** Whether all parts run, and not ClickHouse alone. */
        public boolean runsAll() {
            return !command.equals(QUERIES_ONLY);
        }
    }

    public RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Takes the folder for this process. False if another one has it. */
    public boolean tryLock(String command) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                return false;
            }
            lock = channel;
            write(SUPERVISOR, new Owner(ProcessId.current(), command));
            Files.deleteIfExists(folder.resolve(DRAIN));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who has the folder, if somebody has. */
    public Optional<Owner> findOwner() {
        return read(file(SUPERVISOR), Owner.class)
                .filter(owner -> owner.process().find().isPresent());
    }

    public void write(PartStatus status) {
        write(status.name(), status);
    }

    /** What is known of each part; their processes may be gone. */
    public List<PartStatus> listParts() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<PartStatus> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> !file.equals(file(SUPERVISOR)))
                    .sorted()
                    .forEach(file -> read(file, PartStatus.class).ifPresent(parts::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** Forgets the parts of an earlier run. */
    public void clear() {
        listParts().forEach(part -> delete(file(part.name())));
    }

    /** Leaves word for the supervisor that the coming stop shall drain. */
    public void requestDrain() {
        try {
            Files.writeString(folder.resolve(DRAIN), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isDrainRequested() {
        return Files.exists(folder.resolve(DRAIN));
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        FileChannel held = lock;
        if (held == null) {
            return;
        }
        lock = null;
        delete(file(SUPERVISOR));
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lock ends with its channel. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void write(String name, Object content) {
        Path draft = folder.resolve(name + ".next");
        try {
            JSON.writeValue(draft.toFile(), content);
            Files.move(
                    draft,
                    file(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), type));
        } catch (IOException e) {
            // written by another version, or a disk was full: known to nobody
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
