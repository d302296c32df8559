/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.Error;
import io.roadstream.contract.proto.v1.ErrorCode;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.feed.KnownOrder;
import io.roadstream.gateway.feed.OrderBoard;
import io.roadstream.gateway.feed.Party;
import io.roadstream.gateway.view.WatchKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Customers who watch the vehicle that brings an order of theirs. They see one while it has the
 * order on board, under the order's id; before that they wait, and with the order's end it is over.
 * For the feeds' thread alone, which leaves the vehicles to the fleet's.
 */
final class OrderVehicles {
    private final Function<String, OrderBoard> boards;
    private final FleetLoop fleet;
    private final Map<Client, Map<Integer, Watched>> windows = new HashMap<>();
    private final Map<OrderKey, Set<Window>> byOrder = new HashMap<>();

    /** A subscription of a client. */
    private record Window(Client client, int number) {}

    private record OrderKey(String tenant, String order) {}

    /**
     * What a window shows.
     *
     * @param vehicle null while it may not be seen
     */
    private record Watched(OrderKey order, @Nullable String vehicle) {}

    /**
     * @param boards of tenants
     * @param fleet shows the vehicles
     */
    OrderVehicles(Function<String, OrderBoard> boards, FleetLoop fleet) {
        this.boards = boards;
        this.fleet = fleet;
    }

    /** Opens a window, which may show nothing yet; refuses one on an order of somebody else. */
    void subscribe(Client client, int number, String order) {
        Window window = new Window(client, number);
        forget(window);
        Party party = Party.of(client.principal());
        Optional<KnownOrder> known =
                boards.apply(party.tenant())
                        .find(order)
                        .filter(found -> found.parties().contains(party));
        if (known.isEmpty()) {
            refuse(client, number, order);
            return;
        }
        OrderKey key = new OrderKey(party.tenant(), order);
        byOrder.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(window);
        show(window, new Watched(key, known.get().visibleVehicle()));
    }

    void unsubscribe(Client client, int number) {
        forget(new Window(client, number));
        fleet.unsubscribe(client, number);
    }

    void remove(Client client) {
        List.copyOf(windows.getOrDefault(client, Map.of()).keySet())
                .forEach(number -> forget(new Window(client, number)));
    }

    /** Opens and closes as the order says; with its end the window is closed for good. */
    void follow(String tenant, OrderBoard.Change change) {
        OrderKey key = new OrderKey(tenant, change.id());
        @Nullable KnownOrder order = change.after();
        for (Window window : List.copyOf(byOrder.getOrDefault(key, Set.of()))) {
            if (order == null || order.isOver()) {
                forget(window);
                fleet.drop(window.client(), window.number());
                continue;
            }
            boolean isTheirs = order.parties().contains(Party.of(window.client().principal()));
            Watched now = new Watched(key, isTheirs ? order.visibleVehicle() : null);
            if (!now.equals(shown(window))) {
                show(window, now);
            }
        }
    }

    private void show(Window window, Watched watched) {
        windows.computeIfAbsent(window.client(), c -> new HashMap<>())
                .put(window.number(), watched);
        @Nullable String vehicle = watched.vehicle();
        fleet.subscribe(
                window.client(),
                window.number(),
                vehicle == null
                        ? Set.of()
                        : Set.of(WatchKey.ofOrder(vehicle, watched.order().order())));
    }

    private @Nullable Watched shown(Window window) {
        return windows.getOrDefault(window.client(), Map.of()).get(window.number());
    }

    private void forget(Window window) {
        @Nullable Watched known = shown(window);
        if (known != null) {
            byOrder.computeIfPresent(
                    known.order(),
                    (key, all) -> {
                        all.remove(window);
                        return all.isEmpty() ? null : all;
                    });
            windows.computeIfPresent(
                    window.client(),
                    (client, all) -> {
                        all.remove(window.number());
                        return all.isEmpty() ? null : all;
                    });
        }
    }

    /** What is not there and what is somebody else's is told alike. */
    private void refuse(Client client, int number, String order) {
        // Another order that the number stood for until now is not shown any more either.
        fleet.drop(client, number);
        client.outbox()
                .send(
                        ServerFrame.newBuilder()
                                .setError(
                                        Error.newBuilder()
                                                .setCode(ErrorCode.ERROR_CODE_NOT_FOUND)
                                                .setMessage(
                                                        "there is no order '%s' of yours"
                                                                .formatted(order))
                                                .setSubscription(number))
                                .build()
                                .toByteArray());
    }
}
