/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import io.roadstream.local.process.JavaCommand;
import io.roadstream.local.stack.Checkout.Module;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Programs of infra/bench, which share our terminal. */
final class BenchProgram {
    private BenchProgram() {}

    /** Runs it to its end and returns its exit code. */
    static int run(Context context, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        Process program =
                new JavaCommand(
                                context.checkout().classPath(Module.BENCH),
                                mainClass,
                                List.of(
                                        "-Droadstream.root=" + context.checkout().root(),
                                        "-Droadstream.tty.err=" + Terminal.isError()),
                                arguments,
                                Map.of())
                        .attached()
                        .inheritIO()
                        .start();
        // Ctrl-C at a terminal reaches the program by itself, a signal to us alone does not.
        Signals.handle(program::destroy, program::destroyForcibly);
        return program.waitFor();
    }
}
