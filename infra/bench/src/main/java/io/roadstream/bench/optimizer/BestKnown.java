/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.optimizer.instance.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Best known values by instance, under one objective. A table has a header line; which columns mean
 * what is told by their names, and a value of another objective is never taken.
 */
final class BestKnown {
    /** Columns that hold distances of the distance objective, whatever the instance. */
    private static final List<String> SHORTEST =
            List.of("sol_truncated_distance", "bks_distance_trunc1dec");

    private final Objective objective;
    private final Map<String, Map<String, String>> rows = new HashMap<>();
    private final boolean isAssured;

    private BestKnown(Objective objective, boolean isAssured) {
        this.objective = objective;
        this.isAssured = isAssured;
    }

    /**
     * A best known value.
     *
     * @param vehicles or 0 if nobody says how many
     * @param distance of the whole answer
     */
    record Value(int vehicles, double distance) {}

    /** The table of a folder, {@code bks.csv}, which may be missing. */
    static BestKnown ofFolder(Path folder, Objective objective) throws IOException {
        BestKnown best = new BestKnown(objective, false);
        Path table = folder.resolve("bks.csv");
        if (Files.exists(table)) {
            best.read(table);
        }
        return best;
    }

    /** A table that somebody says is of this objective. */
    static BestKnown ofFile(Path table, Objective objective) throws IOException {
        BestKnown best = new BestKnown(objective, true);
        best.read(table);
        return best;
    }

    private void read(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        if (lines.isEmpty()) {
            throw new IOException("%s is empty, its columns have no names".formatted(table));
        }
        List<String> columns = columns(lines.get(0));
        if (!columns.contains("instance")) {
            throw new IOException(
                    "%s must have a column 'instance', had %s".formatted(table, columns));
        }
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = columns(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
                row.put(columns.get(i), values.get(i));
            }
            rows.put(row.getOrDefault("instance", "").toLowerCase(Locale.ROOT), row);
        }
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    /**
     * The value of an instance, if it is known under the objective. A column of distances is of the
     * distance objective in tables of CVRPLIB and VRPLIB instances, and of the vehicles objective
     * in those with time windows, unless the table was named for this run.
     */
    Optional<Value> find(String instance, FileKind kind) {
        Map<String, String> row = rows.get(instance.toLowerCase(Locale.ROOT));
        if (row == null) {
            return Optional.empty();
        }
        boolean isShortest = objective == Objective.DISTANCE;
        for (String column : SHORTEST) {
            if (isShortest && row.containsKey(column)) {
                return value(row, "sol_vehicles", column);
            }
        }
        if (!isShortest && row.containsKey("literature_distance")) {
            return value(row, "literature_vehicles", "literature_distance");
        }
        boolean hasWindows = kind == FileKind.WINDOWS || kind == FileKind.PAIRS;
        boolean isOfObjective = isAssured || hasWindows != isShortest;
        return isOfObjective ? value(row, "vehicles", "distance") : Optional.empty();
    }

    private static Optional<Value> value(
            Map<String, String> row, String vehicles, String distance) {
        String meters = row.getOrDefault(distance, "");
        String count = row.getOrDefault(vehicles, "");
        if (meters.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Value(
                        count.isEmpty() ? 0 : Integer.parseInt(count), Double.parseDouble(meters)));
    }
}
