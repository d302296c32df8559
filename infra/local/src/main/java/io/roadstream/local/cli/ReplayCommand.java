/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.flink.FlinkRest;
import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.replay.HistoryDrain;
import io.roadstream.local.replay.ReplayResult;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.Checkout.Module;
import io.roadstream.local.stack.ClickHouseAccess;
import io.roadstream.local.stack.ClickHouseClients;
import io.roadstream.local.stack.Endpoints;
import io.roadstream.local.stack.Ports;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import io.roadstream.local.supervisor.RunFolder;
import io.roadstream.local.supervisor.RunFolder.Owner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a file through the stack and waits until all of it is in ClickHouse. */
@Command(
        name = "replay",
        sortOptions = false,
        header = "Send a file of positions through HTTP, and wait until it is in ClickHouse.",
        synopsisHeading = "",
        customSynopsis = "Usage: ./roadstream replay [--data DIR] (FILE | --sample) [OPTIONS]",
        description = {
            "",
            "Uses the running stack. If none runs it starts one, stops it at the end and leaves the"
                    + " data: the next start goes on with it. The options below are those of the"
                    + " program that sends; with --sample the speed is max unless you say otherwise.",
            ""
        })
final class ReplayCommand implements Callable<Integer> {
    private static final String MAIN = "io.roadstream.ingest.replay.ReplayMain";
    private static final String KEY_VARIABLE = "ROADSTREAM_KEY";
    private static final int EXIT_KILLED = 130;
    private static final int EXIT_INTERRUPTED = 1;

    private final Context context;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private volatile @Nullable Process sender;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", paramLabel = "FILE", hidden = true)
    private @Nullable Path json;

    @Option(
            names = {"-h", "--help"},
            hidden = true)
    private boolean help;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = new ArrayList<>();

    ReplayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RefusedException {
        PrintWriter out = spec.commandLine().getOut();
        if (help || arguments.isEmpty()) {
            spec.commandLine().usage(out);
            out.flush();
            return send(List.of("--help"), Map.of());
        }
        StackConfig config =
                ConfigOptions.readOfRunning(context, spec.commandLine().getParseResult());
        StackFolders folders = new StackFolders(config.folder());
        if (arguments.stream().anyMatch(argument -> argument.startsWith("--url"))) {
            out.println("sending to another server: not waiting for ClickHouse");
            out.flush();
            return send(withJson(arguments, json), Map.of());
        }
        if (new RunFolder(folders.run()).findOwner().filter(Owner::runsAll).isPresent()) {
            Signals.handle(this::interrupt, this::killSender);
            Endpoints endpoints =
                    Endpoints.ofLastRun(config, new Ports(folders.ports(), new Random()));
            return replay(config, folders, endpoints, StackSession.accessOf(config, folders));
        }
        return replayOnOwnStack(config, folders);
    }

    private int replayOnOwnStack(StackConfig config, StackFolders folders)
            throws IOException, InterruptedException, RefusedException {
        List<String> check = new ArrayList<>(arguments);
        check.add("--check-only");
        int refused = send(check, Map.of());
        if (refused != 0) {
            return refused;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "No stack is running on %s: starting one for this replay."
                        .formatted(config.folder()));
        out.flush();
        try (StackSession session =
                StackSession.open(context.checkout(), config, spec.name(), out)) {
            Signals.handle(
                    () -> {
                        interrupt();
                        session.requestStop();
                    },
                    () -> {
                        session.killAll();
                        killSender();
                    });
            session.publish(ConfigOptions.values(context, spec.commandLine().getParseResult()));
            session.startAll();
            int code = 1;
            if (session.awaitUp()) {
                code = replay(config, folders, session.endpoints(), session.access());
            }
            session.stop();
            if (code == 0) {
                printExamples(out);
            }
            return code;
        }
    }

