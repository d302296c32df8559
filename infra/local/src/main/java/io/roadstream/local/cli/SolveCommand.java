/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Plans routes of a published instance, in the module of benchmarks. */
@Command(
        name = "solve",
        header = "Plan the routes of a published instance and draw them.",
        sortOptions = false)
final class SolveCommand implements Callable<Integer> {
    private static final String MAIN = "io.roadstream.bench.solve.SolveMain";

    private final Context context;

    @Parameters(paramLabel = "ARGS", arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    SolveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return BenchProgram.run(context, MAIN, arguments);
    }
}
