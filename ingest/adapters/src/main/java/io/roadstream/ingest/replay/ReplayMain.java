/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadstream.contract.config.DurationText;
import io.roadstream.ingest.replay.format.UnknownFileException;
import io.roadstream.ingest.replay.input.FileInput;
import io.roadstream.ingest.replay.input.ReplayInput;
import io.roadstream.ingest.replay.input.ReplayInput.Extent;
import io.roadstream.ingest.replay.send.ReplaySender;
import io.roadstream.ingest.replay.send.SendFailedException;
import io.roadstream.ingest.replay.send.SendSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The replay command. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends the positions of a file to the ingest server, like its devices would.",
        footer = {
            "",
            "Exit code: 0 if every row was sent and accepted, 1 if not, 2 for wrong options."
        })
public final class ReplayMain implements Callable<Integer> {
    private final Clock clock;
    private final PrintStream out;

    @Mixin private final ReplayOptions options = new ReplayOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    ReplayMain(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(commandLine(Clock.systemUTC(), System.out).execute(args));
    }

    /** The command with its way of reading durations; for the main method and tests. */
    static CommandLine commandLine(Clock clock, PrintStream out) {
        return new CommandLine(new ReplayMain(clock, out))
                .registerConverter(Duration.class, DurationText::parse)
                .setExecutionExceptionHandler(
                        (e, command, result) -> {
                            out.println("replay failed: " + problem(e));
                            return 1;
                        });
    }

    private static String problem(Exception e) {
        return e instanceof NoSuchFileException missing
                ? "there is no file '%s'".formatted(missing.getFile())
                : e.toString();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            ReplayPlan plan = new ReplayPlan(options);
            if (options.checkOnly) {
                plan.check();
                return 0;
            }
            return run(plan);
        } catch (IllegalArgumentException | UnknownFileException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int run(ReplayPlan plan) throws IOException, InterruptedException {
        ReplayInput input = plan.input();
        long malformed = reportMalformed(input);
        if (input.extent().rows() == 0) {
            out.println("no row to send");
        }
        Timeline timeline = plan.timeline(input.extent(), clock.millis());
        SendSettings settings = plan.sendSettings(timeline);
        out.printf(
                "%d rows, shift %d ms (repeat with --shift %d)%n",
                input.extent().rows(), timeline.shiftMillis(), timeline.shiftMillis());
        ReplaySender sender = ReplaySender.start(settings, clock);
        Replay replay = new Replay(input, timeline, sender, clock);
        StopSignal signal = new StopSignal(replay::stop);
        try {
            watch(replay, timeline, input.extent());
            return report(replay, replay.totals(malformed));
        } finally {
            signal.close();
        }
    }

    private void watch(Replay replay, Timeline timeline, Extent extent)
            throws IOException, InterruptedException {
        Progress progress =
                new Progress(
                        replay,
                        timeline,
                        extent.lastMillis(),
                        clock,
                        System.err,
                        CommandLine.Help.Ansi.AUTO.enabled());
        progress.start();
        try {
            replay.run();
        } catch (SendFailedException e) {
            progress.close();
            out.println("replay failed: " + e.getMessage());
        } finally {
            progress.close();
        }
    }

    private int report(Replay replay, ReplayTotals totals) throws IOException {
        replay.counts().listShown().forEach(line -> out.println("rejected: " + line));
        out.println(totals);
        if (options.json != null) {
            new ObjectMapper().writeValue(options.json.toFile(), totals);
        }
        return totals.isComplete() || (options.allowRejected && totals.completed()) ? 0 : 1;
    }

    private long reportMalformed(ReplayInput input) {
        if (!(input instanceof FileInput file)) {
            return 0;
        }
        file.malformed().listShown().forEach(out::println);
        if (file.malformed().count() > 0) {
            out.printf("%d lines can't be read%n", file.malformed().count());
        }
        return file.malformed().count();
    }
}
