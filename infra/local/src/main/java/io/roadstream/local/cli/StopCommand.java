/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.config.StackConfig;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.supervisor.RunFolder;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops a stack that another terminal runs. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Stop the stack that runs in another terminal.",
        description = {"", "The same as Ctrl-C there, and waits until it is done.", ""})
final class StopCommand implements Callable<Integer> {
    private final Context context;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--drain",
            order = 1,
            description =
                    "Also end the jobs for good: what is held is released, and the next start"
                            + " begins a new run from the committed offsets. The memory of"
                            + " duplicates is gone then, so a file replayed again is stored again.")
    private boolean drain;

    StopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StackConfig config = ConfigOptions.read(context, spec.commandLine().getParseResult());
        RunFolder run = new RunFolder(new StackFolders(config.folder()).run());
        Optional<ProcessHandle> supervisor =
                run.findOwner().flatMap(owner -> owner.process().find());
        if (supervisor.isEmpty()) {
            out.println("nothing runs on " + config.folder());
            return 0;
        }
        if (drain) {
            run.requestDrain();
        }
        supervisor.get().destroy();
        supervisor.get().onExit().join();
        out.println("stopped");
        return 0;
    }
}
