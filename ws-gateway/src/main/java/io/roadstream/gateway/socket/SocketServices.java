/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.gateway.auth.TokenVerifier;
import io.roadstream.gateway.protocol.Subprotocol;
import io.roadstream.gateway.view.ViewportCells;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What all connections share, and the list of them. Thread-safe. */
public final class SocketServices implements AutoCloseable {
    private final FleetLoop loop;
    private final TokenVerifier verifier;
    private final ViewportCells geometry;
    private final SocketLimits limits;
    private final Clock clock;
    private final String epoch = UUID.randomUUID().toString();
    private final Set<FleetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService pings =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "pings");
                        thread.setDaemon(true);
                        return thread;
                    });
    private long lastPing;

    public SocketServices(
            FleetLoop loop,
            TokenVerifier verifier,
            ViewportCells geometry,
            SocketLimits limits,
            Clock clock) {
        this.loop = loop;
        this.verifier = verifier;
        this.geometry = geometry;
        this.limits = limits;
        this.clock = clock;
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
