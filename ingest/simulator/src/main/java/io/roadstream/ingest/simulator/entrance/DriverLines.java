/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.plan.PublishedPlan;
import io.roadstream.ingest.simulator.world.DutyChange;
import io.roadstream.ingest.simulator.world.HelpCall;
import io.roadstream.ingest.simulator.world.VehicleCard;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The WebSockets of all drivers, one a vehicle, opened when there is something to say or, if they
 * follow plans, from the start. At most {@value #MAX_CONNECTING} are opened at a time, so that a
 * big fleet does not knock all at once.
 */
public final class DriverLines {
    private static final int MAX_CONNECTING = 32;
    private static final long NEXT_MILLIS = 20;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final String SUBPROTOCOL = "roadstream.v1";

    private final GatewaySettings settings;
    private final DriverLedger ledger;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final ScheduledExecutorService timer;
    private final Map<String, DriverLine> lines = new ConcurrentHashMap<>();
    private volatile Consumer<PublishedPlan> onPlan = plan -> {};
    private volatile boolean isListening;
    private final AtomicInteger connecting = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** No line is open yet. */
    public DriverLines(GatewaySettings settings, DriverLedger ledger, Clock clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "driver-lines");
                            thread.setDaemon(true);
                            return thread;
                        },
                        // After the end nothing is to be said again.
                        new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Opens a line for each vehicle and hears from then on what is planned for it. */
    public void listen(List<VehicleCard> vehicles, Consumer<PublishedPlan> listener) {
        onPlan = listener;
        isListening = true;
        vehicles.forEach(vehicle -> line(vehicle.id()).listen());
    }

    public void say(DutyChange change) {
        say(change.vehicle(), Saying.duty(change));
    }

    public void call(HelpCall call) {
        say(call.vehicle(), Saying.emergency(call));
    }

    public void endCall(HelpCall call) {
        say(call.vehicle(), Saying.resolution(call));
    }

    /** Waits until all is said, or gives up what is not by then; closes the lines. */
    public void finish(Duration within) throws InterruptedException {
        long endNanos = System.nanoTime() + within.toNanos();
        while (unsaid() > 0 && failure.get() == null && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(NEXT_MILLIS);
        }
        ledger.leaveUnsaid(unsaid());
        isListening = false;
        timer.shutdownNow();
        lines.values().forEach(DriverLine::close);
        requireAlive();
    }

    long answerWithinMillis() {
        return settings.answerWithin().toMillis();
    }

    DriverLedger ledger() {
        return ledger;
    }

    /** Whether lines are kept open to hear of plans. */
    boolean isListening() {
        return isListening;
    }

    /** Somebody has planned for a vehicle. */
    void planned(PublishedPlan plan) {
        onPlan.accept(plan);
    }

    void fail(EntranceFailedException problem) {
        failure.compareAndSet(null, problem);
    }

    void later(long millis, Runnable task) {
        Future<?> unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Opens the line's connection after a while, when there is room for one more. */
    void connect(DriverLine line, long afterMillis) {
        later(afterMillis, () -> connectIfRoom(line));
    }

    private void connectIfRoom(DriverLine line) {
        if (connecting.get() >= MAX_CONNECTING) {
            connect(line, NEXT_MILLIS);
            return;
        }
        connecting.incrementAndGet();
        Future<?> unused =
                http.newWebSocketBuilder()
                        .subprotocols(SUBPROTOCOL)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .buildAsync(settings.socket(), line)
                        .whenComplete(
                                (socket, problem) -> {
                                    connecting.decrementAndGet();
                                    if (problem == null) {
                                        line.opened(socket, token(line));
                                    } else {
                                        line.lost();
                                    }
                                });
    }

    private String token(DriverLine line) {
        return DriverToken.sign(settings, line.vehicle(), clock.instant());
    }

    private void say(String vehicle, Saying saying) {
        requireAlive();
        line(vehicle).say(saying);
    }

    private DriverLine line(String vehicle) {
        return lines.computeIfAbsent(vehicle, key -> new DriverLine(key, this));
    }

    private int unsaid() {
        return lines.values().stream().mapToInt(DriverLine::unsaid).sum();
    }

    private void requireAlive() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
