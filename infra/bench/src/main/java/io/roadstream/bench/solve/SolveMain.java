/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.solve;

import io.roadstream.bench.optimizer.InstanceFolder;
import io.roadstream.optimizer.insertion.Limit;
import io.roadstream.optimizer.insertion.RegretInsertion;
import io.roadstream.optimizer.instance.Instance;
import io.roadstream.optimizer.instance.InstanceText;
import io.roadstream.optimizer.instance.InvalidInstanceException;
import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.instance.SolutionText;
import io.roadstream.optimizer.picture.PlanPicture;
import io.roadstream.optimizer.picture.PlanPicture.Panel;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.schedule.PlanAssembly;
import io.roadstream.optimizer.search.Search;
import io.roadstream.optimizer.search.SearchLimit;
import io.roadstream.optimizer.search.SearchSettings;
import io.roadstream.optimizer.search.Solution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code roadstream solve}: makes a plan for a published instance and draws it. */
@Command(
        name = "roadstream solve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Plan the routes of an instance, tell how it goes, and draw before and after.",
        description = {
            "",
            "INSTANCE is a file of Solomon, Gehring-Homberger, Li-Lim, CVRPLIB or VRPLIB, .gz or"
                    + " not. Ctrl-C ends the search early and keeps the best plan so far.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  ./roadstream solve R104.txt --seconds 10 --svg plan.svg --solution R104.sol")
public final class SolveMain implements Callable<Integer> {
    private static final int REGRET = 2;
    private static final double MAX_SECONDS = 86_400;
    private static final long SECONDS_TO_WRITE = 10;

    private final AtomicBoolean isCancelled = new AtomicBoolean();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INSTANCE", description = "File with the instance.")
    private Path instanceFile = Path.of("");

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long to search; default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the search; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--objective",
            defaultValue = "distance",
            description =
                    "distance (the shortest way) or vehicles (fewest, then the way); default"
                            + " ${DEFAULT-VALUE}.")
    private Objective objective = Objective.DISTANCE;

    @Option(
            names = "--islands",
            defaultValue = "1",
            description = "Searches side by side, a thread each; default ${DEFAULT-VALUE}.")
    private int islands;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw before and after there.")
    private @Nullable Path svg;

    @Option(
            names = "--solution",
            paramLabel = "FILE",
            description = "Write the routes there, as VRPLIB writes them (.sol).")
    private @Nullable Path solutionFile;

    private SolveMain() {}

    public static void main(String[] args) {
        SolveMain main = new SolveMain();
        CountDownLatch isDone = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> main.finish(isDone)));
        int code;
        try {
            code = commandLine(main).execute(args);
        } finally {
            isDone.countDown();
        }
        System.exit(code);
    }

    /** The command with where it prints still to be set. */
    static CommandLine commandLine() {
        return commandLine(new SolveMain());
    }

    private static CommandLine commandLine(SolveMain main) {
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, r) -> explain(e, line));
    }

    /** Lets the search end and its result be written before the process goes. */
    private void finish(CountDownLatch isDone) {
        isCancelled.set(true);
        try {
            if (!isDone.await(SECONDS_TO_WRITE, TimeUnit.SECONDS)) {
                System.err.println("roadstream solve: killed before the result was written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int explain(Exception e, CommandLine line) throws Exception {
        if (e instanceof NoSuchFileException) {
            line.getErr().println("roadstream solve: no file " + e.getMessage());
        } else if (e instanceof IOException || e instanceof InvalidInstanceException) {
            line.getErr().println("roadstream solve: " + e.getMessage());
        } else {
            throw e;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws IOException {
        if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
            throw wrong("--seconds must be in (0, 86400], was " + seconds);
        }
        if (islands < 1) {
            throw wrong("--islands must be 1 or more, was " + islands);
        }
        requireFolderOf("--svg", svg);
        requireFolderOf("--solution", solutionFile);
        Instance instance = read();
        Plan before =
                RegretInsertion.insertAll(
                        PlanAssembly.committed(instance.problem()), REGRET, Limit.none());
        Path drawing = svg;
        if (drawing != null) {
            picture(before, before, Duration.ZERO); // fails before a long search, not after it
        }
        Solution solution = search(instance, before);
        PrintWriter out = spec.commandLine().getOut();
        out.println("construction  " + figures(before));
        out.println("search        " + figures(solution.plan()));
        Path routes = solutionFile;
        if (routes != null) {
            Files.write(routes, SolutionText.write(solution.plan()));
            out.println("routes in " + routes);
        }
        if (drawing != null) {
            Files.writeString(drawing, picture(before, solution.plan(), solution.elapsed()));
            out.println("picture in " + drawing);
        }
        out.flush();
        return solution.plan().unserved().isEmpty() ? 0 : CommandLine.ExitCode.SOFTWARE;
    }

    private Solution search(Instance instance, Plan before) {
        long nanos = Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
        SearchLimit limit =
                SearchLimit.after(System::nanoTime, Duration.ofNanos(nanos)).or(isCancelled::get);
        ProgressLine line = ProgressLine.onError(spec.commandLine().getErr());
        SearchSettings settings =
                SearchSettings.of(seed, limit).withIslands(islands).withProgress(line);
        Solution solution = Search.solve(instance.problem(), before, settings);
        line.end();
        return solution;
    }

    private Instance read() throws IOException {
        try {
            return InstanceText.parse(InstanceFolder.lines(instanceFile), objective);
        } catch (InvalidInstanceException e) {
            throw new IOException("%s: %s".formatted(instanceFile, e.getMessage()), e);
        } catch (MalformedInputException e) {
            throw new IOException(instanceFile + " is no text", e);
        }
    }

    private String picture(Plan before, Plan after, Duration elapsed) throws IOException {
        String search = String.format(Locale.ROOT, "%.1f", elapsed.toMillis() / 1e3);
        try {
            return PlanPicture.draw(
                    String.valueOf(instanceFile.getFileName()),
                    new Panel("Before: construction", before),
                    new Panel("After %s s of search".formatted(search), after));
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(instanceFile, e.getMessage()), e);
        }
    }

    private void requireFolderOf(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
            throw wrong("%s: %s cannot be written".formatted(option, file));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String figures(Plan plan) {
        List<Route> routes =
                plan.routes().stream().filter(route -> !route.visits().isEmpty()).toList();
        return String.format(
                Locale.ROOT,
                "%d vehicles, way %.1f, %d of %d requests served",
                routes.size(),
                routes.stream().mapToDouble(Route::meters).sum(),
                plan.problem().requests().size() - plan.unserved().size(),
                plan.problem().requests().size());
    }
}
