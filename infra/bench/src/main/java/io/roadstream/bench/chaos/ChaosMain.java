/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos;

import io.roadstream.bench.chaos.fault.FaultKind;
import io.roadstream.local.stack.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code roadstream chaos}. Exits with 0 if nothing was lost, doubled or out of step,
 * every fault left its trace and every control was caught; with 1 if not; with 2 for wrong
 * arguments.
 */
@Command(
        name = "roadstream chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Break parts on purpose and count what is lost or doubled.",
        description = {
            "",
            "Starts a stack of its own in an empty folder, lets devices send known reports through"
                    + " ingest, breaks something, and compares ClickHouse with what was"
                    + " acknowledged. Seeds go through the kinds of faults in turn. Controls then"
                    + " damage the data on purpose and must be caught by the same comparison.",
            "",
        },
        footer = {"", "Faults: ${FAULTS}"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing lost, doubled or out of step; every fault left its trace; every control was caught",
            "1:anything else",
            "2:wrong arguments"
        })
public final class ChaosMain implements Callable<Integer> {
    private static final int PASSED = 0;
    private static final int FAILED = 1;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "How many seeds, one fault each; default ${DEFAULT-VALUE}, each turn once.")
    private int seeds = FaultKind.turns().size();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The first seed; with --fault and --seeds 1 it repeats that one.")
    private long firstSeed;

    @Option(
            names = "--fault",
            paramLabel = "KIND",
            split = ",",
            description = "Only these kinds, in this order.")
    private List<String> faults = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description =
                    "Load of each seed, at the least; it always goes on for 10 s after the fault."
                            + " Default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--vehicles",
            paramLabel = "V",
            defaultValue = "60",
            description = "Vehicles of each seed; default ${DEFAULT-VALUE}.")
    private int vehicles;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1000",
            description = "Reports a second; default ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--controls",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Test the oracle with damage done on purpose; on by default.")
    private boolean controls;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the stack, kept afterwards; by default a temporary one, removed if"
                            + " all is good.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as JSON.")
    private @Nullable Path json;

    public static void main(String[] args) {
        if (System.getProperty("log4j2.configurationFile") == null) {
            System.setProperty(
                    "log4j2.configurationFile",
                    "classpath:io/roadstream/embedded/process/log4j2.properties");
        }
        System.setProperty(
                "FAULTS",
                String.join(", ", Stream.of(FaultKind.values()).map(FaultKind::text).toList()));
        System.exit(new CommandLine(new ChaosMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ChaosConfig config = config();
        Path folder = data == null ? Files.createTempDirectory("roadstream-chaos-") : data;
        ChaosReport report = new ChaosRun(config, folder, System.out::println).play();
        System.out.println();
        System.out.println(report.table());
        if (json != null) {
            report.writeJson(json);
        }
        if (data == null && report.isGood()) {
            FolderTree.delete(folder);
        } else {
            System.out.println("Data and logs are in " + folder);
        }
        return report.isGood() ? PASSED : FAILED;
    }

    private ChaosConfig config() {
        List<FaultKind> kinds = faults.stream().map(this::kind).toList();
        return new ChaosConfig(
                firstSeed,
                atLeastOne("--seeds", seeds),
                kinds.isEmpty() ? Schedule.ofAll() : Schedule.of(kinds),
                Duration.ofSeconds(atLeastOne("--seconds", seconds)),
                atLeastOne("--vehicles", vehicles),
                Math.min(4, vehicles),
                atLeastOne("--rate", rate),
                yesterday(),
                controls);
    }

    /** No event time is in the future, and none is so old that history drops it. */
    private static Instant yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private FaultKind kind(String text) {
        return FaultKind.find(text)
                .orElseThrow(
                        () -> wrong("--fault must be a kind of fault, was '%s'".formatted(text)));
    }

    private int atLeastOne(String option, int value) {
        if (value < 1) {
            throw wrong("%s must be 1 or more, was %d".formatted(option, value));
        }
        return value;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
