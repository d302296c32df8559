/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a demo's city leaves behind. Each start of the simulator has a folder of its own under
 * {@code runs}, so that one that dies leaves its ledger to be read.
 *
 * @param root of all of it
 */
public record CityFolder(Path root) {
    private static final int KEPT_RUNS = 20;

    /** The base map. */
    public Path streets() {
        return root.resolve("streets.geojson.gz");
    }

    /** The geofences that a new city begins with. */
    public Path fences() {
        return root.resolve("fences.geojson");
    }

    /** Where the vehicles of the city were last, for the next start of the simulator. */
    public Path places() {
        return root.resolve("places.json");
    }

    /** Those of another seed may be there: whoever reads them waits for those of this city. */
    public void forgetFences() {
        try {
            Files.deleteIfExists(fences());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where one start of the simulator writes. */
    public record Run(Path folder) {
        public Path ledger() {
            return folder.resolve("ledger.json");
        }

        public Path truth() {
            return folder.resolve("truth.jsonl");
        }

        public Path summary() {
            return folder.resolve("summary.json");
        }
    }

    void ensure() {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the folder of a start and forgets the oldest ones. */
    Run newRun(long startMillis) {
        try {
            Files.createDirectories(runs());
            List<Run> known = listRunsSince(0);
            for (Run old : known.subList(0, Math.max(0, known.size() + 1 - KEPT_RUNS))) {
                delete(old);
            }
            return new Run(Files.createDirectories(runs().resolve(Long.toString(startMillis))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts of the simulator since a time, the oldest first. */
    public List<Run> listRunsSince(long startMillis) {
        if (!Files.isDirectory(runs())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs())) {
            return folders.filter(folder -> startOf(folder) >= startMillis)
                    .sorted(java.util.Comparator.comparingLong(CityFolder::startOf))
                    .map(Run::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the newest start of the simulator wrote last, 0 if there was none. */
    long lastWrittenMillis() {
        List<Run> known = listRunsSince(0);
        if (known.isEmpty()) {
            return 0;
        }
        Run last = known.get(known.size() - 1);
        return Stream.of(last.ledger(), last.truth(), last.summary())
                .mapToLong(file -> file.toFile().lastModified())
                .max()
                .orElse(0);
    }

    private Path runs() {
        return root.resolve("runs");
    }

    private static long startOf(Path folder) {
        return Long.parseLong(folder.getFileName().toString());
    }

    private static void delete(Run run) throws IOException {
        for (Path file : List.of(run.ledger(), run.truth(), run.summary(), run.folder())) {
            Files.deleteIfExists(file);
        }
    }
}
