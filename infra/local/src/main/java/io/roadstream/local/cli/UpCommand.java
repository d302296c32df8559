/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.stack.Endpoints;
import io.roadstream.local.stack.OwnOrderDatabase;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the stack until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Start everything and keep it running until Ctrl-C.",
        description = {
            "",
            "Starts Kafka, ClickHouse, Flink with its jobs, and the HTTP entrance as processes of"
                    + " their own. One that dies is started again. Ctrl-C stops them in order, so"
                    + " that the next start goes on where this one ended; a second Ctrl-C kills.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./roadstream up --ingest-port 5055",
            "  ./roadstream up --cluster --parallelism 3",
            "  ./roadstream up --kafka-url broker:9093 --kafka-security SSL --trust-store ca.p12",
            "  ROADSTREAM_FLINK_HEAP_MIB=2048 ./roadstream up --state-backend rocksdb",
            "",
            "Exit code: 0 after a stop, 1 if a part cannot run, 2 for wrong settings."
        })
final class UpCommand implements Callable<Integer> {
    private static final int EXIT_KILLED = 130;

    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        StackConfig config = ConfigOptions.read(context, spec.commandLine().getParseResult());
        long start = System.nanoTime();
        out.println("roadstream: data in " + config.folder());
        out.flush();
        try (StackSession session =
                StackSession.open(context.checkout(), config, spec.name(), out)) {
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
            session.startAll();
            if (session.awaitUp()) {
                out.printf(
                        Locale.ROOT,
                        "All parts are up after %.1f s. Ctrl-C stops them.%n"
                                + "Positions go to %s/v1/positions with the key in %s%n"
                                + "%sLive map: %s%n",
                        Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3,
                        session.endpoints().ingest(),
                        StackSession.localKeyFile(new StackFolders(config.folder())),
                        orders(config, session.endpoints()),
                        session.mapLink());
                out.flush();
            }
            boolean asked = session.awaitEnd();
            session.stop();
            return asked ? 0 : 1;
        }
    }

    private static String orders(StackConfig config, Endpoints endpoints) {
        if (!config.orders().isCaptured()) {
            return "";
        }
        return config.orders().external() == null
                ? "Orders come from %s; user %s, password in %s%n"
                        .formatted(
                                endpoints.orders(),
                                OwnOrderDatabase.USER,
                                OwnOrderDatabase.passwordFile(new StackFolders(config.folder())))
                : "Orders come from %s%n".formatted(endpoints.orders());
    }
}
