/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.anomaly.AnomalyCityBench;
import io.roadstream.bench.anomaly.AnomalyCitySettings;
import io.roadstream.bench.chaos.stack.ChaosStack;
import io.roadstream.bench.dispatch.DispatchBench;
import io.roadstream.bench.dispatch.LoopSettings;
import io.roadstream.bench.dispatch.ReplanBench;
import io.roadstream.bench.dispatch.ReplanSettings;
import io.roadstream.bench.eta.EtaCityBench;
import io.roadstream.bench.eta.EtaCitySettings;
import io.roadstream.bench.gateway.GatewayBench;
import io.roadstream.bench.measure.HistoryBench;
import io.roadstream.bench.measure.IngestBench;
import io.roadstream.bench.measure.Machine;
import io.roadstream.bench.measure.Pace;
import io.roadstream.bench.measure.PipelineBench;
import io.roadstream.bench.measure.Verdict;
import io.roadstream.local.config.StackConfig.FlinkConfig;
import io.roadstream.local.stack.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code roadstream bench}: measures, on a stack of its own where it needs one. */
@Command(
        name = "roadstream bench",
        mixinStandardHelpOptions = true,
        subcommands = {OptimizerCommand.class, MovesCommand.class, MealsCommand.class},
        header = "Measure on this machine; only what tells a verdict can fail.",
        description = {
            "",
            "Each prints what it saw. ingest, history, pipeline and gateway start a stack of their"
                    + " own in an empty folder, the others nothing.",
            ""
        })
public final class BenchMain {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Rows that a bench prints while it runs. */
    private static final Set<String> PRINTED_BEFORE = Set.of("instances", "growth", "jmh");

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Write the result there as JSON.")
    private @Nullable Path json;

    private BenchMain() {}

    /** One bench. */
    @FunctionalInterface
    private interface Measurement {
        void measure(ChaosStack stack, ObjectNode json) throws IOException, InterruptedException;
    }

    /** One bench that starts what it needs itself. */
    @FunctionalInterface
    interface FolderMeasurement {
        void measure(Path folder, ObjectNode json) throws IOException, InterruptedException;
    }

    public static void main(String[] args) {
        if (System.getProperty("log4j2.configurationFile") == null) {
            System.setProperty(
                    "log4j2.configurationFile",
                    "classpath:io/roadstream/embedded/process/log4j2.properties");
        }
        System.exit(commandLine().execute(args));
    }

