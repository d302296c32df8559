/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.local.config.StackConfig;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.CityConfig;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the stack with a made-up city in it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Start everything and a made-up city in it: look at the live map.",
        description = {
            "",
            "Starts what 'up' starts, and a simulator: couriers drive through a made-up city and"
                    + " bring orders, with all that goes wrong in one. It uses the real entrances"
                    + " only: HTTP, the order database, the drivers' WebSockets. Ctrl-C stops all in"
                    + " order; the next start goes on with the same data, and cancels the orders"
                    + " that were still open.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./roadstream demo",
            "  ./roadstream demo --vehicles 2000 --orders-per-hour 3000",
            "  ./roadstream demo --speed 20                 an hour's history in three minutes, then live",
            "  ./roadstream demo --headless --for 120s --json demo.json",
            "",
            "All settings of 'up' apply ('up --help'), and those of the simulator by environment:",
            "ROADSTREAM_SIMULATOR_FAULTS_PER_HOUR=200 (ingest/simulator/README.md).",
            "",
            "Exit code: 0 after a stop, 1 if a part cannot run or, headless, if anything was lost or",
            "doubled, if what must hold does not ('unmet' of the JSON) or it was stopped early,",
            "2 for wrong settings."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int EXIT_KILLED = 130;

    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--vehicles",
            paramLabel = "N",
            defaultValue = "200",
            order = 1,
            description = "Vehicles in the city (default: ${DEFAULT-VALUE}).")
    private int vehicles = 200;

    @Option(
            names = "--orders-per-hour",
            paramLabel = "N",
            defaultValue = "300",
            order = 2,
            description =
                    "Orders in the mean of a week; at meals there are more (default:"
                            + " ${DEFAULT-VALUE}).")
    private double ordersPerHour = 300;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            order = 3,
            description = "Another seed, another city (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "1",
            order = 4,
            description =
                    "Above 1 the city begins an hour ago and goes so much faster until it reaches the"
                            + " present; nothing is ever sent ahead of time (default:"
                            + " ${DEFAULT-VALUE}).")
    private String speed = "1";

    @Option(
            names = "--headless",
            order = 5,
            description =
                    "Nobody looks: run for a while, wait until all is in ClickHouse, and say what"
                            + " came of it.")
    private boolean isHeadless;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            order = 6,
            description =
                    "How long once all is up, such as 120s or 10m (default: until Ctrl-C; headless:"
                            + " 120s).")
    private @Nullable String length;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "60s",
            order = 7,
            description =
                    "Headless: so long before that the time from phones to the map is not counted, for"
                            + " Java still compiles; all else is. 0s counts it (default:"
                            + " ${DEFAULT-VALUE}).")
    private String warmUp = "60s";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            order = 8,
            description = "Write what came of it as JSON, too; needs --headless.")
    private @Nullable Path json;

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RefusedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        StackConfig config = ConfigOptions.read(context, spec.commandLine().getParseResult());
        CityConfig city =
                DemoOptions.city(vehicles, ordersPerHour, seed, speed, config, isHeadless);
        @Nullable Duration wanted = DemoOptions.length(length, isHeadless);
        Duration warming = DemoOptions.warmUp(warmUp);
        if (json != null && !isHeadless) {
            throw new InvalidConfigException("--json needs --headless");
        }
        Instant begin = Instant.now();
        out.printf("roadstream: data in %s%n", config.folder());
        out.printf(
                "A city of %d vehicles and %s orders an hour; its clocks go by %s.%n",
                city.vehicles(), DemoOptions.plain(city.ordersPerHour()), city.zone());
        out.flush();
        try (StackSession session =
                StackSession.open(context.checkout(), config, city, spec.name(), out)) {
            Signals.handle(
                    () -> {
                        out.println();
                        out.println("stopping in order; once more to kill");
                        out.flush();
                        session.requestStop();
                    },
                    () -> {
                        session.killAll();
                        Runtime.getRuntime().halt(EXIT_KILLED);
                    });
            session.publish(ConfigOptions.values(context, spec.commandLine().getParseResult()));
            try (DemoRun run = new DemoRun(session, config, city, begin, out)) {
                int code =
                        isHeadless && wanted != null
                                ? run.measure(warming, wanted, json)
                                : run.show(wanted);
                session.stop();
                return code;
            }
        }
    }
}
