/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench;

import io.roadstream.bench.moves.GrowthBench;
import io.roadstream.bench.moves.GrowthSettings;
import io.roadstream.bench.moves.MovesBench;
import io.roadstream.bench.moves.MovesSettings;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The optimizer's moves under JMH, and how its time grows. */
@Command(
        name = "moves",
        mixinStandardHelpOptions = true,
        header = "The optimizer's moves a second (JMH), and how its time grows with the visits.",
        description = "Problems are made up. Starts nothing.")
final class MovesCommand implements Callable<Integer> {
    private static final String NAME = "moves";

    @ParentCommand private @Nullable BenchMain bench;

    @Option(
            names = "--without-growth",
            description = "Leave out the minutes that a thousand visits take.")
    private boolean isWithoutGrowth;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Objects.requireNonNull(bench)
                .inFolder(
                        NAME,
                        (empty, out) -> {
                            new MovesBench(MovesSettings.USUAL).measure(out);
                            if (!isWithoutGrowth) {
                                new GrowthBench(GrowthSettings.USUAL).measure(out);
                            }
                        });
    }
}
