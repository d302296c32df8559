/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.local.stack.Checkout;
import io.roadstream.local.stack.StackBusyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, put together. */
public final class CommandTree {
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    private static final int HELP_WIDTH = 100;

    private CommandTree() {}

    /** The command line of a checkout. */
    public static CommandLine of(Checkout checkout, Map<String, String> environment) {
        Context context = new Context(checkout, environment);
        CommandLine root = new CommandLine(new Root());
        root.addSubcommand(withSettings(new DemoCommand(context), false));
        root.addSubcommand(withSettings(new UpCommand(context), true));
        root.addSubcommand(withSettings(new StopCommand(context), false));
        root.addSubcommand(withSettings(new StatusCommand(context), false));
        CommandLine replay = withSettings(new ReplayCommand(context), false);
        replay.setUnmatchedOptionsArePositionalParams(true);
        root.addSubcommand(replay);
        root.addSubcommand(withSettings(new SqlCommand(context), false));
        root.addSubcommand(withSettings(new TokenCommand(context), false));
        root.addSubcommand(withSettings(new DoctorCommand(context), false));
        root.addSubcommand(new ArchiveCommand(context));
        root.addSubcommand(passingOn(new ChaosCommand(context)));
        root.addSubcommand(passingOn(new BenchCommand(context)));
        root.addSubcommand(passingOn(new SolveCommand(context)));
        root.setUsageHelpWidth(HELP_WIDTH);
        root.setExecutionExceptionHandler((e, line, result) -> explain(e, line));
        return root;
    }

    private static CommandLine withSettings(Object command, boolean shown) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        ConfigOptions.addTo(spec, shown);
        spec.usageMessage().abbreviateSynopsis(true);
        return new CommandLine(spec);
    }

    /** Everything after the name belongs to another program. */
    private static CommandLine passingOn(Object command) {
        CommandLine line = new CommandLine(command);
        line.setStopAtPositional(true);
        line.setUnmatchedOptionsArePositionalParams(true);
        return line;
    }

    /** Messages for people where we know what is wrong; the stack where we do not. */
    private static int explain(Exception e, CommandLine line) {
        PrintWriter err = line.getErr();
        if (e instanceof InvalidConfigException) {
            err.println("roadstream: " + e.getMessage());
            return EXIT_USAGE;
        }
        if (e instanceof StackBusyException || e instanceof UncheckedIOException) {
            err.println("roadstream: " + e.getMessage());
            return EXIT_FAILED;
        }
        if (e instanceof IOException) {
            err.println("roadstream: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return EXIT_FAILED;
        }
        err.println("roadstream: an error nobody foresaw; please report it with these lines");
        e.printStackTrace(err);
        return EXIT_FAILED;
    }

    /** Says what there is. */
    @Command(
            name = "roadstream",
            mixinStandardHelpOptions = true,
            version = "roadstream " + Version.NUMBER,
            sortOptions = false,
            synopsisHeading = "",
            customSynopsis = "Usage: ./roadstream COMMAND [OPTIONS]",
            header = {"Live analytics for fleets on one machine: Kafka, Flink and ClickHouse.", ""},
            optionListHeading = "%nOptions:%n",
            commandListHeading = "%nCommands:%n",
            footerHeading = "%nExamples:%n",
            footer = {
                "  ./roadstream demo                           a made-up city on the live map",
                "  ./roadstream replay --sample                a made-up drive, from HTTP to ClickHouse",
                "  ./roadstream up                             everything, until Ctrl-C",
                "  ./roadstream replay cabs.csv.gz --format sf-cabs --speed max",
                "  ./roadstream sql \"SELECT * FROM v_positions_latest LIMIT 5\"",
                "  ./roadstream up --kafka-url broker:9092     with a Kafka of your own",
                "",
                "'./roadstream COMMAND --help' tells more; docs/configuration.md lists all settings."
            })
    static final class Root implements Runnable {
        @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
