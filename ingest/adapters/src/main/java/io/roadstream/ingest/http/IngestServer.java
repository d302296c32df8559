/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.http;

import io.roadstream.ingest.auth.ApiKeys;
import io.roadstream.ingest.auth.ApiKeysWatch;
import io.roadstream.ingest.http.PositionEndpoint.Services;
import io.roadstream.ingest.http.Routes.Route;
import io.roadstream.ingest.kafka.KafkaPublisher;
import io.roadstream.ingest.kafka.KafkaReadiness;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest server with its parts: starts them in order, ends them in reverse, so that requests
 * under way are finished and everything they brought is in Kafka.
 */
public final class IngestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);

    /** Producer memory beyond what may be in flight: open batches of all partitions. */
    private static final long BATCH_HEADROOM_BYTES = 32L << 20;

    private final IngestConfig config;
    private final Server server;
    private final ServerConnector connector;
    private final Routes routes;
    private final KafkaPublisher publisher;
    private final KafkaReadiness readiness;
    private final ApiKeysWatch keysWatch;
    private volatile int port;

    private IngestServer(IngestConfig config, ApiKeys keys, Clock clock) {
        this.config = config;
        InFlightBudget budget = new InFlightBudget(config.limits());
        QueuedThreadPool threads = new QueuedThreadPool(config.listen().threads(), 4);
        threads.setName("http");
        server = new Server(threads);
        publisher =
                KafkaPublisher.start(
                        config.kafka(),
                        2 * config.limits().maxInFlightBytes() + BATCH_HEADROOM_BYTES);
        readiness = KafkaReadiness.start(config.kafka(), publisher);
        IngestMetrics metrics = new IngestMetrics(budget);
        Services services =
                new Services(
                        new Authenticator(keys),
                        config.limits(),
                        budget,
                        publisher,
                        readiness,
                        metrics,
                        clock,
                        threads);
        routes = new Routes(listRoutes(services));
        connector = newConnector(server, config.listen());
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(routes));
        server.setErrorHandler(new ProblemErrorHandler(config.limits().retryAfter()));
        server.setStopTimeout(config.stopTimeout().toMillis());
        keysWatch = new ApiKeysWatch(keys);
    }

    /** Starts the server and listens; {@link #isReady} says when Kafka is there too. */
    public static IngestServer start(IngestConfig config, Clock clock) throws IOException {
        IngestServer ingest = new IngestServer(config, ApiKeys.load(config.keysFile()), clock);
        try {
            ingest.server.start();
            ingest.port = ingest.connector.getLocalPort();
            return ingest;
        } catch (Exception e) {
            ingest.close();
            throw new IOException(
                    "can't listen on %s:%d"
                            .formatted(config.listen().host(), config.listen().port()),
                    e);
        }
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://%s:%d".formatted(config.listen().host(), port));
    }

    /** Whether Kafka can be reached and has the topics. */
    public boolean isReady() {
        return readiness.isReady();
    }

    /** Why it is not ready. */
    public String problem() {
        return readiness.problem();
    }

    /** What it answers. */
    List<Route> listRoutes() {
        return routes.list();
    }

    /**
     * Takes no more requests, finishes those under way, hands everything to Kafka and ends, all of
     * it within the stop timeout.
     */
    @Override
    public void close() {
        long endNanos = System.nanoTime() + config.stopTimeout().toNanos();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("requests were still under way at the end", e);
        } finally {
            keysWatch.close();
            readiness.close();
            publisher.close(Duration.ofNanos(Math.max(0, endNanos - System.nanoTime())));
        }
    }

    private static List<Route> listRoutes(Services services) {
        List<Route> routes = new ArrayList<>();
        for (Entrance entrance : Entrances.list()) {
            PositionEndpoint endpoint = new PositionEndpoint(entrance, services);
            entrance.methods().stream()
                    .sorted()
                    .forEach(method -> routes.add(new Route(method, entrance.path(), endpoint)));
        }
        routes.addAll(ServiceRoutes.list(services));
        return routes;
    }

    private static ServerConnector newConnector(Server server, IngestConfig.Listen listen) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setIdleTimeout(listen.idleTimeout().toMillis());
        return connector;
    }
}
