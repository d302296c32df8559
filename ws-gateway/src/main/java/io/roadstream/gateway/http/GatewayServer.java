/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.http;

import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.feed.KpiBoard;
import io.roadstream.gateway.flink.FlinkProbe;
import io.roadstream.gateway.geofence.GeofenceRegister;
import io.roadstream.gateway.history.History;
import io.roadstream.gateway.kafka.StatusSource;
import io.roadstream.gateway.kafka.TopicRights;
import io.roadstream.gateway.kafka.TrackSource;
import io.roadstream.gateway.kafka.UpstreamProducer;
import io.roadstream.gateway.orders.OrderDatabase;
import io.roadstream.gateway.protocol.Subprotocol;
import io.roadstream.gateway.rest.RestHandler;
import io.roadstream.gateway.rest.RestMetrics;
import io.roadstream.gateway.rest.RestSources;
import io.roadstream.gateway.socket.FeedLoop;
import io.roadstream.gateway.socket.Feeds;
import io.roadstream.gateway.socket.FleetLoop;
import io.roadstream.gateway.socket.FleetReporter;
import io.roadstream.gateway.socket.SocketServices;
import io.roadstream.gateway.socket.StatusLoop;
import io.roadstream.gateway.view.ViewportCells;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway with its parts: starts them in order, ends them in reverse. */
public final class GatewayServer implements AutoCloseable {
    /** Where clients connect. */
    public static final String SOCKET_PATH = "/v1/live";

    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

    /**
     * All clients come back at once after a restart; those that find no place wait for a second.
     */
    private static final int ACCEPT_QUEUE = 4_096;

    private static final int FORBIDDEN = 403;
    private static final int BUFFER_BYTES = 2_048;
    private static final long STOP_MILLIS = 5_000;

