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
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all views: takes tracks as they come, does what clients asked for, and
 * every tick tells them what changed. Other threads leave their wishes in a queue.
 */
public final class FleetLoop extends KafkaLoop<Track> {
    private static final Logger LOG = LoggerFactory.getLogger(FleetLoop.class);

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final ViewportCells geometry;
    private final Clock clock;
    private final Duration forgetAfter;
    private final Pacer pacer;
    private final FleetReporter reporter;
    private final Map<String, FleetView> views = new HashMap<>();
    private final Set<Client> clients = new LinkedHashSet<>();
    private final GatewayCounts counts;
    private volatile Duration currentTick;
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
        super("fleet", source);
        this.geometry = geometry;
        this.clock = clock;
        this.forgetAfter = forgetAfter;
        this.pacer = new Pacer(tick);
        this.currentTick = tick;
        this.reporter = reporter;
        this.counts = counts;
    }

    Duration tick() {
        return currentTick;
    }

    void add(Client client) {
        wish(() -> clients.add(client));
    }

    void remove(Client client) {
        wish(
                () -> {
                    clients.remove(client);
                    reporter.unsubscribe(client);
                    client.end(view(client));
                });
    }

    void subscribe(Client client, int number, Set<WatchKey> keys) {
        wish(() -> client.subscribe(view(client), number, keys, now()));
    }

    /**
     * Subscribes a client that knows everything up to an offset of this epoch.
     *
     * @param since the offset
     */
    void resume(Client client, int number, Set<WatchKey> keys, long since) {
        wish(
                () -> {
                    reporter.countReconnect(client);
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
        wish(() -> reporter.subscribe(client, clock.millis(), clients, this::view));
    }

    void unsubscribeMetrics(Client client) {
        wish(() -> reporter.unsubscribe(client));
    }

    void unsubscribe(Client client, int number) {
        wish(() -> client.unsubscribe(view(client), number, now()));
    }

    @Override
    void onKnown() {
        views.values().forEach(view -> view.tick(offset));
        endTicks();
        LOG.info("bootstrapped with {} vehicles", countVehicles());
    }

    /** A tick. */
    @Override
    void turn() {
        long length = pacer.tick().toNanos();
        long end = System.nanoTime() + length;
        for (long left = length; left > 0; left = end - System.nanoTime()) {
            poll(Duration.ofNanos(left));
        }
        long start = System.nanoTime();
        grantWishes();
        offset++;
        views.values().forEach(view -> view.tick(offset));
        Tick now = now();
        clients.forEach(client -> client.flush(now));
        endTicks();
        counts.set(clients.size(), countVehicles());
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

    @Override
    void apply(Track track) {
        boolean isNews =
                views.computeIfAbsent(track.envelope().tenant(), tenant -> new FleetView(geometry))
                        .apply(track);
        counts.countTrack(isNews);
        if (isNews && isReady()) {
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
