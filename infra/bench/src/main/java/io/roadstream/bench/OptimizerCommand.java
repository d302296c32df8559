/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench;

import io.roadstream.bench.optimizer.OptimizerBench;
import io.roadstream.bench.optimizer.OptimizerSettings;
import io.roadstream.bench.optimizer.SolverClock;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.search.Layers;
import io.roadstream.optimizer.search.layer.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

/** Published routing instances, beside jsprit and OR-Tools. */
@Command(
        name = "optimizer",
        mixinStandardHelpOptions = true,
        header = "Published routing instances against their best known values, beside peers.",
        description = "Every answer is judged from the instance's file. Starts nothing.")
final class OptimizerCommand implements Callable<Integer> {
    private static final String NAME = "optimizer";
    private static final double MILLIS_PER_SECOND = 1e3;

    @ParentCommand private @Nullable BenchMain bench;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--instances",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder of Solomon, Gehring-Homberger, Li-Lim, CVRPLIB or VRPLIB files, .txt"
                            + " or .vrp, .gz or not.")
    private Path instances = Path.of("");

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Limit of each run; default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--clock",
            defaultValue = "wall",
            description =
                    "wall, or cpu: what the thread gets of a processor, for a machine that does"
                            + " other work; default ${DEFAULT-VALUE}.")
    private SolverClock clock = SolverClock.WALL;

    @Option(
            names = "--seeds",
            defaultValue = "1",
            description = "Runs of each instance, median and range; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--objective",
            defaultValue = "distance",
            description =
                    "distance (the shortest way; lengths cut to one decimal where there are"
                            + " windows) or vehicles (fewest, then the way; exact lengths);"
                            + " default ${DEFAULT-VALUE}.")
    private Objective objective = Objective.DISTANCE;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Instances that are measured, by comma; all without it.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--peer",
            split = ",",
            description = "jsprit or ortools, measured beside it, by comma.")
    private List<String> peers = new ArrayList<>();

    @Option(
            names = "--solutions",
            paramLabel = "DIR",
            description = "Write the best solution of each instance there as NAME.sol.")
    private @Nullable Path solutions;

    @Option(
            names = "--bks",
            paramLabel = "FILE",
            description =
                    "Best known values of this objective instead of the folder's bks.csv; columns"
                            + " instance, distance, and vehicles for that objective.")
    private @Nullable Path best;

    @Option(
            names = "--vary",
            paramLabel = "SEED",
            description = "Turn, mirror and renumber each instance first.")
    private @Nullable Long vary;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "LAYER",
            description =
                    "Layers of the search that are off: local-search, ruin-and-recreate,"
                            + " population, route-exchange, order-crossover.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--islands",
            defaultValue = "1",
            description = "Searches side by side, a thread each; default ${DEFAULT-VALUE}.")
    private int islands;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description =
                    "Seconds for the compiler before it counts, for each solver; default"
                            + " ${DEFAULT-VALUE}.")
    private double warmUp;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OptimizerSettings settings;
        try {
            settings = settings();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return Objects.requireNonNull(bench)
                .inFolder(NAME, (folder, out) -> new OptimizerBench(settings).measure(out));
    }

    private OptimizerSettings settings() {
        return new OptimizerSettings(
                instances,
                only,
                duration("--seconds", seconds),
                clock,
                seeds,
                objective,
                duration("--warm-up", warmUp),
                peers,
                layers(),
                islands,
                solutions,
                best,
                vary);
    }

    private static Duration duration(String option, double seconds) {
        if (!(seconds >= 0 && seconds <= 1e6)) {
            throw new IllegalArgumentException(
                    "%s must be in [0, 1000000], was %s".formatted(option, seconds));
        }
        return Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND));
    }

    private Layers layers() {
        Layers layers = Layers.ALL;
        for (String name : without) {
            layers = layers.without(Layer.find(name).orElseThrow(() -> unknown(name)));
        }
        return layers;
    }

    private static IllegalArgumentException unknown(String layer) {
        return new IllegalArgumentException("--without does not know '%s'".formatted(layer));
    }
}
