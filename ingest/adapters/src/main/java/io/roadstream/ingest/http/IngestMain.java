/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.contract.config.ConfigSources;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest process. Prints its settings to stderr and, once it takes positions, one line {@code
 * READY http://HOST:PORT} to stdout. Ends in order on SIGTERM; exits with 2 on wrong settings and 1
 * if it can't start.
 */
public final class IngestMain {
    private static final Logger LOG = LoggerFactory.getLogger(IngestMain.class);
    private static final long POLL_MILLIS = 20;

    private IngestMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(IngestConfig.help().text());
            return;
        }
        IngestConfig config;
        try {
            ConfigValues values =
                    ConfigSources.resolve(IngestConfig.listKeys(), System.getenv(), args);
            config = IngestConfig.of(values);
            System.err.print(values.show());
        } catch (InvalidConfigException e) {
            System.err.println("ingest: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(config));
    }

    private static int run(IngestConfig config) throws InterruptedException {
        IngestServer server;
        try {
            server = IngestServer.start(config, Clock.systemUTC());
        } catch (IOException e) {
            LOG.error("ingest can't start", e);
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        if (!awaitReady(server, config)) {
            LOG.error("ingest gives up after {}: {}", config.startTimeout(), server.problem());
            return 1;
        }
        System.out.println("READY " + server.uri());
        System.out.flush();
        Thread.currentThread().join();
        return 0;
    }

    private static boolean awaitReady(IngestServer server, IngestConfig config)
            throws InterruptedException {
        long end = System.nanoTime() + config.startTimeout().toNanos();
        while (!server.isReady() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return server.isReady();
    }
}
