/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.kafka.UpstreamProducer;
import io.roadstream.gateway.protocol.CloseCode;
import io.roadstream.gateway.protocol.Subprotocol;
import io.roadstream.gateway.view.ViewportCells;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Session;

/** What all connections share, and the list of them. Thread-safe. */
public final class SocketServices implements AutoCloseable {
    private static final long CUT_AFTER_SECONDS = 5;

    private final FleetLoop loop;
    private final StatusLoop statuses;
    private final FeedLoop feeds;
    private final UpstreamProducer producer;
    private final TokenVerifier verifier;
    private final ViewportCells geometry;
    private final SocketLimits limits;
    private final Clock clock;
    private final GatewayCounts counts;
    private final String epoch = UUID.randomUUID().toString();
    private final Set<FleetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService pings =
            new ScheduledThreadPoolExecutor(
                    1,
                    task -> {
                        Thread thread = new Thread(task, "pings");
                        thread.setDaemon(true);
                        return thread;
                    },
                    // At the end nothing needs to be cut any more: the server ends all.
                    new ThreadPoolExecutor.DiscardPolicy());
    private long lastPing;

    public SocketServices(
            FleetLoop loop,
            StatusLoop statuses,
            FeedLoop feeds,
            UpstreamProducer producer,
            TokenVerifier verifier,
            ViewportCells geometry,
            SocketLimits limits,
            Clock clock,
            GatewayCounts counts) {
        this.loop = loop;
        this.statuses = statuses;
        this.feeds = feeds;
        this.producer = producer;
        this.verifier = verifier;
        this.geometry = geometry;
        this.limits = limits;
        this.clock = clock;
        this.counts = counts;
    }

    /** Begins to ask clients for answers. */
    public void start() {
        long every = limits.pingEvery().toMillis();
        var unused = pings.scheduleAtFixedRate(this::ping, every, every, TimeUnit.MILLISECONDS);
    }

    /** A socket for a connection that chose this subprotocol. */
    public FleetSocket newSocket(Subprotocol subprotocol) {
        return new FleetSocket(this, subprotocol);
    }

    FleetLoop loop() {
        return loop;
    }

    StatusLoop statuses() {
        return statuses;
    }

    FeedLoop feeds() {
        return feeds;
    }

    Upstream newUpstream(Client client) {
        return new Upstream(producer, statuses, feeds, clock, client, counts);
    }

    GatewayCounts counts() {
        return counts;
    }

    TokenVerifier verifier() {
        return verifier;
    }

    ViewportCells geometry() {
        return geometry;
    }

    SocketLimits limits() {
        return limits;
    }

    Clock clock() {
        return clock;
    }

    /** Counts a connection that was closed, and cuts it unless its end has come by then. */
    void closing(Session session, CloseCode code) {
        counts.countClosed(code);
        var unused = pings.schedule(session::disconnect, CUT_AFTER_SECONDS, TimeUnit.SECONDS);
    }

    String epoch() {
        return epoch;
    }

    void open(FleetSocket socket) {
        sockets.add(socket);
    }

    void closed(FleetSocket socket) {
        sockets.remove(socket);
    }

    @Override
    public void close() {
        pings.shutdownNow();
        sockets.forEach(FleetSocket::goAway);
    }

    private void ping() {
        long now = System.nanoTime();
        lastPing++;
        sockets.forEach(socket -> socket.check(now, lastPing));
    }
}
