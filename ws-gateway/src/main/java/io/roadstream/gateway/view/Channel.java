/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Vehicles that are told of together: those in a cell, or a single one. Every change is stamped
 * with the offset of the tick that tells it, so that what changed since any earlier one can be
 * said; the bytes are made once for all who were last told at the same.
 *
 * <p>The fleet's thread alone changes it, while nobody reads.
 */
public final class Channel {
    private static final int MIN_DEPARTURES = 32;

    private final int slot;
    private final WatchKey key;
    private final GeoPoint origin;
    private final long createdAt;
    private final Map<Integer, Member> members = new LinkedHashMap<>();
    private final ArrayDeque<Departure> departures = new ArrayDeque<>();
    private final TickMemo changes = new TickMemo();
    private long changedAt;
    private long departuresForgottenUntil;

    /**
     * @param createdAt offset of the tick that tells of it first
     */
    Channel(int slot, WatchKey key, GeoPoint origin, long createdAt) {
        this.slot = slot;
        this.key = key;
        this.origin = origin;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
    }

    /**
     * A vehicle in the channel.
     *
     * @param enteredAt offset of the tick that says so
     */
    record Member(Vehicle vehicle, long enteredAt) {}

    /** A vehicle that was in the channel. */
    record Departure(int handle, long leftAt) {}

    public int slot() {
        return slot;
    }

    WatchKey key() {
        return key;
    }

    GeoPoint origin() {
        return origin;
    }

    Collection<Member> members() {
        return members.values();
    }

    Collection<Departure> departures() {
        return departures;
    }

    /** Offset of the newest tick in which it changed. */
    public long changedAt() {
        return changedAt;
    }

    /** Whether what changed since an offset can be told to somebody who knows it as it was then. */
    boolean isKnownSince(long offset) {
        return createdAt <= offset && departuresForgottenUntil <= offset;
    }

    void enter(Vehicle vehicle, long offset) {
        members.put(vehicle.handle(), new Member(vehicle, offset));
        departures.removeIf(departure -> departure.handle() == vehicle.handle());
        changedAt = offset;
    }

    void move(long offset) {
        changedAt = offset;
    }

    void leave(Vehicle vehicle, long offset) {
        members.remove(vehicle.handle());
        departures.add(new Departure(vehicle.handle(), offset));
        changedAt = offset;
        // When more have left than are there, it is shorter to tell everything.
        if (departures.size() > Math.max(MIN_DEPARTURES, members.size())) {
            departuresForgottenUntil = departures.remove().leftAt();
        }
    }

    /**
     * Bytes of a ChannelChange that says what changed.
     *
     * @param since offset up to which it was told
     * @param tick that tells it now
     */
    byte[] change(long since, Tick tick) {
        return changes.get(
                tick.offset(),
                since,
                () ->
                        isKnownSince(since)
                                ? ChannelEncoder.change(this, since, tick.timeMillis())
                                : ChannelEncoder.full(this, tick.timeMillis()));
    }
}
