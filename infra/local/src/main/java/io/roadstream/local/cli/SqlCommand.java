/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.sql.Statements;
import io.roadstream.local.stack.ClickHouseClients;
import io.roadstream.local.stack.Endpoints;
import io.roadstream.local.stack.Ports;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.stack.StackSession;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Statements of a person to ClickHouse, as the user who may only read. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Ask ClickHouse, as the user who may only read.",
        description = {
            "",
            "Without QUERY it reads statements from its input: a prompt at a terminal, else each up"
                    + " to a semicolon at the end of a line. If nothing runs, ClickHouse alone is"
                    + " started for as long as it takes.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./roadstream sql \"SELECT count() FROM v_positions\"",
            "  ./roadstream sql --format CSVWithNames \"SELECT * FROM v_vehicle_hour\" > hours.csv",
            "  ./roadstream sql < report.sql",
            "",
            "Views: v_positions, v_positions_latest, v_vehicle_hour; 'SHOW TABLES' lists all."
        })
final class SqlCommand implements Callable<Integer> {
    private static final String FOR_PEOPLE = "PrettyCompactMonoBlock";
    private static final String FOR_PROGRAMS = "TabSeparatedWithNames";
    private static final int EXIT_KILLED = 130;
    private static final String PROMPT = "sql> ";
    private static final String PROMPT_MORE = "  -> ";
    private static final List<String> FAREWELLS = List.of("exit", "quit", "\\q", "exit;", "quit;");

    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "A statement.")
    private @Nullable String query;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            order = 1,
            description =
                    "One of ClickHouse's formats: Pretty, Vertical, CSVWithNames, JSONEachRow, …"
                            + " (default: a table at a terminal, else TabSeparatedWithNames).")
    private @Nullable String format;

    SqlCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackConfig config =
                ConfigOptions.readOfRunning(context, spec.commandLine().getParseResult());
        StackFolders folders = new StackFolders(config.folder());
        if (config.clickHouse().external() != null || isClickHouseUp(folders)) {
            Endpoints endpoints =
                    Endpoints.ofLastRun(config, new Ports(folders.ports(), new Random()));
            return run(
                    ClickHouseClients.asAnalyst(
                            config, endpoints, StackSession.accessOf(config, folders)));
        }
        return runOnOwnServer(config);
    }

    private int runOnOwnServer(StackConfig config) throws IOException, InterruptedException {
        StringWriter said = new StringWriter();
        try (StackSession session =
                StackSession.open(context.checkout(), config, spec.name(), new PrintWriter(said))) {
            Signals.handle(
                    () -> {
                        session.requestStop();
                        session.killAll();
                        Runtime.getRuntime().halt(EXIT_KILLED);
                    },
                    () -> Runtime.getRuntime().halt(EXIT_KILLED));
            session.startForQueries();
            if (!session.awaitUp()) {
                spec.commandLine().getErr().println(said);
                return 1;
            }
            int code =
                    run(ClickHouseClients.asAnalyst(config, session.endpoints(), session.access()));
            session.stop();
            return code;
        }
    }

    private int run(ClickHouseHttp client) throws IOException, InterruptedException {
        if (query != null) {
            return run(client, query);
        }
        if (Terminal.isInput()) {
            return prompt(client);
        }
        String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        for (String statement : Statements.split(input)) {
            int code = run(client, statement);
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    private int run(ClickHouseHttp client, String statement)
            throws IOException, InterruptedException {
        try {
            client.query(statement, chosenFormat(), System.out);
            System.out.flush();
            return 0;
        } catch (RefusedException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private int prompt(ClickHouseHttp client) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("End statements with ';', leave with 'exit' or Ctrl-D. SHOW TABLES; begins.");
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        Statements statements = new Statements();
        while (true) {
            out.print(statements.isOpen() ? PROMPT_MORE : PROMPT);
            out.flush();
            String line = in.readLine();
            if (line == null || (!statements.isOpen() && FAREWELLS.contains(line.strip()))) {
                out.println();
                return 0;
            }
            String statement = statements.add(line);
            if (!statement.isEmpty()) {
                run(client, statement);
            }
        }
    }

    private String chosenFormat() {
        if (format != null) {
            return format;
        }
        return Terminal.isOutput() ? FOR_PEOPLE : FOR_PROGRAMS;
    }

    private static boolean isClickHouseUp(StackFolders folders) {
        RunFolder run = new RunFolder(folders.run());
        return run.findOwner().isPresent()
                && run.listParts().stream()
                        .anyMatch(
                                part ->
                                        part.name().equals("clickhouse")
                                                && part.state() == PartStatus.State.READY);
    }
}
