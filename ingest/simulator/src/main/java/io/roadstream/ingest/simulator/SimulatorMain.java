/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator;

import io.roadstream.contract.config.ConfigSources;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.ingest.simulator.entrance.EntranceFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;

/**
 * The simulator's process. Prints its settings to stderr, one line {@code READY} to stdout when the
 * city begins to live, and at its end a summary as one line of JSON. Ends in order on SIGTERM. Exit
 * code 0 at its end, 1 if an entrance failed for good or anything was left unanswered, 2 for wrong
 * settings.
 */
public final class SimulatorMain {
    private SimulatorMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(SimulatorConfig.help().text());
            return;
        }
        SimulatorConfig config;
        try {
            ConfigValues values =
                    ConfigSources.resolve(SimulatorConfig.listKeys(), System.getenv(), args);
            config = SimulatorConfig.of(values);
            System.err.print(values.show());
        } catch (InvalidConfigException e) {
            System.err.println("simulator: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(config));
    }

    private static int run(SimulatorConfig config) throws InterruptedException {
        try {
            return new SimulatorRun(config, Clock.systemUTC(), System.out).run() ? 0 : 1;
        } catch (IOException | UncheckedIOException | EntranceFailedException e) {
            System.err.println("simulator: " + e.getMessage());
            return 1;
        }
    }
}
