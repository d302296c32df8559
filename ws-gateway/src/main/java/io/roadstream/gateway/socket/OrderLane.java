/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.OrderChange;
import io.roadstream.contract.proto.v1.OrderSnapshot;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.auth.Role;
import io.roadstream.gateway.feed.KnownOrder;
import io.roadstream.gateway.feed.OrderBoard;
import io.roadstream.gateway.feed.OrderEncoder;
import io.roadstream.gateway.feed.Party;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Orders on their way to clients. What changes is told as it is when the client takes it, so a slow
 * one hears less often and of the newest. For the feeds' thread alone.
 */
final class OrderLane extends Lane {
    /** Changes sent in one go to a client that has nothing waiting. */
    private static final int AT_A_TIME = 100;

    private final Function<String, OrderBoard> boards;
    private final FeedCounts counts;
    private final Map<Client, OrderQueue> queues = new HashMap<>();
    private final Map<Sent, byte[]> frames = new HashMap<>();

    /** One frame for all of a role who are told of an order in the same turn. */
    private record Sent(String tenant, String order, Role role) {}

    /**
     * @param boards of tenants
     */
    OrderLane(Function<String, OrderBoard> boards, FeedCounts counts) {
        this.boards = boards;
        this.counts = counts;
    }

    /** Notes that those who may see the order, or might until now, are to be told. */
    void note(OrderBoard.Change change) {
        Set<Party> parties = new LinkedHashSet<>();
        @Nullable KnownOrder before = change.before();
        @Nullable KnownOrder after = change.after();
        if (before != null) {
            parties.addAll(before.parties());
        }
        if (after != null) {
            parties.addAll(after.parties());
        }
        String id = change.id();
        for (Party party : parties) {
            for (Client client : followers(party)) {
                if (!queues.computeIfAbsent(client, c -> new OrderQueue()).add(id)) {
                    counts.countOrderConflated();
                }
            }
        }
    }

    /** Tells those who can take it now. */
    void flush(long nowMillis) {
        Iterator<Map.Entry<Client, OrderQueue>> all = queues.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Client, OrderQueue> entry = all.next();
            if (entry.getValue().isIdle(nowMillis)) {
                all.remove();
            } else if (entry.getKey().outbox().isIdle()) {
                entry.getValue()
                        .take(nowMillis, AT_A_TIME)
                        .forEach(order -> tell(entry.getKey(), order));
            }
        }
        frames.clear();
    }

    @Override
    ServerFrame.Builder snapshot(Party party, int number) {
        OrderSnapshot.Builder snapshot = OrderSnapshot.newBuilder().setSubscription(number);
        boards.apply(party.tenant()).list().stream()
                .filter(order -> order.parties().contains(party))
                .map(order -> OrderEncoder.state(order, party.role()))
                .forEach(snapshot::addOrders);
        return ServerFrame.newBuilder().setOrderSnapshot(snapshot);
    }

    @Override
    void onRemoved(Client client) {
        queues.remove(client);
    }

    private void tell(Client client, String id) {
        Party party = Party.of(client.principal());
        Optional<KnownOrder> known =
                boards.apply(party.tenant())
                        .find(id)
                        .filter(order -> order.parties().contains(party));
        byte[] frame =
                known.isEmpty()
                        ? encode(OrderChange.newBuilder().setGone(id))
                        : frames.computeIfAbsent(
                                new Sent(party.tenant(), id, party.role()),
                                sent ->
                                        encode(
                                                OrderChange.newBuilder()
                                                        .setState(
                                                                OrderEncoder.state(
                                                                        known.get(),
                                                                        party.role()))));
        client.outbox().send(frame);
        counts.countOrderTold();
    }

    private static byte[] encode(OrderChange.Builder change) {
        return ServerFrame.newBuilder().setOrderChange(change).build().toByteArray();
    }
}
