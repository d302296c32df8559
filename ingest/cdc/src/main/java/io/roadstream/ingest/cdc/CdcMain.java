/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc;

import io.roadstream.contract.config.ConfigSources;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import io.roadstream.ingest.cdc.capture.CaptureLoop;
import io.roadstream.ingest.cdc.capture.CaptureState;
import io.roadstream.ingest.cdc.config.CdcConfig;
import io.roadstream.ingest.cdc.database.DatabaseSetupException;
import io.roadstream.ingest.cdc.database.SlotWatch;
import io.roadstream.ingest.cdc.http.ServiceServer;
import io.roadstream.ingest.cdc.metrics.CdcMetrics;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of change data capture. Prints its settings to stderr and, once it captures, one line
 * {@code READY http://HOST:PORT} to stdout. Ends in order on SIGTERM; exits with 2 on wrong
 * settings or a database that is not prepared, and 1 if it can't start.
 */
public final class CdcMain {
    private static final Logger LOG = LoggerFactory.getLogger(CdcMain.class);
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    private static final long POLL_MILLIS = 50;
    private static final long STOP_WITHIN_SECONDS = 15;

    private CdcMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(CdcConfig.help().text());
            return;
        }
        CdcConfig config;
        try {
            ConfigValues values =
                    ConfigSources.resolve(CdcConfig.listKeys(), System.getenv(), args);
            config = CdcConfig.of(values);
            System.err.print(values.show());
        } catch (InvalidConfigException e) {
            System.err.println("cdc: " + e.getMessage());
            System.exit(EXIT_USAGE);
            return;
        }
        int exitCode = run(config);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static int run(CdcConfig config) throws InterruptedException {
        CdcMetrics metrics = new CdcMetrics();
        CaptureState state = new CaptureState();
        CountDownLatch ended = new CountDownLatch(1);
        CaptureLoop loop = new CaptureLoop(config, metrics, state, Clock.systemUTC());
        try (SlotWatch watch =
                        SlotWatch.start(
                                config.database(),
                                config.lag().interval(),
                                config.lag().limitBytes());
                ServiceServer server = serve(config, metrics, state, watch)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loop, ended), "stop"));
            announce(server, state);
            loop.run();
            return 0;
        } catch (DatabaseSetupException e) {
            System.err.println("cdc: " + e.getMessage());
            return EXIT_USAGE;
        } catch (IOException e) {
            LOG.error("cdc can't start", e);
            return EXIT_FAILED;
        } finally {
            ended.countDown();
        }
    }

    private static ServiceServer serve(
            CdcConfig config, CdcMetrics metrics, CaptureState state, SlotWatch watch)
            throws IOException {
        metrics.addGauge(
                "cdc_slot_lag_bytes",
                "Log written since what the slot has confirmed; the database keeps it.",
                watch::lagBytes);
        metrics.addGauge(
                "cdc_slot_lag_alert",
                "1 while the lag is above its limit.",
                () -> watch.isAlert() ? 1 : 0);
        metrics.addGauge(
                "cdc_capturing", "1 while changes are read.", () -> state.isCapturing() ? 1 : 0);
        metrics.addGauge(
                "cdc_streaming",
                "1 while the log is followed, 0 in a snapshot and before.",
                () -> state.phase() == CaptureState.Phase.STREAMING ? 1 : 0);
        metrics.addGauge("cdc_epoch", "Number of the last snapshot.", state::epoch);
        metrics.addGauge(
                "cdc_entities", "Entities whose newest version is remembered.", state::entities);
        return ServiceServer.start(
                config.listen().host(),
                config.listen().port(),
                new ServiceServer.Content(
                        () -> problem(state, watch),
                        metrics::toPrometheusText,
                        CdcMetrics.CONTENT_TYPE));
    }

    private static String problem(CaptureState state, SlotWatch watch) {
        if (state.isCapturing()) {
            return watch.problem();
        }
        return state.problem().isEmpty() ? "it does not capture yet" : state.problem();
    }

    /** Says that it captures, from a thread of its own: the loop keeps this one. */
    private static void announce(ServiceServer server, CaptureState state) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                while (!state.isCapturing()) {
                                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                                }
                                System.out.println("READY " + server.uri());
                                System.out.flush();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "ready");
        thread.setDaemon(true);
        thread.start();
    }

    private static void stop(CaptureLoop loop, CountDownLatch ended) {
        loop.stop();
        try {
            if (!ended.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Capturing did not end in time; it goes on from what Kafka has");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
