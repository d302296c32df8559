/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.Pong;
import io.roadstream.contract.proto.v1.ServerFrame;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One client of the gateway that gets whole frames; answers its pings. */
public final class FrameSocket implements AutoCloseable, WebSocket.Listener {
    private final Consumer<ServerFrame> onFrame;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final CompletableFuture<WebSocket> socket;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);

    private FrameSocket(URI gateway, Consumer<ServerFrame> onFrame) {
        this.onFrame = onFrame;
        this.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .subprotocols("roadstream.v1")
                        .buildAsync(
                                URI.create("ws://%s/v1/live".formatted(gateway.getAuthority())),
                                this);
    }

    /**
     * Connects.
     *
     * @param onFrame called with each frame, one after the other
     */
    public static FrameSocket connect(URI gateway, Consumer<ServerFrame> onFrame) {
        FrameSocket socket = new FrameSocket(gateway, onFrame);
        socket.socket.join();
        return socket;
    }

    /** Sends after what was sent before; does not wait. Thread-safe. */
    public synchronized void send(ClientFrame frame) {
        ByteBuffer bytes = ByteBuffer.wrap(frame.toByteArray());
        lastSend =
                lastSend.thenCompose(
                        sent -> socket.thenCompose(open -> open.sendBinary(bytes, true)));
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        part.writeBytes(bytes);
        if (last) {
            take(part.toByteArray());
            part.reset();
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    /** Completed when the connection has ended, whoever ended it. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete(null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(null);
    }

    /** Breaks the connection off. */
    @Override
    public void close() {
        socket.join().abort();
        ended.complete(null);
    }

    private void take(byte[] bytes) {
        ServerFrame frame;
        try {
            frame = ServerFrame.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("not a frame", e);
        }
        if (frame.hasPing()) {
            send(
                    ClientFrame.newBuilder()
                            .setPong(Pong.newBuilder().setId(frame.getPing().getId()))
                            .build());
        }
        onFrame.accept(frame);
    }
}
