/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.geo.GeoPoint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vehicles that are told of together: those in a cell, or a single one. Keeps what changed in this
 * tick and the bytes that say so, made when first asked for.
 */
public final class Channel {
    private final int slot;
    private final WatchKey key;
    private final GeoPoint origin;
    private final List<Watch> watches;
    private final Map<Integer, Vehicle> vehicles = new LinkedHashMap<>();
    private final Set<Vehicle> entered = new LinkedHashSet<>();
    private final Set<Vehicle> moved = new LinkedHashSet<>();
    private final Set<Vehicle> left = new LinkedHashSet<>();
    private boolean wasEmpty = true;
    // Until its first tick nobody can know it.
    private long changedAt = Long.MAX_VALUE;
    private byte @Nullable [] change;
    private byte @Nullable [] full;
    private long fullMillis;

    Channel(int slot, WatchKey key, GeoPoint origin, List<Watch> watches) {
        this.slot = slot;
        this.key = key;
        this.origin = origin;
        this.watches = watches;
    }

    public int slot() {
        return slot;
    }

    WatchKey key() {
        return key;
    }

    GeoPoint origin() {
        return origin;
    }

    Iterable<Vehicle> vehicles() {
        return vehicles.values();
    }

    Iterable<Vehicle> entered() {
        return entered;
    }

    Iterable<Vehicle> moved() {
        return moved;
    }

    Iterable<Vehicle> left() {
        return left;
    }

    List<Watch> watches() {
        return watches;
    }

    /** Whether subscribers may not have heard of it, since it was empty until now. */
    public boolean isNew() {
        return wasEmpty;
    }

    /** Offset of the newest tick in which it changed. */
    public long changedAt() {
        return changedAt;
    }

    void setChangedAt(long offset) {
        changedAt = offset;
    }

    boolean hasChanges() {
        return !entered.isEmpty() || !moved.isEmpty() || !left.isEmpty();
    }

    void enter(Vehicle vehicle) {
        vehicles.put(vehicle.handle(), vehicle);
        if (left.remove(vehicle)) {
            moved.add(vehicle);
        } else {
            entered.add(vehicle);
        }
    }

    void move(Vehicle vehicle) {
        if (!entered.contains(vehicle)) {
            moved.add(vehicle);
        }
    }

    void leave(Vehicle vehicle) {
        vehicles.remove(vehicle.handle());
        moved.remove(vehicle);
        if (!entered.remove(vehicle)) {
            left.add(vehicle);
        }
    }

    /** The changes have been told. */
    void endTick() {
        change = null;
        full = null;
        wasEmpty = vehicles.isEmpty();
        entered.clear();
        moved.clear();
        left.clear();
    }

    /** Bytes of what changed since the tick before, a ChannelChange; asked for within one tick. */
    public byte[] change(long timeMillis) {
        byte[] bytes = change;
        if (bytes == null) {
            bytes = ChannelEncoder.change(this, timeMillis);
            change = bytes;
        }
        return bytes;
    }

    /** Bytes of a ChannelChange that says everything. */
    public byte[] full(long timeMillis) {
        byte[] bytes = full;
        if (bytes == null || fullMillis != timeMillis) {
            bytes = ChannelEncoder.full(this, timeMillis);
            full = bytes;
            fullMillis = timeMillis;
        }
        return bytes;
    }
}
