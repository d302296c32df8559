/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.Gap;
import io.roadstream.contract.proto.v1.Recovered;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.protocol.DeltaFrame;
import io.roadstream.gateway.view.Channel;
import io.roadstream.gateway.view.ChannelEncoder;
import io.roadstream.gateway.view.FleetView;
import io.roadstream.gateway.view.Subscriber;
import io.roadstream.gateway.view.WatchKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A client as the fleet's thread sees it: what it watches and what it was not told yet. */
final class Client implements Subscriber {
    private final Principal principal;
    private final Outbox outbox;
    private final Map<Integer, Set<WatchKey>> subscriptions = new HashMap<>();
    private final Set<Channel> changed = new LinkedHashSet<>();
    private final Set<Channel> missed = new LinkedHashSet<>();

    Client(Principal principal, Outbox outbox) {
        this.principal = principal;
        this.outbox = outbox;
    }

    Principal principal() {
        return principal;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public void changed(Channel channel) {
        changed.add(channel);
    }

    int countSubscriptions() {
        return subscriptions.size();
    }

    boolean hasSubscription(int number) {
        return subscriptions.containsKey(number);
    }

    /** Watches other keys under a number, and sends what is new to the client. */
    void subscribe(FleetView view, int number, Set<WatchKey> keys, Tick tick) {
        Set<WatchKey> before = watched();
        subscriptions.put(number, Set.copyOf(keys));
        follow(view, number, before, tick);
    }

    /** Goes on where an earlier connection stopped: sends what changed since. */
    void resume(FleetView view, int number, Set<WatchKey> keys, long since, Tick tick) {
        subscriptions.put(number, Set.copyOf(keys));
        Set<Channel> covered = new LinkedHashSet<>();
        for (WatchKey key : keys) {
            covered.addAll(view.watch(key, this));
        }
        Recovered.Builder recovered =
                ChannelEncoder.recovered(covered, since, tick.timeMillis())
                        .setSubscription(number)
                        .setOffset(tick.offset());
        outbox.send(ServerFrame.newBuilder().setRecovered(recovered).build().toByteArray());
    }

    void unsubscribe(FleetView view, int number, Tick tick) {
        Set<WatchKey> before = watched();
        subscriptions.remove(number);
        follow(view, number, before, tick);
    }

    /** Says that a resume point cannot be continued; a snapshot must follow. */
    void tellGap(int number, String message) {
        outbox.send(
                ServerFrame.newBuilder()
                        .setGap(Gap.newBuilder().setSubscription(number).setMessage(message))
                        .build()
                        .toByteArray());
    }

    /** Forgets everything; the connection is gone. */
    void end(FleetView view) {
        watched().forEach(key -> view.unwatch(key, this));
        subscriptions.clear();
    }

    /** Sends what changed, if the client can take it now. */
    void flush(Tick tick) {
        if (changed.isEmpty() && missed.isEmpty()) {
            return;
        }
        if (!outbox.isIdle()) {
            missed.addAll(changed);
            changed.clear();
            return;
        }
        List<byte[]> changes = new ArrayList<>(changed.size() + missed.size());
        for (Channel channel : missed) {
            changes.add(channel.full(tick.timeMillis()));
        }
        for (Channel channel : changed) {
            if (!missed.contains(channel)) {
                changes.add(
                        channel.isNew()
                                ? channel.full(tick.timeMillis())
                                : channel.change(tick.timeMillis()));
            }
        }
        changed.clear();
        missed.clear();
        outbox.send(DeltaFrame.of(tick.offset(), tick.timeMillis(), changes));
    }

    private void follow(FleetView view, int number, Set<WatchKey> before, Tick tick) {
        Set<WatchKey> now = watched();
        Set<Channel> old = new HashSet<>();
        Set<Channel> covered = new LinkedHashSet<>();
        for (WatchKey key : before) {
            old.addAll(now.contains(key) ? view.watch(key, this) : view.unwatch(key, this));
        }
        for (WatchKey key : now) {
            covered.addAll(view.watch(key, this));
        }
        Snapshot.Builder snapshot =
                Snapshot.newBuilder()
                        .setSubscription(number)
                        .setOffset(tick.offset())
                        .setTimeMillis(tick.timeMillis());
        for (Channel channel : covered) {
            if (!old.contains(channel)) {
                snapshot.addChannels(ChannelEncoder.state(channel, tick.timeMillis()));
            }
        }
        for (Channel channel : old) {
            if (!covered.contains(channel)) {
                snapshot.addDroppedSlots(channel.slot());
                changed.remove(channel);
                missed.remove(channel);
            }
        }
        outbox.send(ServerFrame.newBuilder().setSnapshot(snapshot).build().toByteArray());
    }

    private Set<WatchKey> watched() {
        Set<WatchKey> keys = new LinkedHashSet<>();
        subscriptions.values().forEach(keys::addAll);
        return keys;
    }
}
