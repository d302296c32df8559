/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.gateway;

import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.EmergencyCall;
import io.roadstream.contract.proto.v1.Publish;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.StatusFeed;
import io.roadstream.contract.proto.v1.Subscribe;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A driver who calls for help twenty times a second over a socket of his own, and a client of ops
 * who is told: delay from the moment at which each call was to be sent.
 */
final class EmergencyProbe implements AutoCloseable {
    private static final long INTERVAL_NANOS = 50_000_000;
    private static final long CONNECTED_WITHIN_SECONDS = 30;
    private static final long ANSWERED_WITHIN_NANOS = 10_000_000_000L;
    private static final long POLL_NANOS = 10_000_000;
    private static final String DRIVER = "driver";

    private final FrameSocket driver;
    private final FrameSocket ops;
    private final Map<String, Long> intendedNanos;
    private final Histogram micros;
    private final AtomicReference<String> refusal;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private Thread thread = new Thread(() -> {});
    private volatile boolean isEnding;

    private EmergencyProbe(
            FrameSocket driver,
            FrameSocket ops,
            Map<String, Long> intendedNanos,
            Histogram micros,
            AtomicReference<String> refusal) {
        this.driver = driver;
        this.ops = ops;
        this.intendedNanos = intendedNanos;
        this.micros = micros;
        this.refusal = refusal;
    }

    /** Connects both and waits until ops would be told. */
    static EmergencyProbe connect(GatewayChild gateway, String tenant) {
        Map<String, Long> intended = new ConcurrentHashMap<>();
        Histogram micros = new ConcurrentHistogram(3);
        CountDownLatch listening = new CountDownLatch(1);
        FrameSocket ops =
                FrameSocket.connect(
                        gateway.uri(),
                        frame -> {
                            if (frame.hasStatusSnapshot()) {
                                listening.countDown();
                            }
                            note(frame, intended, micros);
                        });
        ops.send(ClientFrames.hello(gateway.key().opsToken(tenant)));
        ops.send(
                ClientFrames.of(
                        Subscribe.newBuilder()
                                .setSubscription(1)
                                .setStatus(StatusFeed.getDefaultInstance())
                                .build()));
        AtomicReference<String> refusal = new AtomicReference<>("");
        FrameSocket driver =
                FrameSocket.connect(
                        gateway.uri(),
                        frame -> {
                            if (frame.hasError()) {
                                refusal.set("; the driver was told: " + frame.getError());
                            }
                        });
        driver.send(ClientFrames.hello(gateway.key().driverToken(tenant, DRIVER)));
        try {
            if (!listening.await(CONNECTED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "the feed of calls for help did not begin within %d s"
                                .formatted(CONNECTED_WITHIN_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting", e);
        }
        return new EmergencyProbe(driver, ops, intended, micros, refusal);
    }

    /** Begins to call, on a thread of its own. */
    void begin() {
        micros.reset();
        isEnding = false;
        thread = new Thread(this::call, "emergencies");
        thread.start();
    }

    /** Ends it and returns the delays in µs; a call that nobody was told of is an error. */
    Histogram end() throws InterruptedException {
        isEnding = true;
        thread.join();
        long end = System.nanoTime() + ANSWERED_WITHIN_NANOS;
        while (!intendedNanos.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "%d calls for help were not told within %d s%s"
                                .formatted(
                                        intendedNanos.size(),
                                        TimeUnit.NANOSECONDS.toSeconds(ANSWERED_WITHIN_NANOS),
                                        refusal.get()));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return micros.copy();
    }

    @Override
    public void close() {
        isEnding = true;
        driver.close();
        ops.close();
    }

    private static void note(ServerFrame frame, Map<String, Long> intended, Histogram micros) {
        String id = frame.getStatusChange().getStatus().getEmergency().getId();
        Long nanos = intended.remove(id);
        if (nanos != null) {
            micros.recordValue(
                    Math.max(0, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanos)));
        }
    }

    private void call() {
        long start = System.nanoTime();
        for (long n = 0; !isEnding; n++) {
            long intended = start + n * INTERVAL_NANOS;
            while (System.nanoTime() - intended < 0) {
                LockSupport.parkNanos(intended - System.nanoTime());
            }
            String id = "%s-%d-%d".formatted(run, start, n);
            intendedNanos.put(id, intended);
            driver.send(
                    ClientFrame.newBuilder()
                            .setPublish(
                                    Publish.newBuilder()
                                            .setId(n + 1)
                                            .setEmergency(
                                                    EmergencyCall.newBuilder()
                                                            .setId(id)
                                                            .setTimeMillis(
                                                                    System.currentTimeMillis())))
                            .build());
        }
    }
}