    private final GatewayConfig config;
    private final Server server;
    private final ServerConnector connector;
    private final FleetLoop loop;
    private final StatusLoop statuses;
    private final FeedLoop feeds;
    private final UpstreamProducer producer;
    private final Optional<FlinkProbe> flink;
    private final SocketServices sockets;
    private final GeofenceRegister fences;
    private final RestHandler rest;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    private GatewayServer(GatewayConfig config, TokenVerifier verifier, Clock clock) {
        this.config = config;
        ViewportCells geometry = new ViewportCells();
        GatewayMetrics metrics = new GatewayMetrics();
        TrackSource source = new TrackSource(config.kafka(), clock, metrics::countUnreadable);
        flink =
                config.flinkUrl().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new FlinkProbe(URI.create(config.flinkUrl()), clock));
        KpiBoard kpis = new KpiBoard();
        FleetReporter reporter =
                new FleetReporter(config.metricsEvery(), () -> flink.map(FlinkProbe::health), kpis);
        loop =
                new FleetLoop(
                        source,
                        geometry,
                        clock,
                        config.tick(),
                        config.fanoutThreads(),
                        config.forgetAfter(),
                        reporter,
                        metrics);
        producer = new UpstreamProducer(config.kafka());
        statuses =
                new StatusLoop(
                        new StatusSource(config.kafka(), metrics::countUnreadable),
                        clock,
                        this::learnTopics);
        feeds =
                new FeedLoop(
                        config.kafka(),
                        new Feeds(kpis, loop, clock, new FeedMetrics(metrics.registry())),
                        clock,
                        metrics::countUnreadable);
        sockets =
                new SocketServices(
                        loop,
                        statuses,
                        feeds,
                        producer,
                        verifier,
                        geometry,
                        config.limits(),
                        clock,
                        metrics);
        fences =
                new GeofenceRegister(
                        config.kafka(), GeofenceRegister.MAX_FENCES, metrics::countUnreadable);
        rest =
                new RestHandler(
                        verifier,
                        config.pages(),
                        new RestSources(
                                History.of(config.history()),
                                fences,
                                new OrderDatabase(config.orders()),
                                clock),
                        config.queries(),
                        new RestMetrics(metrics.registry()));
        QueuedThreadPool threads = new QueuedThreadPool(config.listen().threads(), 4);
        threads.setName("http");
        server = new Server(threads);
        connector = newConnector(server, config.listen());
        server.addConnector(connector);
        server.setStopTimeout(STOP_MILLIS);
        Handler.Sequence handlers = new Handler.Sequence();
        handlers.addHandler(
                WebSocketUpgradeHandler.from(server, container -> configure(container)));
        handlers.addHandler(new ServiceHandler(this::isReady, metrics));
        handlers.addHandler(rest);
        handlers.addHandler(new StreetsHandler(config.streets()));
        if (!config.webFolder().isEmpty()) {
            ResourceHandler files = new ResourceHandler();
            files.setBaseResource(
                    ResourceFactory.of(server).newResource(Path.of(config.webFolder())));
            files.setDirAllowed(false);
            handlers.addHandler(files);
        }
        server.setHandler(new SecurityHeaders(handlers, config.pages().tiles()));
    }

    /** Starts the server and listens; {@link #isReady} says when the fleet is known too. */
    public static GatewayServer start(GatewayConfig config, Clock clock) throws IOException {
        GatewayServer gateway =
                new GatewayServer(config, config.tokens().newVerifier(clock), clock);
        try {
            gateway.server.start();
        } catch (Exception e) {
            throw new IOException(
                    "can't listen on %s:%d"
                            .formatted(config.listen().host(), config.listen().port()),
                    e);
        }
        gateway.sockets.start();
        gateway.flink.ifPresent(probe -> probe.start(config.metricsEvery()));
        gateway.loop.start(gateway.failure::complete);
        gateway.statuses.start(gateway.failure::complete);
        gateway.feeds.start(gateway.failure::complete);
        gateway.fences.start(gateway.failure::complete);
        return gateway;
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create(
                "http://%s:%d".formatted(config.listen().host(), connector.getLocalPort()));
    }

    /** Whether it knows the newest fix of every vehicle, and what the feeds and geofences say. */
    public boolean isReady() {
        return loop.isReady() && statuses.isReady() && feeds.isReady() && fences.isReady();
    }

    /** Whether it cannot go on. */
    public boolean hasFailed() {
        return failure.isDone();
    }

    /** Waits until it cannot go on, and says why. */
    Throwable awaitFailure() throws InterruptedException {
        try {
            return failure.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a failure is a value here", e);
        }
    }

    @Override
    public void close() {
        sockets.close();
        flink.ifPresent(FlinkProbe::close);
        loop.close();
        rest.close();
        fences.close();
        statuses.close();
        feeds.close();
        producer.close();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("connections were still open at the end", e);
        }
    }

    private void learnTopics() {
        producer.learnTopics();
        try {
            TopicRights.require(config.kafka());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void configure(ServerWebSocketContainer container) {
        container.setMaxBinaryMessageSize(config.listen().maxFrameBytes());
        container.setMaxTextMessageSize(config.listen().maxFrameBytes());
        // Would bind frames to clients too, and the snapshot of a large fleet has no limit. What
        // comes in is counted while it comes, by message.
        container.setMaxFrameSize(0);
        container.setAutoFragment(true);
        container.setInputBufferSize(BUFFER_BYTES);
        container.setOutputBufferSize(2 * BUFFER_BYTES);
        container.setIdleTimeout(config.limits().silentFor().multipliedBy(2));
        container.addMapping(SOCKET_PATH, this::socket);
    }

    /** A client that offers no subprotocol of ours is refused with 400 by Jetty. */
    private @Nullable Object socket(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        if (!config.origins()
                .mayConnect(
                        request.getHeaders().get(HttpHeader.ORIGIN),
                        request.getHeaders().get(HttpHeader.HOST))) {
            Response.writeError(
                    request,
                    response,
                    callback,
                    FORBIDDEN,
                    "pages of this origin may not connect; see gateway-allowed-origins");
            return null;
        }
        // Each message is small and new: compressing it costs more than it saves.
        response.setExtensions(java.util.List.of());
        Optional<Subprotocol> chosen =
                request.getSubProtocols().stream()
                        .flatMap(title -> Subprotocol.find(title).stream())
                        .findFirst();
        if (chosen.isEmpty()) {
            return null;
        }
        response.setAcceptedSubProtocol(chosen.get().title());
        return sockets.newSocket(chosen.get());
    }

    private static ServerConnector newConnector(Server server, GatewayConfig.Listen listen) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector =
                new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }
}
