/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.proto.v1.Pace;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.kafka.TrackSource;
import io.roadstream.gateway.view.FleetView;
import io.roadstream.gateway.view.ViewportCells;
import io.roadstream.gateway.view.WatchKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all views: takes tracks as they come, does what clients asked for, and
 * every tick tells them what changed. Other threads leave their wishes in a queue.
 */
public final class FleetLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetLoop.class);

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final TrackSource source;
    private final ViewportCells geometry;
    private final Clock clock;
    private final Duration forgetAfter;
    private final Pacer pacer;
    private final FleetReporter reporter;
    private final Queue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final Map<String, FleetView> views = new HashMap<>();
    private final Set<Client> clients = new LinkedHashSet<>();
    private final GatewayCounts counts;
    private final Thread thread;
    private volatile Duration currentTick;
    private volatile boolean isReady;
    private volatile boolean isEnding;
    private long offset;
    private long lastForgetMillis;

    public FleetLoop(
            TrackSource source,
            ViewportCells geometry,
            Clock clock,
            Duration tick,
            Duration forgetAfter,
            FleetReporter reporter,
            GatewayCounts counts) {
        this.source = source;
        this.geometry = geometry;
        this.clock = clock;
        this.forgetAfter = forgetAfter;
        this.pacer = new Pacer(tick);
        this.currentTick = tick;
        this.reporter = reporter;
        this.counts = counts;
        this.thread = new Thread(this::run, "fleet");
    }

    /**
     * Starts the thread.
     *
     * @param onFailure called on it if it cannot go on
     */
    public void start(Runnable onFailure) {
        thread.setUncaughtExceptionHandler(
                (failed, e) -> {
                    isReady = false;
                    LOG.error("the fleet's thread failed", e);
                    onFailure.run();
                });
        thread.start();
    }

    /** Whether it knows the newest fix of every vehicle. */
    public boolean isReady() {
        return isReady;
    }

    Duration tick() {
        return currentTick;
    }

    void add(Client client) {
        wishes.add(() -> clients.add(client));
    }

    void remove(Client client) {
        wishes.add(
                () -> {
                    clients.remove(client);
                    reporter.unsubscribe(client);
                    client.end(view(client));
                });
    }

    void subscribe(Client client, int number, Set<WatchKey> keys) {
        wishes.add(() -> client.subscribe(view(client), number, keys, now()));
    }

    /**
     * Subscribes a client that knows everything up to an offset of this epoch.
     *
     * @param since the offset
     */
    void resume(Client client, int number, Set<WatchKey> keys, long since) {
        wishes.add(
                () -> {
                    reporter.countReconnect();
                    if (since < 0 || since > offset) {
                        client.tellGap(
                                number,
                                "offset %s was not reached yet; the newest is %d"
                                        .formatted(Long.toUnsignedString(since), offset));
                        client.subscribe(view(client), number, keys, now());
                    } else {
                        client.resume(view(client), number, keys, since, now());
                    }
                });
    }

    /** Sends a client how the fleet is, every now and then. */
    void subscribeMetrics(Client client) {
        wishes.add(() -> reporter.subscribe(client, clock.millis(), clients, this::view));
    }

    void unsubscribeMetrics(Client client) {
        wishes.add(() -> reporter.unsubscribe(client));
    }

    void unsubscribe(Client client, int number) {
        wishes.add(() -> client.unsubscribe(view(client), number, now()));
    }

    @Override
    public void close() {
        isEnding = true;
        source.wakeUp();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }

    private void run() {
        try {
            source.bootstrap(this::apply);
            views.values().forEach(view -> view.tick(offset));
            endTicks();
            isReady = true;
            LOG.info("bootstrapped with {} vehicles", countVehicles());
            while (!isEnding) {
                playTick();
            }
        } catch (WakeupException e) {
            if (!isEnding) {
                throw e;
            }
        }
    }

    private void playTick() {
        long length = pacer.tick().toNanos();
        long end = System.nanoTime() + length;
        for (long left = length; left > 0; left = end - System.nanoTime()) {
            source.poll(Duration.ofNanos(left), this::apply);
        }
        long start = System.nanoTime();
        for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            wish.run();
        }
        offset++;
        views.values().forEach(view -> view.tick(offset));
        Tick now = now();
        clients.forEach(client -> client.flush(now));
        endTicks();
        counts.set(clients.size(), countVehicles(), source.unreadable());
        reporter.report(now.timeMillis(), clients, this::view);
        forget(now.timeMillis());
        pace(Duration.ofNanos(System.nanoTime() - start));
    }

    private void forget(long nowMillis) {
        if (nowMillis - lastForgetMillis >= FORGET_EVERY.toMillis()) {
            lastForgetMillis = nowMillis;
            views.values().forEach(view -> view.forget(nowMillis - forgetAfter.toMillis()));
        }
    }

    private void pace(Duration work) {
        if (pacer.note(work)) {
            currentTick = pacer.tick();
            LOG.debug("a tick takes {} now; the last one had work for {}", currentTick, work);
            byte[] frame =
                    ServerFrame.newBuilder()
                            .setPace(Pace.newBuilder().setTickMillis((int) currentTick.toMillis()))
                            .build()
                            .toByteArray();
            clients.forEach(client -> client.outbox().send(frame));
        }
    }

    private void endTicks() {
        views.values().forEach(FleetView::endTick);
    }

    private void apply(Track track) {
        boolean isNews =
                views.computeIfAbsent(track.envelope().tenant(), tenant -> new FleetView(geometry))
                        .apply(track);
        counts.countTrack(isNews);
        if (isNews && isReady) {
            reporter.countFix(
                    track.envelope().tenant(), clock.millis() - track.envelope().eventTimeMillis());
        }
    }

    private FleetView view(Client client) {
        return views.computeIfAbsent(
                client.principal().tenant(), tenant -> new FleetView(geometry));
    }

    private long countVehicles() {
        return views.values().stream().mapToLong(FleetView::size).sum();
    }

    private Tick now() {
        return new Tick(offset, clock.millis());
    }
}