    /** The command with where it prints still to be set. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, r) -> explain(e, line));
    }

    private static int explain(Exception e, CommandLine line) throws Exception {
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            line.getErr()
                    .println("roadstream bench: " + Objects.requireNonNullElse(e.getMessage(), e));
            return ExitCode.SOFTWARE;
        }
        throw e;
    }

    @Command(
            name = "ingest",
            mixinStandardHelpOptions = true,
            header = "HTTP entrance: positions a second, acknowledgements, bytes on Kafka's log.")
    int ingest(
            @Option(
                            names = "--seconds",
                            defaultValue = "15",
                            description = "Length of each run; default ${DEFAULT-VALUE}.")
                    int seconds,
            @Option(
                            names = "--warm-up",
                            defaultValue = "10",
                            description = "Seconds of warm-up; default ${DEFAULT-VALUE}.")
                    int warmUp)
            throws IOException, InterruptedException {
        Pace pace = pace(warmUp, seconds);
        return run("ingest", (stack, out) -> new IngestBench(stack, pace).measure(out));
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            header = "Rows a second through the sink, bytes on disk, queries of analysts.")
    int history(
            @Option(
                            names = "--sink-rows",
                            defaultValue = "2000000",
                            description = "Rows of a run of the sink; default ${DEFAULT-VALUE}.")
                    long sinkRows,
            @Option(
                            names = "--rows",
                            defaultValue = "100000000",
                            description =
                                    "Rows that queries run over, made inside ClickHouse; default"
                                            + " ${DEFAULT-VALUE}.")
                    long rows)
            throws IOException, InterruptedException {
        atLeastOne("--sink-rows", sinkRows);
        atLeastOne("--rows", rows);
        return run("history", (stack, out) -> new HistoryBench(stack, sinkRows, rows).measure(out));
    }

    @Command(
            name = "pipeline",
            mixinStandardHelpOptions = true,
            header = "The whole way to a client and to ClickHouse: latency and sustained rate.")
    int pipeline(
            @Option(
                            names = "--seconds",
                            defaultValue = "15",
                            description = "How long each rate is held; default ${DEFAULT-VALUE}.")
                    int seconds,
            @Option(
                            names = "--warm-up",
                            defaultValue = "60",
                            description =
                                    "Seconds of warm-up, once cold and once faster; default"
                                            + " ${DEFAULT-VALUE}.")
                    int warmUp)
            throws IOException, InterruptedException {
        Pace pace = pace(warmUp, seconds);
        return inFolder(
                "pipeline",
                (folder, out) -> {
                    try (ChaosStack stack = startStack(folder)) {
                        new PipelineBench(stack, folder, pace).measure(out);
                    }
                });
    }

    @Command(
            name = "gateway",
            mixinStandardHelpOptions = true,
            header = "WebSocket fan-out: updates a CPU second, delay, bytes, heap, reconnects.")
    int gateway(
            @Option(
                            names = "--connections",
                            defaultValue = "8000",
                            description = "Clients that watch; default ${DEFAULT-VALUE}.")
                    int connections,
            @Option(
                            names = "--reconnecting",
                            defaultValue = "5000",
                            description =
                                    "Clients that come back at once; default ${DEFAULT-VALUE}.")
                    int reconnecting,
            @Option(
                            names = "--peer-connections",
                            defaultValue = "2000",
                            description =
                                    "Clients that watch the gateway and its peers (ws, socket.io)"
                                            + " one after the other, 0 for no peers; default"
                                            + " ${DEFAULT-VALUE}.")
                    int peerConnections,
            @Option(
                            names = "--seconds",
                            defaultValue = "20",
                            description = "Length of the run; default ${DEFAULT-VALUE}.")
                    int seconds,
            @Option(
                            names = "--warm-up",
                            defaultValue = "20",
                            description = "Seconds of warm-up; default ${DEFAULT-VALUE}.")
                    int warmUp)
            throws IOException, InterruptedException {
        atLeastOne("--connections", connections);
        atLeastOne("--reconnecting", reconnecting);
        Pace pace = pace(warmUp, seconds);
        return inFolder(
                "gateway",
                (folder, out) ->
                        new GatewayBench(folder, connections, reconnecting, peerConnections, pace)
                                .measure(out));
    }

    @Command(
            name = "anomaly-city",
            mixinStandardHelpOptions = true,
            header = "Score of anomalies on a simulated day against the truth of its faults.",
            description =
                    "Exits with 1 if precision or recall of silence, teleport or speeding is below"
                            + " 0.90, where there are 20 incidents of it or more.")
    int anomalyCity(
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Of the city and its day; default ${DEFAULT-VALUE}.")
                    long seed,
            @Option(
                            names = "--hours",
                            defaultValue = "8",
                            description = "By the city's clock; default ${DEFAULT-VALUE}.")
                    int hours,
            @Option(
                            names = "--vehicles",
                            defaultValue = "100",
                            description = "In the city; default ${DEFAULT-VALUE}.")
                    int vehicles)
            throws IOException, InterruptedException {
        atLeastOne("--vehicles", vehicles);
        AnomalyCitySettings settings =
                new AnomalyCitySettings(
                        seed, vehicles, Duration.ofHours(atLeastOne("--hours", hours)));
        return inFolder(
                "anomaly-city",
                (folder, out) -> new AnomalyCityBench(settings).measure(folder, out));
    }

    @Command(
            name = "eta-city",
            mixinStandardHelpOptions = true,
            header = "Score of estimates on a simulated day, beside the straight line.",
            description =
                    "Exits with 1 unless 70 to 90 %% of arrivals are between P10 and P90 and the"
                            + " mean error is below that of the straight line.")
    int etaCity(
            @Option(
                            names = "--seed",
                            defaultValue = "1",
                            description = "Of the city and its day; default ${DEFAULT-VALUE}.")
                    long seed,
            @Option(
                            names = "--hours",
                            defaultValue = "24",
                            description = "Scored by the city's clock; default ${DEFAULT-VALUE}.")
                    int hours,
            @Option(
                            names = "--warm-up-hours",
                            defaultValue = "6",
                            description =
                                    "Hours before, learned in but not scored; default"
                                            + " ${DEFAULT-VALUE}.")
                    int warmUpHours,
            @Option(
                            names = "--vehicles",
                            defaultValue = "100",
                            description = "In the city; default ${DEFAULT-VALUE}.")
                    int vehicles)
            throws IOException, InterruptedException {
        atLeastOne("--hours", hours);
        atLeast("--warm-up-hours", warmUpHours, 0);
        atLeastOne("--vehicles", vehicles);
        EtaCitySettings settings =
                new EtaCitySettings(
                        seed, vehicles, Duration.ofHours(warmUpHours), Duration.ofHours(hours));
        return inFolder("eta-city", (folder, out) -> new EtaCityBench(settings).measure(out));
    }

    @Command(
            name = "dispatch",
            mixinStandardHelpOptions = true,
            header = "Simulated days with plans and with first come: late orders, way, thinking.",
            description = "Exits with 1 unless on each day fewer orders are late with plans.")
    int dispatch(
            @Option(
                            names = "--seeds",
                            defaultValue = "5",
                            description = "Cities and their days; default ${DEFAULT-VALUE}.")
                    int seeds,
            @Option(
                            names = "--hours",
                            defaultValue = "6",
                            description =
                                    "Of each day, from 11:00 on by the city's clock; default"
                                            + " ${DEFAULT-VALUE}.")
                    int hours,
            @Option(
                            names = "--vehicles",
                            defaultValue = "40",
                            description = "In each city; default ${DEFAULT-VALUE}.")
                    int vehicles,
            @Option(
                            names = "--orders-per-hour",
                            defaultValue = "100",
                            description = "Mean over a week; default ${DEFAULT-VALUE}.")
                    int ordersPerHour,
            @Option(
                            names = "--plan-delay",
                            defaultValue = "3",
                            description =
                                    "Seconds from an event to the plan at the driver; default"
                                            + " ${DEFAULT-VALUE}.")
                    int planDelay)
            throws IOException, InterruptedException {
        atLeastOne("--vehicles", vehicles);
        LoopSettings settings =
                new LoopSettings(
                        LongStream.rangeClosed(1, atLeastOne("--seeds", seeds)).boxed().toList(),
                        Duration.ofHours(atLeastOne("--hours", hours)),
                        vehicles,
                        atLeastOne("--orders-per-hour", ordersPerHour),
                        Duration.ofSeconds(planDelay));
        return inFolder(
                "dispatch",
                (folder, out) -> {
                    new DispatchBench(settings).measure(out);
                    new ReplanBench(ReplanSettings.USUAL).measure(out);
                });
    }

    private Pace pace(int warmUpSeconds, int runSeconds) {
        return new Pace(
                Duration.ofSeconds(atLeastOne("--warm-up", warmUpSeconds)),
                Duration.ofSeconds(atLeastOne("--seconds", runSeconds)));
    }

    /** As {@code up} would start it on this machine. */
    private static ChaosStack startStack(Path folder) throws IOException, InterruptedException {
        return ChaosStack.start(folder, FlinkConfig.usualParallelism());
    }

