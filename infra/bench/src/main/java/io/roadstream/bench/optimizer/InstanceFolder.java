/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.optimizer.instance.InstanceText;
import io.roadstream.optimizer.instance.InvalidInstanceException;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.instance.SolutionText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The instances of a folder: {@code .txt} and {@code .vrp}, packed or not. */
public final class InstanceFolder {
    private static final List<String> ENDINGS = List.of(".txt", ".vrp", ".txt.gz", ".vrp.gz");
    private static final String SOLUTION = ".best.txt";

    private InstanceFolder() {}

    /**
     * An instance's file.
     *
     * @param name of the file without its ending
     * @param lines of the text
     * @param solutionCost cost that a {@code .sol} beside it tells, if there is one
     */
    record Entry(String name, List<String> lines, Optional<Double> solutionCost) {
        Entry {
            lines = List.copyOf(lines);
        }
    }

    /** All instances, or those of these names, by name; each is one that the optimizer reads. */
    static List<Entry> list(Path folder, List<String> only) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder);
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(InstanceFolder::isInstance).sorted().toList();
        }
        List<String> names = files.stream().map(InstanceFolder::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new IOException(
                        "no instance '%s' in %s; there are %s".formatted(name, folder, names));
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            if (only.isEmpty() || only.contains(name(file))) {
                entries.add(entry(file));
            }
        }
        if (entries.isEmpty()) {
            throw new IOException(
                    "no instances in %s; their names end in %s".formatted(folder, ENDINGS));
        }
        return entries;
    }

    private static Entry entry(Path file) throws IOException {
        List<String> lines = lines(file);
        try {
            InstanceText.parse(lines, Objective.DISTANCE);
        } catch (InvalidInstanceException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
        Path solution = file.resolveSibling(name(file) + ".sol");
        Optional<Double> cost = Optional.empty();
        if (Files.exists(solution)) {
            cost = SolutionText.cost(Files.readAllLines(solution)).stream().boxed().findFirst();
        }
        return new Entry(name(file), lines, cost);
    }

    /** Lines of a file, unpacked if its name ends in {@code .gz}. */
    public static List<String> lines(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllLines(file);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static boolean isInstance(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.endsWith(SOLUTION) && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        String text = name.toLowerCase(Locale.ROOT);
        int packed = text.endsWith(".gz") ? ".gz".length() : 0;
        return name.substring(0, name.length() - ".txt".length() - packed);
    }
}
