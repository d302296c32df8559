/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench;

import io.roadstream.bench.meals.MealsBench;
import io.roadstream.bench.meals.MealsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Recorded days of meal delivery, decided minute by minute. */
@Command(
        name = "meals",
        mixinStandardHelpOptions = true,
        header = "Recorded days of meal delivery: insertion, search, and hindsight.",
        description = "Orders are known when they are placed. Starts nothing.")
final class MealsCommand implements Callable<Integer> {
    private static final String NAME = "meals";

    @ParentCommand private @Nullable BenchMain bench;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--meal-delivery",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder with a folder for each day in the format of the Meal Delivery Routing"
                            + " Problem (mdrplib).")
    private Path folder = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Days that are lived through, by comma; all without it.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the search; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--iterations",
            defaultValue = "1000",
            description = "Of the search at each decision; default ${DEFAULT-VALUE}.")
    private long iterations;

    @Option(
            names = "--hindsight-iterations",
            defaultValue = "200000",
            description =
                    "Of the search that knows the whole day, 0 for none; default"
                            + " ${DEFAULT-VALUE}.")
    private long hindsightIterations;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "Draw the late orders of each day there.")
    private @Nullable Path svg;

    @Override
    public Integer call() throws IOException, InterruptedException {
        MealsSettings settings;
        try {
            settings = new MealsSettings(folder, only, seed, iterations, hindsightIterations, svg);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return Objects.requireNonNull(bench)
                .inFolder(NAME, (empty, out) -> new MealsBench(settings).measure(out));
    }
}
