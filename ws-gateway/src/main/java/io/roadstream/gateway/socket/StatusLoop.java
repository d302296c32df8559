/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.codec.VehicleStatusMapper;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.StatusChange;
import io.roadstream.contract.proto.v1.StatusSnapshot;
import io.roadstream.gateway.kafka.StatusSource;
import io.roadstream.gateway.view.StatusBoard;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The lane of what drivers say: one thread takes it from Kafka and hands it to clients at once,
 * beside the fleet's tick. Other threads leave their wishes in a queue.
 */
public final class StatusLoop extends KafkaLoop<VehicleStatus> {
    private static final VehicleStatusMapper STATUSES = new VehicleStatusMapper();

    /** How long a wish may wait; what Kafka has does not. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final Clock clock;
    private final Runnable whenKnown;
    private final Map<String, StatusBoard> boards = new HashMap<>();
    private final Map<Client, Set<Integer>> subscribers = new LinkedHashMap<>();
    private long lastForgetMillis;

    /**
     * @param whenKnown called on its thread once it knows what was said, before it is ready
     */
    public StatusLoop(StatusSource source, Clock clock, Runnable whenKnown) {
        super("status", List.of(source));
        this.clock = clock;
        this.whenKnown = whenKnown;
    }

    void subscribe(Client client, int number) {
        wish(
                () -> {
                    if (client.outbox().isClosed()) {
                        return;
                    }
                    subscribers.computeIfAbsent(client, c -> new LinkedHashSet<>()).add(number);
                    sendSnapshot(client, number);
                });
    }

    void unsubscribe(Client client, int number) {
        wish(
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
        wish(() -> subscribers.remove(client));
    }

    /** Hands over the emergency of a vehicle as it is known now, on the thread of this loop. */
    void find(
            String tenant,
            String vehicle,
            String emergencyId,
            Consumer<Optional<VehicleStatus>> taker) {
        wish(() -> taker.accept(board(tenant).find(vehicle, emergencyId)));
    }

    @Override
    void onKnown() {
        whenKnown.run();
    }

    @Override
    void turn() {
        poll(POLL);
        grantWishes();
        forget(clock.millis());
    }

    private void forget(long nowMillis) {
        if (nowMillis - lastForgetMillis >= FORGET_EVERY.toMillis()) {
            lastForgetMillis = nowMillis;
            boards.values().forEach(board -> board.forget(nowMillis));
        }
    }

    @Override
    void apply(VehicleStatus status) {
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
                                StatusChange.newBuilder().setStatus(STATUSES.toMessage(news)))
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
                .map(STATUSES::toMessage)
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
