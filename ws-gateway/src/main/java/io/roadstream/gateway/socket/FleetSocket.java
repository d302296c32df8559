/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ClientHello;
import io.roadstream.contract.proto.v1.Error;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.Pong;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.ServerHello;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.proto.v1.Viewport;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.gateway.auth.InvalidTokenException;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.protocol.BadFrameException;
import io.roadstream.gateway.protocol.CloseCode;
import io.roadstream.gateway.protocol.Subprotocol;
import io.roadstream.gateway.view.Rectangle;
import io.roadstream.gateway.view.WatchKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: reads frames of the client and does what they ask, if the client may. The first
 * frame must be hello. Jetty calls it from one thread at a time.
 */
public final class FleetSocket extends Session.Listener.AbstractAutoDemanding {
    private static final Logger LOG = LoggerFactory.getLogger(FleetSocket.class);
    private static final int MAX_SUBSCRIPTION = 1_000;

    private final SocketServices services;
    private final Subprotocol subprotocol;
    private final Map<Integer, Feed> subscriptions = new HashMap<>();
    private final RateLimit rate;
    private @Nullable Outbox outbox;
    private @Nullable Client client;
    private @Nullable Upstream upstream;
    private volatile long lastHeardNanos = System.nanoTime();
    private volatile Asked lastPing = new Asked(0, 0);

    FleetSocket(SocketServices services, Subprotocol subprotocol) {
        this.services = services;
        this.subprotocol = subprotocol;
        this.rate = new RateLimit(services.limits().maxMessagesPerSecond(), System.nanoTime());
    }

    /** A ping that was sent, and when. */
    private record Asked(long id, long nanos) {}

    private enum Feed {
        FLEET,
        STATUS,
        METRICS
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        outbox =
                new Outbox(
                        session,
                        subprotocol,
                        services.limits().maxOutboxBytes(),
                        services::closing);
        services.open(this);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        lastHeardNanos = System.nanoTime();
        try {
            if (subprotocol == Subprotocol.BINARY) {
                onFrame(Subprotocol.parse(payload));
            } else {
                refuse("%s takes text messages only".formatted(subprotocol.title()));
            }
        } catch (BadFrameException e) {
            refuse(String.valueOf(e.getMessage()));
        } finally {
            callback.succeed();
        }
    }

    @Override
    public void onWebSocketText(String message) {
        lastHeardNanos = System.nanoTime();
        try {
            if (subprotocol == Subprotocol.JSON) {
                onFrame(Subprotocol.parse(message));
            } else {
                refuse("%s takes binary messages only".formatted(subprotocol.title()));
            }
        } catch (BadFrameException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        services.closed(this);
        Client known = client;
        if (known != null) {
            services.loop().remove(known);
            services.statuses().remove(known);
        }
        callback.succeed();
    }

    /** The close that follows ends the client; nobody needs to act on a connection that broke. */
    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("a connection broke", cause);
    }

    /** Asks the client to answer, or gives it up. */
    void check(long nowNanos, long pingId) {
        Outbox out = outbox;
        if (out == null) {
            return;
        }
        long silent = nowNanos - lastHeardNanos;
        Client known = client;
        boolean isExpired =
                known != null && !services.clock().instant().isBefore(known.principal().expires());
        if (client == null && silent > services.limits().helloWithin().toNanos()) {
            out.close(CloseCode.UNAUTHENTICATED, "no hello came");
        } else if (isExpired) {
            out.close(CloseCode.UNAUTHENTICATED, "the token has expired");
        } else if (silent > services.limits().silentFor().toNanos()) {
            out.close(CloseCode.SILENT, "no answer to pings");
        } else if (client != null) {
            lastPing = new Asked(pingId, nowNanos);
            out.send(
                    ServerFrame.newBuilder()
                            .setPing(Ping.newBuilder().setId(pingId))
                            .build()
                            .toByteArray());
        }
    }

    /** Ends the connection because the gateway stops. */
    void goAway() {
        Outbox out = outbox;
        if (out != null) {
            out.close(CloseCode.GOING_AWAY, "the gateway stops");
        }
    }

