/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.supervisor.PartStatus;
import io.roadstream.local.supervisor.RunFolder;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the parts of a stack that another terminal runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Show the parts of the running stack.",
        description = {"", "Exit code: 0 if all parts are up, 3 if not, 4 if nothing runs.", ""})
final class StatusCommand implements Callable<Integer> {
    private static final int EXIT_INCOMPLETE = 3;
    private static final int EXIT_NOTHING = 4;
    private static final String ROW = "%-11s %-9s %8s %9s  %-28s %s%n";

    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StackConfig config = ConfigOptions.read(context, spec.commandLine().getParseResult());
        RunFolder run = new RunFolder(new StackFolders(config.folder()).run());
        Optional<RunFolder.Owner> owner = run.findOwner();
        if (owner.isEmpty()) {
            out.println("nothing runs on " + config.folder());
            return EXIT_NOTHING;
        }
        out.printf(
                "roadstream %s, pid %d, on %s%n",
                owner.get().command(), owner.get().process().pid(), config.folder());
        out.printf(ROW, "PART", "STATE", "PID", "RESTARTS", "ADDRESS", "LOG");
        boolean complete = true;
        for (PartStatus part : run.listParts()) {
            out.printf(
                    ROW,
                    part.name(),
                    part.state().name().toLowerCase(Locale.ROOT),
                    part.process().find().map(p -> Long.toString(p.pid())).orElse("-"),
                    part.restarts(),
                    part.address(),
                    part.log());
            complete &= isUp(part);
        }
        return complete ? 0 : EXIT_INCOMPLETE;
    }

    private static boolean isUp(PartStatus part) {
        return switch (part.state()) {
            case READY -> part.process().find().isPresent();
            case DONE -> true;
            case WAITING, STARTING, DOWN, STOPPED, FAILED -> false;
        };
    }
}
