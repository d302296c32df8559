/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ClientHello;
import io.roadstream.contract.proto.v1.Pong;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Subscribe;
import io.roadstream.contract.proto.v1.Viewport;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client of the gateway that looks at the whole earth, as somebody of ops would: knocks until the
 * gateway is there, comes back when it is gone, and notes when each fix reached it.
 */
public final class LiveWatch implements WebSocket.Listener, AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final long KNOCK_MILLIS = 100;
    private static final int EARTH_LAT_E7 = 900_000_000;
    private static final int EARTH_LON_E7 = 1_800_000_000;

    private final URI socketUri;
    private final String token;
    private final Clock clock;
    private final MapState map;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    private final ScheduledThreadPoolExecutor timer;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;

    private LiveWatch(URI gateway, String token, Clock clock, DelayLog delays) {
        this.socketUri = URI.create(gateway.toString().replaceFirst("^http", "ws") + "/v1/live");
        this.token = token;
        this.clock = clock;
        this.map = new MapState(delays);
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "live-watch");
                            thread.setDaemon(true);
                            return thread;
                        },
                        new java.util.concurrent.ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Begins to knock.
     *
     * @param token of somebody who sees all
     * @param delays where it notes what it sees
     */
    public static LiveWatch start(URI gateway, String token, Clock clock, DelayLog delays) {
        LiveWatch watch = new LiveWatch(gateway, token, clock, delays);
        watch.knockLater(0);
        return watch;
    }

    /** Completes with the time at which the first moving vehicle was seen. */
    public CompletableFuture<Long> firstMoving() {
        return map.firstMoving();
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        WebSocket open = socket;
        socket = null;
        if (open != null) {
            open.abort();
        }
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onBinary(
            WebSocket from, ByteBuffer data, boolean isLast) {
        long nowMillis = clock.millis();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (isLast) {
            take(from, nowMillis);
            partial.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(
            WebSocket from, int status, String reason) {
        lost(from);
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable problem) {
        lost(from);
    }

    private void take(WebSocket from, long nowMillis) {
        try {
            ServerFrame frame = ServerFrame.parseFrom(partial.toByteArray());
            if (frame.hasPing()) {
                var unused =
                        send(
                                from,
                                ClientFrame.newBuilder()
                                        .setPong(Pong.newBuilder().setId(frame.getPing().getId())));
            } else if (frame.hasSnapshot()) {
                map.replace(frame.getSnapshot());
            } else if (frame.hasDelta()) {
                map.change(frame.getDelta(), nowMillis);
            }
        } catch (InvalidProtocolBufferException e) {
            from.abort();
            lost(from);
        }
    }

    private void lost(WebSocket gone) {
        if (gone == socket) {
            socket = null;
            partial.reset();
            knockLater(KNOCK_MILLIS);
        }
    }

    private void knockLater(long millis) {
        var unused = timer.schedule(this::knock, millis, TimeUnit.MILLISECONDS);
    }

    private void knock() {
        var unused =
                http.newWebSocketBuilder()
                        .subprotocols("roadstream.v1")
                        .connectTimeout(CONNECT_WITHIN)
                        .buildAsync(socketUri, this)
                        .whenComplete(
                                (made, problem) -> {
                                    if (problem == null) {
                                        opened(made);
                                    } else {
                                        knockLater(KNOCK_MILLIS);
                                    }
                                });
    }

    private synchronized void opened(WebSocket made) {
        if (timer.isShutdown()) {
            made.abort();
            return;
        }
        socket = made;
        var unused =
                send(
                                made,
                                ClientFrame.newBuilder()
                                        .setHello(ClientHello.newBuilder().setToken(token)))
                        .thenCompose(
                                sent -> send(made, ClientFrame.newBuilder().setSubscribe(earth())))
                        .whenComplete(
                                (sent, problem) -> {
                                    if (problem != null) {
                                        onError(made, problem);
                                    }
                                });
    }

    private static Subscribe.Builder earth() {
        return Subscribe.newBuilder()
                .setSubscription(1)
                .setViewport(
                        Viewport.newBuilder()
                                .setSouthE7(-EARTH_LAT_E7)
                                .setWestE7(-EARTH_LON_E7)
                                .setNorthE7(EARTH_LAT_E7)
                                .setEastE7(EARTH_LON_E7));
    }

    private static CompletableFuture<WebSocket> send(WebSocket to, ClientFrame.Builder frame) {
        return to.sendBinary(ByteBuffer.wrap(frame.build().toByteArray()), true);
    }
}
