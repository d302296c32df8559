/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import io.roadstream.bench.gateway.ClientFrames;
import io.roadstream.bench.gateway.FrameSocket;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.Ping;
import io.roadstream.contract.proto.v1.ServerFrame;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A client that comes back by itself when its connection ends, and goes on from what it knows.
 * Thread-safe.
 */
final class Watcher implements AutoCloseable {
    private static final int MAX_JITTER_MILLIS = 500;
    private static final long POLL_MILLIS = 20;

    /** A little longer than a tick. */
    private static final long SLOW_MILLIS = 45;

    private static final int LONGEST_STAY_MILLIS = 2_500;
    private static final long PING_MILLIS = 1_500;
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(6);

    private final URI gateway;
    private final String token;
    private final Habit habit;
    private final SplittableRandom random;
    private final Knowledge knowledge;
    private final Thread thread = new Thread(this::run, "watcher");
    private volatile Wire wire = frame -> List.of(frame);
    private volatile boolean isClosed;
    private volatile boolean isAway;
    private volatile @Nullable FrameSocket socket;
    private volatile long lastFrameNanos;

    /** How a client behaves. */
    enum Habit {
        /** Stays until the connection ends. */
        STAYS,
        /** Breaks its connection off again and again. */
        COMES_AND_GOES,
        /** Takes its time for each frame. */
        SLOW
    }

    /** What lies between the socket and the knowledge; a control spoils frames there. */
    @FunctionalInterface
    interface Wire {
        List<ServerFrame> pass(ServerFrame frame);
    }

    Watcher(URI gateway, String token, Habit habit, long seed, Knowledge knowledge) {
        this.gateway = gateway;
        this.token = token;
        this.habit = habit;
        this.random = new SplittableRandom(seed);
        this.knowledge = knowledge;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    Habit habit() {
        return habit;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    void spoil(Wire spoiler) {
        wire = spoiler;
    }

    /** Breaks the connection off and stays away until it is let back. */
    void goAway() {
        isAway = true;
        cut();
    }

    void comeBack() {
        isAway = false;
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        cut();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut() {
        FrameSocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    private void run() {
        try {
            while (!isClosed) {
                if (isAway) {
                    Thread.sleep(POLL_MILLIS);
                } else {
                    connectOnce();
                    Thread.sleep(random.nextInt(MAX_JITTER_MILLIS));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connects and returns when the connection has ended. */
    private void connectOnce() throws InterruptedException {
        try (FrameSocket open = FrameSocket.connect(gateway, this::take)) {
            socket = open;
            open.send(ClientFrames.hello(token));
            if (isAway || isClosed) {
                return;
            }
            if (habit == Habit.COMES_AND_GOES) {
                open.ended().get(1 + random.nextInt(LONGEST_STAY_MILLIS), TimeUnit.MILLISECONDS);
            } else {
                stay(open);
            }
        } catch (CompletionException | ExecutionException e) {
            // The gateway is down; it comes again.
        } catch (TimeoutException e) {
            // It goes, by habit.
        } finally {
            socket = null;
        }
    }

    /**
     * Until the connection has ended, or nobody answers. Java's client does not notice the end of a
     * connection that comes, without a closing handshake, while it still has frames to hand out.
     */
    private void stay(FrameSocket open) throws InterruptedException, ExecutionException {
        lastFrameNanos = System.nanoTime();
        for (long ping = 1; System.nanoTime() - lastFrameNanos < SILENT_NANOS; ping++) {
            try {
                open.ended().get(PING_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                open.send(ClientFrame.newBuilder().setPing(Ping.newBuilder().setId(ping)).build());
            }
        }
    }

    private void take(ServerFrame frame) {
        lastFrameNanos = System.nanoTime();
        if (habit == Habit.SLOW) {
            rest();
        }
        FrameSocket open = socket;
        for (ServerFrame passed : wire.pass(frame)) {
            List<ClientFrame> said = knowledge.take(passed);
            if (open != null) {
                said.forEach(open::send);
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
