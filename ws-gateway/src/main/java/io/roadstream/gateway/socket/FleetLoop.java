/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.proto.v1.Pace;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.kafka.TrackSource;
import io.roadstream.gateway.view.FleetView;
import io.roadstream.gateway.view.Tick;
import io.roadstream.gateway.view.ViewportCells;
import io.roadstream.gateway.view.WatchKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all views: takes tracks as they come, does what clients asked for, and
 * every tick has them told what changed. Other threads leave their wishes in a queue.
 */
public final class FleetLoop extends KafkaLoop<Track> {
    private static final Logger LOG = LoggerFactory.getLogger(FleetLoop.class);

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    /** The rest of a tick is for what comes from Kafka. */
    private static final double SHARE_TO_TELL = 0.5;

    private final ViewportCells geometry;
    private final Clock clock;
    private final Duration forgetAfter;
    private final Pacer pacer;
    private final FleetReporter reporter;
    private final Map<String, FleetView> views = new HashMap<>();
    private final Duration tick;
    private final Fanout fanout;
    private final GatewayCounts counts;
    private volatile Duration currentPace;
    private long offset;
    private long nextTickNanos = System.nanoTime();
    private long lastRoundNanos = nextTickNanos;
    private long lastForgetMillis;

    public FleetLoop(
            TrackSource source,
            ViewportCells geometry,
            Clock clock,
            Duration tick,
            int senders,
            Duration forgetAfter,
            FleetReporter reporter,
            GatewayCounts counts) {
        super("fleet", List.of(source));
        this.geometry = geometry;
        this.clock = clock;
        this.forgetAfter = forgetAfter;
        this.pacer = new Pacer(tick);
        this.currentPace = tick;
        this.tick = tick;
        this.fanout = new Fanout(senders);
        this.reporter = reporter;
        this.counts = counts;
    }

    /** The time between two deltas of a client now. */
    Duration pace() {
        return currentPace;
    }

    void add(Client client) {
        wish(() -> fanout.add(client));
    }

    void remove(Client client) {
        wish(
                () -> {
                    fanout.remove(client);
                    reporter.unsubscribe(client);
                    client.end(view(client));
                });
    }

    void subscribe(Client client, int number, Set<WatchKey> keys) {
        wish(() -> client.subscribe(view(client), number, keys, now()));
    }

    /** Subscribes a client that comes from a gateway before this one. */
    void beginAnew(Client client, int number, Set<WatchKey> keys) {
        wish(() -> reporter.countReconnect(client));
        subscribe(client, number, keys);
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
        wish(() -> reporter.subscribe(client, clock.millis(), fanout.clients(), this::view));
    }

    void unsubscribeMetrics(Client client) {
        wish(() -> reporter.unsubscribe(client));
    }

    void unsubscribe(Client client, int number) {
        wish(() -> client.unsubscribe(view(client), number, now()));
    }

    /** Ends a subscription if there is one. */
    void drop(Client client, int number) {
        wish(
                () -> {
                    if (client.hasSubscription(number)) {
                        client.unsubscribe(view(client), number, now());
                    }
                });
    }

    @Override
    void onKnown() {
        beginTick();
        LOG.info("bootstrapped with {} vehicles", countVehicles());
    }

    /** A tick. */
    @Override
    void turn() {
        pollUntilTick();
        beginTick();
        grantWishes();
        Tick now = now();
        long deadline = System.nanoTime() + (long) (SHARE_TO_TELL * tick.toNanos());
        if (fanout.flush(now, deadline)) {
            noteRound();
        }
        counts.set(fanout.clients().size(), countVehicles());
        reporter.report(now.timeMillis(), fanout.clients(), this::view);
        forget(now.timeMillis());
    }

    @Override
    void onEnd() {
        fanout.close();
    }

    /** Ticks keep their distance; one that is late moves all that follow. */
    private void pollUntilTick() {
        nextTickNanos = Math.max(nextTickNanos + tick.toNanos(), System.nanoTime());
        long left = nextTickNanos - System.nanoTime();
        do {
            poll(Duration.ofNanos(Math.max(0, left)));
            left = nextTickNanos - System.nanoTime();
        } while (left > 0);
    }

    private void beginTick() {
        offset++;
        views.values().forEach(view -> view.tick(offset));
    }

    private void forget(long nowMillis) {
        if (nowMillis - lastForgetMillis >= FORGET_EVERY.toMillis()) {
            lastForgetMillis = nowMillis;
            views.values().forEach(view -> view.forget(nowMillis - forgetAfter.toMillis()));
        }
    }

    private void noteRound() {
        long now = System.nanoTime();
        Duration round = Duration.ofNanos(now - lastRoundNanos);
        lastRoundNanos = now;
        if (pacer.note(round)) {
            currentPace = pacer.pace();
            LOG.debug("all clients are told every {} now", currentPace);
            byte[] frame =
                    ServerFrame.newBuilder()
                            .setPace(Pace.newBuilder().setTickMillis((int) currentPace.toMillis()))
                            .build()
                            .toByteArray();
            fanout.clients().forEach(client -> client.outbox().send(frame));
        }
    }

    @Override
    void apply(Track track) {
        boolean isNews =
                views.computeIfAbsent(
                                track.envelope().tenant(),
                                tenant -> new FleetView(geometry, offset))
                        .apply(track);
        counts.countTrack(isNews);
        if (isNews && isReady()) {
            reporter.countFix(track.envelope(), clock.millis());
        }
    }

    private FleetView view(Client client) {
        return views.computeIfAbsent(
                client.principal().tenant(), tenant -> new FleetView(geometry, offset));
    }

    private long countVehicles() {
        return views.values().stream().mapToLong(FleetView::size).sum();
    }

    private Tick now() {
        return new Tick(offset, clock.millis());
    }
}
