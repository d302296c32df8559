/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All who watch the same keys. They share the channels and, if they were last told at the same
 * tick, the very bytes of a frame.
 *
 * <p>The fleet's thread alone changes it, while nobody asks for a frame.
 */
public final class Audience {
    private static final byte[] NOTHING = {};

    private final Set<WatchKey> keys;
    private final Set<Channel> channels = new LinkedHashSet<>();
    private final TickMemo frames = new TickMemo();
    private int members;
    private long changedAt;

    Audience(Set<WatchKey> keys) {
        this.keys = keys;
    }

    Set<WatchKey> keys() {
        return keys;
    }

    /** What its keys cover now. */
    public Set<Channel> channels() {
        return channels;
    }

    /** How many there are now. */
    int addMembers(int more) {
        members += more;
        return members;
    }

    /** Looks for the newest change, once a tick. */
    void tick() {
        for (Channel channel : channels) {
            changedAt = Math.max(changedAt, channel.changedAt());
        }
    }

    /**
     * A delta frame that says what changed, empty if nothing did. Thread-safe.
     *
     * @param since offset up to which it was told
     * @param tick that tells it now
     */
    public byte[] delta(long since, Tick tick) {
        return changedAt <= since
                ? NOTHING
                : frames.get(tick.offset(), since, () -> encode(since, tick));
    }

    private byte[] encode(long since, Tick tick) {
        List<byte[]> changes = new ArrayList<>();
        for (Channel channel : channels) {
            if (channel.changedAt() > since) {
                changes.add(channel.change(since, tick));
            }
        }
        return changes.isEmpty()
                ? NOTHING
                : DeltaFrame.of(tick.offset(), tick.timeMillis(), changes);
    }
}