    private void onFrame(ClientFrame frame) {
        if (!rate.take(System.nanoTime())) {
            outbox().close(
                            CloseCode.TOO_MANY,
                            "more than %d messages a second"
                                    .formatted(services.limits().maxMessagesPerSecond()));
            return;
        }
        Client known = client;
        Upstream up = upstream;
        if (known == null || up == null) {
            if (frame.getFrameCase() == ClientFrame.FrameCase.HELLO) {
                hello(frame.getHello());
            } else {
                refuse("the first frame must be hello");
            }
            return;
        }
        switch (frame.getFrameCase()) {
            case HELLO -> refuse("hello comes once");
            case SUBSCRIBE -> subscribe(known, frame.getSubscribe());
            case UNSUBSCRIBE -> unsubscribe(known, frame.getUnsubscribe().getSubscription());
            case PUBLISH -> up.take(frame.getPublish());
            case PING -> send(ServerFrame.newBuilder().setPong(pong(frame.getPing())));
            case PONG -> hearPong(frame.getPong());
            case FRAME_NOT_SET -> {
                // heard from it, which is all that an empty frame says
            }
        }
    }

    private void hearPong(Pong pong) {
        Asked asked = lastPing;
        if (pong.getId() == asked.id() && asked.nanos() != 0) {
            lastPing = new Asked(0, 0);
            services.counts().countRoundTrip(Duration.ofNanos(System.nanoTime() - asked.nanos()));
        }
    }

    private void hello(ClientHello hello) {
        try {
            Principal principal = services.verifier().verify(hello.getToken());
            Client made = new Client(principal, outbox());
            send(
                    ServerFrame.newBuilder()
                            .setHello(
                                    ServerHello.newBuilder()
                                            .setEpoch(services.epoch())
                                            .setServerTimeMillis(services.clock().millis())
                                            .setTickMillis((int) services.loop().pace().toMillis())
                                            .setTenant(principal.tenant())
                                            .setRole(principal.role().title())
                                            .setSubject(principal.subject())));
            services.loop().add(made);
            client = made;
            upstream = services.newUpstream(made);
        } catch (InvalidTokenException e) {
            error(ErrorCode.ERROR_CODE_UNAUTHENTICATED, String.valueOf(e.getMessage()), 0);
            outbox().close(CloseCode.UNAUTHENTICATED, "the token is not valid");
        }
    }

    private void subscribe(Client known, Subscribe subscribe) {
        int number = subscribe.getSubscription();
        if (number < 1 || number > MAX_SUBSCRIPTION) {
            error(
                    ErrorCode.ERROR_CODE_INVALID,
                    "subscription must be in [1, %d], was %d".formatted(MAX_SUBSCRIPTION, number),
                    number);
            return;
        }
        int limit = services.limits().maxSubscriptions();
        if (!subscriptions.containsKey(number) && subscriptions.size() >= limit) {
            error(
                    ErrorCode.ERROR_CODE_LIMIT,
                    "at most %d subscriptions; unsubscribe one".formatted(limit),
                    number);
            return;
        }
        switch (subscribe.getWhatCase()) {
            case VIEWPORT -> watchViewport(known, subscribe);
            case VEHICLE -> watchVehicle(known, subscribe);
            case STATUS -> {
                follow(known, number, Feed.STATUS);
                services.statuses().subscribe(known, number);
            }
            case METRICS -> watchMetrics(known, number);
            case WHAT_NOT_SET ->
                    error(
                            ErrorCode.ERROR_CODE_INVALID,
                            "a subscription must name a viewport, a vehicle, status or metrics",
                            number);
        }
    }

    private void watchMetrics(Client known, int number) {
        if (!known.principal().seesAll()) {
            error(ErrorCode.ERROR_CODE_FORBIDDEN, "metrics are for ops", number);
            return;
        }
        follow(known, number, Feed.METRICS);
        services.loop().subscribeMetrics(known);
    }

