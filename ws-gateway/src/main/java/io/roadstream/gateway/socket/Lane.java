/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.feed.Party;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One feed on its way to those who follow it: who subscribes gets everything that is theirs, then
 * what changes. They are found by what they may see, so the cost of news is that of those who hear
 * it. For the feeds' thread alone.
 */
abstract class Lane {
    private final Map<Party, Map<Client, Set<Integer>>> byParty = new HashMap<>();

    /** Adds a subscription and answers it. */
    final void subscribe(Client client, int number) {
        if (client.outbox().isClosed()) {
            return;
        }
        Party party = Party.of(client.principal());
        byParty.computeIfAbsent(party, p -> new LinkedHashMap<>())
                .computeIfAbsent(client, c -> new LinkedHashSet<>())
                .add(number);
        client.outbox().send(snapshot(party, number).build().toByteArray());
    }

    final void unsubscribe(Client client, int number) {
        Set<Integer> numbers =
                byParty.getOrDefault(Party.of(client.principal()), Map.of())
                        .getOrDefault(client, Set.of());
        if (numbers.contains(number) && numbers.size() == 1) {
            remove(client);
        } else if (numbers.contains(number)) {
            numbers.remove(number);
        }
    }

    final void remove(Client client) {
        Party party = Party.of(client.principal());
        byParty.computeIfPresent(
                party,
                (p, clients) -> {
                    clients.remove(client);
                    return clients.isEmpty() ? null : clients;
                });
        onRemoved(client);
    }

    final long countClients() {
        return byParty.values().stream().mapToLong(Map::size).sum();
    }

    /** Those of a party who follow it. */
    final Collection<Client> followers(Party party) {
        return byParty.getOrDefault(party, Map.of()).keySet();
    }

    /** Tells all of some parties at once. */
    final void tell(Iterable<Party> parties, ServerFrame.Builder news) {
        byte[] frame = null;
        for (Party party : parties) {
            for (Client client : followers(party)) {
                frame = frame == null ? news.build().toByteArray() : frame;
                client.outbox().send(frame);
            }
        }
    }

    /** Tells everybody of a tenant who follows it. */
    final void tellTenant(String tenant, ServerFrame.Builder news) {
        tell(byParty.keySet().stream().filter(p -> p.tenant().equals(tenant)).toList(), news);
    }

    /** Everything that a party may see. */
    abstract ServerFrame.Builder snapshot(Party party, int number);

    /** A client has no subscription any more. */
    void onRemoved(Client client) {}
}
