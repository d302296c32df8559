/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.moves;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Moves a second, and bytes that one allocates, by JMH in a process of its own. */
public final class MovesBench {
    private static final String MOVES = "moves";
    private static final String BYTES = "gc.alloc.rate.norm";

    private final MovesSettings settings;

    public MovesBench(MovesSettings settings) {
        this.settings = settings;
    }

    /** Measures and prints, a line for each kind and size. */
    public void measure(ObjectNode json) throws IOException {
        ArrayNode rows = json.putArray("jmh");
        for (RunResult run : run()) {
            String name = run.getParams().getBenchmark();
            String kind = run.getParams().getParam("kind");
            int visits = Integer.parseInt(run.getParams().getParam("visits"));
            double operations = run.getPrimaryResult().getScore();
            double moves = secondary(run, MOVES);
            double bytes = secondary(run, BYTES) * operations / moves;
            String what = name.substring(name.lastIndexOf('.') + 1);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %-6s %5d visits: %,14.0f moves/s, %,10.0f times/s, %.4f bytes a move%n",
                    what,
                    kind,
                    visits,
                    moves,
                    operations,
                    bytes);
            rows.addObject()
                    .put("benchmark", what)
                    .put("kind", kind)
                    .put("visits", visits)
                    .put("movesPerSecond", Math.round(moves))
                    .put("operationsPerSecond", Math.round(operations))
                    .put("bytesPerMove", Math.round(bytes * 1e4) / 1e4);
        }
    }

    private Collection<RunResult> run() throws IOException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(MovesBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .param("kind", texts(settings.kinds()))
                        .param("visits", texts(settings.visits()));
        if (settings.seconds() > 0) {
            TimeValue time = TimeValue.seconds(settings.seconds());
            options.warmupIterations(1).warmupTime(time);
            options.measurementIterations(1).measurementTime(time);
        }
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IOException("JMH could not run: " + e.getMessage(), e);
        }
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(String::valueOf).toArray(String[]::new);
    }

    private static double secondary(RunResult run, String name) {
        Result<?> result = run.getSecondaryResults().get(name);
        if (result == null) {
            throw new IllegalStateException(
                    "no %s among %s".formatted(name, run.getSecondaryResults().keySet()));
        }
        return result.getScore();
    }
}
