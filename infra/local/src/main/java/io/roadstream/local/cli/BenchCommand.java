/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures, in the module of benchmarks. */
@Command(
        name = "bench",
        header = "Measure: pipeline, ingest, optimizer, dispatch and others; --help lists them.",
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final String MAIN = "io.roadstream.bench.BenchMain";

    private final Context context;

    @Parameters(paramLabel = "ARGS", arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    BenchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return BenchProgram.run(context, MAIN, arguments);
    }
}