    private void watchViewport(Client known, Subscribe subscribe) {
        int number = subscribe.getSubscription();
        Viewport viewport = subscribe.getViewport();
        if (!known.principal().seesAll()) {
            error(ErrorCode.ERROR_CODE_FORBIDDEN, "a driver sees the own vehicle only", number);
            return;
        }
        try {
            Rectangle rectangle =
                    new Rectangle(
                            new GeoPoint(viewport.getSouthE7(), viewport.getWestE7()),
                            new GeoPoint(viewport.getNorthE7(), viewport.getEastE7()));
            Set<WatchKey> keys =
                    services.geometry().of(rectangle).stream()
                            .map(WatchKey::ofCell)
                            .collect(Collectors.toSet());
            watch(known, subscribe, keys);
        } catch (InvalidEventException | IllegalArgumentException e) {
            error(ErrorCode.ERROR_CODE_INVALID, String.valueOf(e.getMessage()), number);
        }
    }

    private void watchVehicle(Client known, Subscribe subscribe) {
        int number = subscribe.getSubscription();
        String vehicle = subscribe.getVehicle();
        if (!known.principal().sees(vehicle)) {
            error(ErrorCode.ERROR_CODE_FORBIDDEN, "a driver sees the own vehicle only", number);
            return;
        }
        try {
            watch(
                    known,
                    subscribe,
                    Set.of(WatchKey.ofVehicle(Checks.requireId("vehicle", vehicle))));
        } catch (InvalidEventException e) {
            error(ErrorCode.ERROR_CODE_INVALID, String.valueOf(e.getMessage()), number);
        }
    }

    private void watch(Client known, Subscribe subscribe, Set<WatchKey> keys) {
        int number = subscribe.getSubscription();
        boolean isNew = !subscriptions.containsKey(number);
        follow(known, number, Feed.FLEET);
        if (!subscribe.hasSince()) {
            services.loop().subscribe(known, number, keys);
        } else if (!isNew) {
            error(
                    ErrorCode.ERROR_CODE_INVALID,
                    "subscription %d goes on already; 'since' is for a new connection"
                            .formatted(number),
                    number);
        } else if (subscribe.getSince().getEpoch().equals(services.epoch())) {
            services.loop().resume(known, number, keys, subscribe.getSince().getOffset());
        } else {
            known.tellGap(number, "the gateway has started anew");
            services.loop().beginAnew(known, number, keys);
        }
    }

    /** Notes what a subscription is of; if it was of another kind, that ends. */
    private void follow(Client known, int number, Feed feed) {
        Feed before = subscriptions.put(number, feed);
        if (before != null && before != feed) {
            end(known, number, before);
        }
    }

    private void end(Client known, int number, Feed feed) {
        switch (feed) {
            case FLEET -> services.loop().unsubscribe(known, number);
            case STATUS -> services.statuses().unsubscribe(known, number);
            case METRICS -> {
                if (!subscriptions.containsValue(Feed.METRICS)) {
                    services.loop().unsubscribeMetrics(known);
                }
            }
        }
    }

    private void unsubscribe(Client known, int number) {
        Feed feed = subscriptions.remove(number);
        if (feed != null) {
            end(known, number, feed);
        } else {
            error(
                    ErrorCode.ERROR_CODE_INVALID,
                    "there is no subscription %d".formatted(number),
                    number);
        }
    }

    private Pong.Builder pong(Ping ping) {
        return Pong.newBuilder().setId(ping.getId()).setTimeMillis(services.clock().millis());
    }

    private void refuse(String message) {
        error(ErrorCode.ERROR_CODE_BAD_FRAME, message, 0);
        outbox().close(CloseCode.BAD_FRAME, "not a frame that is allowed here");
    }

    private void error(ErrorCode code, String message, int subscription) {
        send(
                ServerFrame.newBuilder()
                        .setError(
                                Error.newBuilder()
                                        .setCode(code)
                                        .setMessage(message)
                                        .setSubscription(subscription)));
    }

    private void send(ServerFrame.Builder frame) {
        outbox().send(frame.build().toByteArray());
    }

    private Outbox outbox() {
        Outbox out = outbox;
        if (out == null) {
            throw new IllegalStateException("a frame before the connection was open");
        }
        return out;
    }
}