    private int run(String name, Measurement measurement) throws IOException, InterruptedException {
        return inFolder(
                name,
                (folder, out) -> {
                    try (ChaosStack stack = startStack(folder)) {
                        measurement.measure(stack, out);
                    }
                });
    }

    /** Measures in a folder that is empty before and gone after, prints and writes the result. */
    int inFolder(String name, FolderMeasurement measurement)
            throws IOException, InterruptedException {
        ObjectNode figures = JSON.createObjectNode();
        figures.put("bench", name);
        figures.put("machine", Machine.describe());
        Path folder = Files.createTempDirectory("roadstream-bench-");
        try {
            measurement.measure(folder, figures);
        } finally {
            FolderTree.delete(folder);
        }
        print("", figures);
        if (json != null) {
            JSON.writeValue(json.toFile(), figures);
        }
        return figures.path(Verdict.KEY).asBoolean(true) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void print(String prefix, ObjectNode json) {
        json.properties()
                .forEach(
                        field -> {
                            String name = prefix + field.getKey();
                            if (field.getValue() instanceof ObjectNode inner) {
                                print(name + ".", inner);
                            } else if (!PRINTED_BEFORE.contains(name)) {
                                System.out.printf("%-36s %s%n", name, field.getValue());
                            }
                        });
    }

    private long atLeastOne(String option, long value) {
        return atLeast(option, value, 1);
    }

    private long atLeast(String option, long value, long least) {
        if (value < least) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "%s must be %d or more, was %d".formatted(option, least, value));
        }
        return value;
    }
}
