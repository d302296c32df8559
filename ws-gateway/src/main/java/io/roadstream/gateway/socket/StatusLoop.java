/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.StatusChange;
import io.roadstream.contract.proto.v1.StatusSnapshot;
import io.roadstream.gateway.kafka.StatusSource;
import io.roadstream.gateway.protocol.StatusMessages;
import io.roadstream.gateway.view.StatusBoard;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane of what drivers say: one thread takes it from Kafka and hands it to clients at once,
 * beside the fleet's tick. Other threads leave their wishes in a queue.
 */
public final class StatusLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusLoop.class);

    /** How long a wish may wait; what Kafka has does not. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final StatusSource source;
    private final Clock clock;
    private final Queue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final Map<String, StatusBoard> boards = new HashMap<>();
    private final Map<Client, Set<Integer>> subscribers = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "status");
    private Runnable onKnown = () -> {};
    private long lastForgetMillis;
    private volatile boolean isReady;
    private volatile boolean isEnding;

    public StatusLoop(StatusSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * Starts the thread.
     *
     * @param onKnown called on it once it knows what was said, before it is ready
     * @param onFailure called on it if it cannot go on
     */
    public void start(Runnable onKnown, Runnable onFailure) {
        this.onKnown = onKnown;
        thread.setUncaughtExceptionHandler(
                (failed, e) -> {
                    isReady = false;
                    LOG.error("the thread of what drivers say failed", e);
                    onFailure.run();
                });
        thread.start();
    }

    /** Whether it knows everything that was said before it started. */
    public boolean isReady() {
        return isReady;
    }

    void subscribe(Client client, int number) {
        wishes.add(
                () -> {
                    subscribers.computeIfAbsent(client, c -> new LinkedHashSet<>()).add(number);
                    sendSnapshot(client, number);
                });
    }

    void unsubscribe(Client client, int number) {
        wishes.add(
                () -> {
                    Set<Integer> numbers = subscribers.getOrDefault(client, Set.of());
                    if (numbers.contains(number) && numbers.size() == 1) {
                        subscribers.remove(client);
                    } else if (numbers.contains(number)) {
                        numbers.remove(number);
                    }
                });
    }

    void remove(Client client) {
        wishes.add(() -> subscribers.remove(client));
    }

    /** Hands over the emergency of a vehicle as it is known now, on the thread of this loop. */
    void find(
            String tenant,
            String vehicle,
            String emergencyId,
            Consumer<Optional<VehicleStatus>> taker) {
        wishes.add(() -> taker.accept(board(tenant).find(vehicle, emergencyId)));
    }

    @Override
    public void close() {
        isEnding = true;
        source.wakeUp();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }

    private void run() {
        try {
            source.bootstrap(this::apply);
            onKnown.run();
            isReady = true;
            while (!isEnding) {
                source.poll(POLL, this::apply);
                for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                    wish.run();
                }
                forget(clock.millis());
            }
        } catch (WakeupException e) {
            if (!isEnding) {
                throw e;
            }
        }
    }

    private void forget(long nowMillis) {
        if (nowMillis - lastForgetMillis >= FORGET_EVERY.toMillis()) {
            lastForgetMillis = nowMillis;
            boards.values().forEach(board -> board.forget(nowMillis));
        }
    }

    private void apply(VehicleStatus status) {
        String tenant = status.envelope().tenant();
        board(tenant).apply(status).ifPresent(news -> tell(tenant, news));
    }

    private void tell(String tenant, VehicleStatus news) {
        if (subscribers.isEmpty()) {
            return;
        }
        byte[] frame =
                ServerFrame.newBuilder()
                        .setStatusChange(
                                StatusChange.newBuilder().setStatus(StatusMessages.of(news)))
                        .build()
                        .toByteArray();
        for (Client client : subscribers.keySet()) {
            if (client.principal().tenant().equals(tenant) && sees(client, news)) {
                client.outbox().send(frame);
            }
        }
    }

    private void sendSnapshot(Client client, int number) {
        StatusSnapshot.Builder snapshot = StatusSnapshot.newBuilder().setSubscription(number);
        board(client.principal().tenant()).list(clock.millis()).stream()
                .filter(status -> sees(client, status))
                .map(StatusMessages::of)
                .forEach(snapshot::addStatuses);
        client.outbox()
                .send(ServerFrame.newBuilder().setStatusSnapshot(snapshot).build().toByteArray());
    }

    private StatusBoard board(String tenant) {
        return boards.computeIfAbsent(tenant, t -> new StatusBoard());
    }

    private static boolean sees(Client client, VehicleStatus status) {
        return client.principal().sees(status.envelope().entityId());
    }
}
