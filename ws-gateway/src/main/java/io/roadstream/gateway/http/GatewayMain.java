/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.roadstream.contract.config.ConfigSources;
import io.roadstream.contract.config.ConfigValues;
import io.roadstream.contract.config.InvalidConfigException;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway process. Prints its settings to stderr and, once it knows the fleet, one line {@code
 * READY http://HOST:PORT} to stdout. Ends in order on SIGTERM; exits with 2 on wrong settings and 1
 * if it can't start or go on.
 */
public final class GatewayMain {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayMain.class);
    private static final long POLL_MILLIS = 20;

    private GatewayMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(GatewayConfig.help().text());
            return;
        }
        GatewayConfig config;
        try {
            ConfigValues values =
                    ConfigSources.resolve(GatewayConfig.listKeys(), System.getenv(), args);
            config = GatewayConfig.of(values);
            System.err.print(values.show());
        } catch (InvalidConfigException e) {
            System.err.println("gateway: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(config));
    }

    private static int run(GatewayConfig config) throws InterruptedException {
        GatewayServer server;
        try {
            server = GatewayServer.start(config, Clock.systemUTC());
        } catch (IOException e) {
            LOG.error("the gateway can't start", e);
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        long end = System.nanoTime() + config.startTimeout().toNanos();
        while (!server.isReady() && !server.hasFailed() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        if (server.isReady()) {
            System.out.println("READY " + server.uri());
            System.out.flush();
        } else if (!server.hasFailed()) {
            LOG.error("the gateway gives up after {}", config.startTimeout());
            return 1;
        }
        Throwable failure = server.awaitFailure();
        String advice =
                failure instanceof AuthorizationException
                        ? "; docs/deploy.md lists the rights that its user needs"
                        : "";
        LOG.error("the gateway can't go on: {}{}", failure.getMessage(), advice);
        return 1;
    }
}
