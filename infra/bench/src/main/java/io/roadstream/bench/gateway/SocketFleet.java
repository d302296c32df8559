/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Many WebSocket clients on one thread: each says what it is given and counts what it gets. Some of
 * them read every frame whole and remember what they were told.
 */
final class SocketFleet implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int SELECT_MILLIS = 20;
    private static final int HEADER_END = 4;
    private static final int OPCODE_CLOSE = 8;
    private static final long POLL_NANOS = 10_000_000;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    private final URI server;
    private final int audited;
    private final List<Connection> connections = new ArrayList<>();
    private final Dialect dialect;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Selector selector;
    private Thread thread = new Thread(() -> {});
    private volatile boolean isEnding;
    private final AtomicReference<@Nullable CompletableFuture<Histogram>> delaysAskedFor =
            new AtomicReference<>();
    private final AtomicLong updates = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();

    /**
     * @param audited how many of them remember what they were told, in the gateway's dialect
     */
    SocketFleet(URI server, Dialect dialect, int audited) {
        this.server = server;
        this.dialect = dialect;
        this.audited = audited;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects so many, and reads from then on. */
    void connect(int count) throws IOException {
        thread = new Thread(this::run, "clients");
        thread.start();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            channel.write(ByteBuffer.wrap(upgradeRequest()));
            channel.configureBlocking(false);
            Connection connection = new Connection(channel, connections.size() < audited);
            connections.add(connection);
            channel.register(selector, SelectionKey.OP_READ, connection);
            selector.wakeup();
        }
    }

    /** Vehicle updates that all clients got. */
    long updates() {
        return updates.get();
    }

    /** Bytes that all clients got. */
    long bytes() {
        return bytes.get();
    }

    /** Clients that are connected. */
    int open() {
        return open.get();
    }

    /** Clients that the server has begun to tell. */
    int served() {
        return served.get();
    }

    /** Waits until something is so; the clients must stay healthy meanwhile. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + WITHIN.toNanos();
        while (!condition.getAsBoolean()) {
            requireHealthy();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "after %s: %d clients are open, %d are served"
                                .formatted(WITHIN, open(), served()));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Delay of updates since it was taken last, ms. */
    Histogram takeDelays() {
        CompletableFuture<Histogram> taken = new CompletableFuture<>();
        delaysAskedFor.set(taken);
        selector.wakeup();
        while (!taken.isDone()) {
            requireHealthy();
            LockSupport.parkNanos(POLL_NANOS);
        }
        return taken.join();
    }

    /** What the audited clients know; read it when the fleet has ended. */
    List<FrameWalk.Audit> audits() {
        return connections.stream().flatMap(c -> c.audit.stream()).toList();
    }

    void requireHealthy() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("a client failed: " + cause, cause);
        }
    }

    @Override
    public void close() {
        isEnding = true;
        try {
            thread.join();
            for (Connection connection : connections) {
                connection.channel.close();
            }
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (!isEnding) {
                CompletableFuture<Histogram> asked = delaysAskedFor.getAndSet(null);
                if (asked != null) {
                    asked.complete(dialect.delayMillis().copy());
                    dialect.delayMillis().reset();
                }
                selector.select(key -> read((Connection) key.attachment()), SELECT_MILLIS);
            }
        } catch (IOException | RuntimeException e) {
            failure.set(e);
        }
    }

    private void read(Connection connection) {
        try {
            connection.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] upgradeRequest() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "GET %s HTTP/1.1".formatted(dialect.path()),
                                "Host: " + server.getAuthority(),
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        dialect.subprotocol().ifPresent(name -> lines.add("Sec-WebSocket-Protocol: " + name));
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private final class Connection {
        private final SocketChannel channel;
        private final Optional<FrameWalk.Audit> audit;
        private ByteBuffer in = ByteBuffer.allocate(2_048);
        private boolean isOpen;

        Connection(SocketChannel channel, boolean isAudited) {
            this.channel = channel;
            this.audit = isAudited ? Optional.of(new FrameWalk.Audit()) : Optional.empty();
        }

        void read() throws IOException {
            int got = channel.read(in);
            if (got < 0) {
                throw new IOException("the gateway has closed a connection");
            }
            bytes.addAndGet(got);
            in.flip();
            if (!isOpen) {
                readHandshake();
            }
            if (isOpen) {
                while (readFrame()) {
                    // all that are whole
                }
            }
            in.compact();
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(Math.max(BUFFER, 2 * in.capacity())).put(in.flip());
            }
        }

        private void readHandshake() throws IOException {
            String text =
                    new String(
                            in.array(), in.position(), in.remaining(), StandardCharsets.US_ASCII);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return;
            }
            if (!text.startsWith("HTTP/1.1 101")) {
                throw new IOException("no upgrade: " + text.lines().findFirst().orElse(""));
            }
            in.position(in.position() + end + HEADER_END);
            isOpen = true;
            open.incrementAndGet();
            for (byte[] frame : dialect.greeting()) {
                write(frame);
            }
        }

        private boolean readFrame() throws IOException {
            if (in.remaining() < 2) {
                return false;
            }
            int start = in.position();
            int opcode = in.get(start) & 0xF;
            long length = in.get(start + 1) & 0x7F;
            int header = length < 126 ? 2 : length == 126 ? 4 : 10;
            if (in.remaining() < header) {
                return false;
            }
            if (length == 126) {
                length = in.getShort(start + 2) & 0xFFFF;
            } else if (length == 127) {
                length = in.getLong(start + 2);
            }
            if (in.remaining() < header + length) {
                return false;
            }
            if (opcode == OPCODE_CLOSE) {
                throw new IOException("closed with " + (in.getShort(start + header) & 0xFFFF));
            }
            take(start + header, (int) length);
            in.position((int) (start + header + length));
            return true;
        }

        private void take(int offset, int length) throws IOException {
            dialect.read(in.array(), offset, length, System.currentTimeMillis());
            updates.addAndGet(dialect.updates());
            served.addAndGet(dialect.isServed() ? 1 : 0);
            Optional<byte[]> answer = dialect.answer();
            if (answer.isPresent()) {
                write(answer.get());
            }
            if (audit.isPresent()) {
                audit.get().take(in.array(), offset, length);
            }
        }

        private void write(byte[] frame) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(frame);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }
    }
}
