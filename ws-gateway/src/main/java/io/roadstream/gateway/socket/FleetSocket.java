/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ClientHello;
import io.roadstream.contract.proto.v1.Error;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.Pong;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.ServerHello;
import io.roadstream.gateway.auth.InvalidTokenException;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.protocol.BadFrameException;
import io.roadstream.gateway.protocol.CloseCode;
import io.roadstream.gateway.protocol.Subprotocol;
import java.nio.ByteBuffer;
import java.time.Duration;
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

    private final SocketServices services;
    private final Subprotocol subprotocol;
    private final RateLimit rate;
    private @Nullable Outbox outbox;
    private @Nullable Client client;
    private @Nullable Subscriptions subscriptions;
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
            services.feeds().remove(known);
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
        Subscriptions known = subscriptions;
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
            case SUBSCRIBE -> known.subscribe(frame.getSubscribe());
            case UNSUBSCRIBE -> known.unsubscribe(frame.getUnsubscribe().getSubscription());
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
            subscriptions = new Subscriptions(services, made);
            upstream = services.newUpstream(made);
        } catch (InvalidTokenException e) {
            error(ErrorCode.ERROR_CODE_UNAUTHENTICATED, String.valueOf(e.getMessage()));
            outbox().close(CloseCode.UNAUTHENTICATED, "the token is not valid");
        }
    }

    private Pong.Builder pong(Ping ping) {
        return Pong.newBuilder().setId(ping.getId()).setTimeMillis(services.clock().millis());
    }

    private void refuse(String message) {
        error(ErrorCode.ERROR_CODE_BAD_FRAME, message);
        outbox().close(CloseCode.BAD_FRAME, "not a frame that is allowed here");
    }

    private void error(ErrorCode code, String message) {
        send(
                ServerFrame.newBuilder()
                        .setError(Error.newBuilder().setCode(code).setMessage(message)));
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