    private int replay(
            StackConfig config, StackFolders folders, Endpoints endpoints, ClickHouseAccess access)
            throws IOException, InterruptedException, RefusedException {
        PrintWriter out = spec.commandLine().getOut();
        Path totals = Files.createTempFile("roadstream-replay", ".json");
        try {
            List<String> line = new ArrayList<>(arguments);
            if (line.contains("--sample")
                    && line.stream().noneMatch(argument -> argument.startsWith("--speed"))) {
                line.addAll(List.of("--speed", "max"));
            }
            line.addAll(List.of("--url", endpoints.ingest().toString()));
            int code = send(withJson(line, totals), keyEnvironment(folders));
            if (Files.size(totals) == 0 || interrupted.get()) {
                return interrupted.get() ? EXIT_INTERRUPTED : code;
            }
            out.println("Waiting until everything sent is in ClickHouse …");
            out.flush();
            boolean drained =
                    new HistoryDrain(
                                    StackSession.kafkaSettings(config, endpoints),
                                    new FlinkRest(endpoints.flink()),
                                    Clock.systemUTC())
                            .await(interrupted::get);
            if (!drained) {
                return EXIT_INTERRUPTED;
            }
            ReplayResult result = ReplayResult.read(totals);
            report(
                    result,
                    result.countStored(
                            ClickHouseClients.asAnalyst(config, endpoints, access), tenant()));
            if (json != null) {
                result.write(json);
            }
            return code;
        } finally {
            Files.deleteIfExists(totals);
        }
    }

    private void report(ReplayResult result, long stored) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%,d reports sent in %.1f s, %,d of them distinct; ClickHouse holds %,d rows of %s in"
                        + " their time span.%n",
                result.sent(),
                result.seconds(),
                result.distinct(),
                stored,
                tenant().isEmpty() ? "all tenants" : "tenant '" + tenant() + "'");
        out.println(
                stored == result.distinct()
                        ? "Every distinct report is there exactly once."
                        : "The numbers differ: other replays cover the same time, or some were"
                                + " refused.");
        out.flush();
    }

    private static void printExamples(PrintWriter out) {
        out.println();
        out.println("Look at it:");
        out.println(
                "  ./roadstream sql \"SELECT vehicle, count() AS reports, round(avg(speed_mps) * 3.6)"
                        + " AS km_h FROM v_positions GROUP BY vehicle ORDER BY reports DESC LIMIT 5\"");
        out.println("Keep everything running:");
        out.println("  ./roadstream up");
        out.flush();
    }

    private int send(List<String> line, Map<String, String> environment)
            throws IOException, InterruptedException {
        Process process =
                new JavaCommand(
                                context.checkout().classPath(Module.INGEST),
                                MAIN,
                                List.of("-Xmx512m"),
                                line,
                                environment)
                        .attached()
                        .inheritIO()
                        .start();
        sender = process;
        return process.waitFor();
    }

    /** The person's own key goes first. */
    private Map<String, String> keyEnvironment(StackFolders folders) {
        String local = StackSession.localApiKey(folders);
        return isKeyGiven() || local == null ? Map.of() : Map.of(KEY_VARIABLE, local);
    }

    private boolean isKeyGiven() {
        return context.environment().containsKey(KEY_VARIABLE)
                || arguments.stream().anyMatch(argument -> argument.startsWith("--key"));
    }

    /** Whose rows are counted; empty for all, since only ingest knows whose a given key is. */
    private String tenant() {
        return isKeyGiven() ? "" : StackSession.TENANT;
    }

    private void interrupt() {
        interrupted.set(true);
        Process running = sender;
        if (running != null) {
            running.destroy();
        }
    }

    private void killSender() {
        Process running = sender;
        if (running != null) {
            running.destroyForcibly();
        }
        Runtime.getRuntime().halt(EXIT_KILLED);
    }

    private static List<String> withJson(List<String> line, @Nullable Path file) {
        List<String> all = new ArrayList<>(line);
        if (file != null) {
            all.addAll(List.of("--json", file.toString()));
        }
        return all;
    }
}
