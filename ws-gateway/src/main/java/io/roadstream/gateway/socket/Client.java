/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.proto.v1.Gap;
import io.roadstream.contract.proto.v1.Recovered;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.gateway.auth.Principal;
import io.roadstream.gateway.view.Audience;
import io.roadstream.gateway.view.Channel;
import io.roadstream.gateway.view.ChannelEncoder;
import io.roadstream.gateway.view.FleetView;
import io.roadstream.gateway.view.Tick;
import io.roadstream.gateway.view.WatchKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client as the fleet's thread sees it: what it watches and up to where it was told. Another
 * thread may flush it while that one waits.
 */
final class Client {
    private final Principal principal;
    private final Outbox outbox;
    private final Map<Integer, Set<WatchKey>> subscriptions = new HashMap<>();
    private @Nullable Audience audience;
    private long toldUntil;
    private boolean hasEnded;

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

    int countSubscriptions() {
        return subscriptions.size();
    }

    boolean hasSubscription(int number) {
        return subscriptions.containsKey(number);
    }

    /** Watches other keys under a number, and sends what is new to the client. */
    void subscribe(FleetView view, int number, Set<WatchKey> keys, Tick tick) {
        if (hasEnded) {
            return;
        }
        tell(tick);
        subscriptions.put(number, Set.copyOf(keys));
        follow(view, number, tick);
    }

    /** Goes on where an earlier connection stopped: sends what changed since. */
    void resume(FleetView view, int number, Set<WatchKey> keys, long since, Tick tick) {
        if (hasEnded) {
            return;
        }
        tell(tick);
        subscriptions.put(number, Set.copyOf(keys));
        join(view, tick);
        Recovered.Builder recovered =
                ChannelEncoder.recovered(view.channels(keys), since, tick.timeMillis())
                        .setSubscription(number)
                        .setOffset(tick.offset());
        outbox.send(ServerFrame.newBuilder().setRecovered(recovered).build().toByteArray());
    }

    void unsubscribe(FleetView view, int number, Tick tick) {
        tell(tick);
        subscriptions.remove(number);
        follow(view, number, tick);
    }

    /** Says that a resume point cannot be continued; a snapshot must follow. */
    void tellGap(int number, String message) {
        outbox.send(
                ServerFrame.newBuilder()
                        .setGap(Gap.newBuilder().setSubscription(number).setMessage(message))
                        .build()
                        .toByteArray());
    }

    /**
     * Forgets everything; the connection is gone. What it asked for while it broke may come after
     * this, and must not bring it back.
     */
    void end(FleetView view) {
        hasEnded = true;
        if (audience != null) {
            view.leave(audience);
            audience = null;
        }
        subscriptions.clear();
    }

    /** Sends what changed, if the client can take it now. */
    void flush(Tick tick) {
        if (outbox.isIdle()) {
            tell(tick);
        }
    }

    private void tell(Tick tick) {
        if (audience == null) {
            return;
        }
        byte[] delta = audience.delta(toldUntil, tick);
        toldUntil = tick.offset();
        if (delta.length > 0) {
            outbox.send(delta);
        }
    }

    /** It must know everything up to the tick of what it watches already. */
    private void follow(FleetView view, int number, Tick tick) {
        Set<Channel> old = audience == null ? Set.of() : Set.copyOf(audience.channels());
        Set<Channel> covered = join(view, tick).channels();
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
            }
        }
        outbox.send(ServerFrame.newBuilder().setSnapshot(snapshot).build().toByteArray());
    }

    private Audience join(FleetView view, Tick tick) {
        Set<WatchKey> keys = new HashSet<>();
        subscriptions.values().forEach(keys::addAll);
        Audience joined = view.join(keys);
        // After it has joined, so that a vehicle's own channel outlives the change.
        if (audience != null) {
            view.leave(audience);
        }
        audience = joined;
        toldUntil = tick.offset();
        return joined;
    }
}
