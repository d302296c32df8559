/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.stack;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees a checkpoint complete on disk within a millisecond, before its job is told: the moment at
 * which outputs are promised and not committed. For one thread.
 */
public final class CheckpointWatch {
    private static final String METADATA = "_metadata";
    private static final String CHECKPOINT = "chk-";
    private static final long POLL_NANOS = 200_000;

    private final Path job;
    private final Set<Path> known;

    private CheckpointWatch(Path job, Set<Path> known) {
        this.job = job;
        this.known = known;
    }

    /**
     * A watch for checkpoints that are not there yet.
     *
     * @param checkpoints folder with one folder of each job
     */
    public static CheckpointWatch of(Path checkpoints, String job) {
        Path folder = checkpoints.resolve(job);
        return new CheckpointWatch(folder, complete(folder));
    }

    /** Waits for the next one and returns its folder. */
    public Path await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            for (Path checkpoint : complete(job)) {
                if (known.add(checkpoint)) {
                    return checkpoint;
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new IllegalStateException(
                "no checkpoint was complete in %s within %s".formatted(job, limit));
    }

    private static Set<Path> complete(Path folder) {
        Set<Path> complete = new HashSet<>();
        for (Path run : list(folder)) {
            for (Path checkpoint : list(run)) {
                if (checkpoint.getFileName().toString().startsWith(CHECKPOINT)
                        && hasContent(checkpoint.resolve(METADATA))) {
                    complete.add(checkpoint);
                }
            }
        }
        return complete;
    }

    /** Empty where there is no folder: Flink deletes old checkpoints meanwhile. */
    private static List<Path> list(Path folder) {
        File[] entries = folder.toFile().listFiles();
        return entries == null ? List.of() : Arrays.stream(entries).map(File::toPath).toList();
    }

    private static boolean hasContent(Path file) {
        return file.toFile().length() > 0;
    }
}
