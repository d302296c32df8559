/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Breaks parts on purpose, in the module of benchmarks. */
@Command(
        name = "chaos",
        header = "Break parts on purpose and count what is lost or doubled.",
        sortOptions = false)
final class ChaosCommand implements Callable<Integer> {
    private static final String MAIN = "io.roadstream.bench.chaos.ChaosMain";

    private final Context context;

    @Parameters(paramLabel = "ARGS", arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    ChaosCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return BenchProgram.run(context, MAIN, arguments);
    }
}
