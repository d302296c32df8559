/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import io.roadstream.contract.event.Track;
import io.roadstream.contract.geo.GeoPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fleet of one tenant. For one thread. */
public final class FleetView {
    private static final GeoPoint NULL_ISLAND = new GeoPoint(0, 0);

    private final ViewportCells geometry;
    private final Map<String, Vehicle> vehicles = new HashMap<>();
    private final Map<WatchKey, Channel> channels = new HashMap<>();
    private final Map<WatchKey, Watch> watches = new HashMap<>();
    private final Set<Channel> dirty = new LinkedHashSet<>();
    private int lastSlot;
    private int lastHandle;

    public FleetView(ViewportCells geometry) {
        this.geometry = geometry;
    }

    /** Takes a fix; false if it does not move its vehicle: late, flagged, or known. */
    public boolean apply(Track track) {
        if (!track.isLive()) {
            return false;
        }
        @Nullable Vehicle known = vehicles.get(track.envelope().entityId());
        if (known == null) {
            lastHandle++;
            known = new Vehicle(lastHandle, track);
            vehicles.put(track.envelope().entityId(), known);
            @Nullable Channel own = channels.get(WatchKey.ofVehicle(known.id()));
            if (own != null) {
                enter(own, known);
                known.others().add(own);
            }
        } else if (known.isAfter(track)) {
            known.setNewest(track);
        } else {
            return false;
        }
        for (Channel other : known.others()) {
            touch(other).move(known);
        }
        place(known);
        return true;
    }

    /**
     * Forgets vehicles that were last heard of before a time, by the clock of those who took their
     * fixes; those who watch them are told that they left.
     */
    public void forget(long beforeMillis) {
        Iterator<Vehicle> all = vehicles.values().iterator();
        while (all.hasNext()) {
            Vehicle vehicle = all.next();
            if (vehicle.newest().envelope().ingestTimeMillis() < beforeMillis) {
                @Nullable Channel cell = vehicle.cell();
                if (cell != null) {
                    touch(cell).leave(vehicle);
                }
                vehicle.others().forEach(other -> touch(other).leave(vehicle));
                all.remove();
            }
        }
    }

    /** Channels and keys that are kept. */
    int countKept() {
        return channels.size() + watches.size();
    }

    /**
     * How many vehicles have a fix that is young, and how many of those move.
     *
     * @param sinceMillis event time of a young fix
     */
    public FleetCount count(long sinceMillis) {
        int reporting = 0;
        int moving = 0;
        for (Vehicle vehicle : vehicles.values()) {
            if (vehicle.newest().envelope().eventTimeMillis() >= sinceMillis) {
                reporting++;
                moving += vehicle.isMoving() ? 1 : 0;
            }
        }
        return new FleetCount(vehicles.size(), reporting, moving);
    }

    /** How many vehicles were ever seen. */
    public int size() {
        return vehicles.size();
    }

    /** Adds a subscriber to a key and returns the channels that the key covers now. */
    public Set<Channel> watch(WatchKey key, Subscriber subscriber) {
        if (!key.vehicle().isEmpty()) {
            ownChannel(key);
        }
        Watch watch = watches.computeIfAbsent(key, k -> new Watch());
        watch.subscribers().add(subscriber);
        return watch.channels();
    }

    /** Takes a subscriber off a key and returns the channels that the key covers now. */
    public Set<Channel> unwatch(WatchKey key, Subscriber subscriber) {
        @Nullable Watch watch = watches.get(key);
        if (watch == null) {
            return Set.of();
        }
        watch.subscribers().remove(subscriber);
        Set<Channel> covered = Set.copyOf(watch.channels());
        if (watch.subscribers().isEmpty() && !key.vehicle().isEmpty()) {
            forgetOwnChannel(key, watch);
        }
        if (watch.isUnused()) {
            watches.remove(key);
        }
        return covered;
    }

    /**
     * Tells the subscribers which of their channels have changed since the tick before.
     *
     * @param offset of this tick
     */
    public void tick(long offset) {
        for (Channel channel : dirty) {
            if (channel.hasChanges()) {
                channel.setChangedAt(offset);
                for (Watch watch : channel.watches()) {
                    watch.subscribers().forEach(subscriber -> subscriber.changed(channel));
                }
            }
        }
    }

    /** The changes of the tick have been told. */
    public void endTick() {
        dirty.forEach(Channel::endTick);
        dirty.clear();
    }

    private void place(Vehicle vehicle) {
        long cell = Cells.parent(vehicle.newest().h3Cell(), Cells.CHANNEL_RESOLUTION);
        @Nullable Channel before = vehicle.cell();
        if (before != null && before.key().cell() == cell) {
            touch(before).move(vehicle);
            return;
        }
        if (before != null) {
            touch(before).leave(vehicle);
        }
        Channel now = channels.computeIfAbsent(WatchKey.ofCell(cell), this::cellChannel);
        enter(now, vehicle);
        vehicle.setCell(now);
    }

    private void enter(Channel channel, Vehicle vehicle) {
        touch(channel).enter(vehicle);
    }

    private Channel touch(Channel channel) {
        dirty.add(channel);
        return channel;
    }

    private Channel cellChannel(WatchKey key) {
        List<Watch> over = new ArrayList<>();
        for (int resolution : ViewportCells.RESOLUTIONS) {
            WatchKey ancestor = WatchKey.ofCell(Cells.parent(key.cell(), resolution));
            over.add(watches.computeIfAbsent(ancestor, k -> new Watch()));
        }
        return newChannel(key, geometry.center(key.cell()), over);
    }

    private void ownChannel(WatchKey key) {
        if (channels.containsKey(key)) {
            return;
        }
        Channel own =
                newChannel(
                        key, NULL_ISLAND, List.of(watches.computeIfAbsent(key, k -> new Watch())));
        channels.put(key, own);
        @Nullable Vehicle vehicle = vehicles.get(key.vehicle());
        if (vehicle != null) {
            enter(own, vehicle);
            vehicle.others().add(own);
        }
    }

    /** A vehicle's own channel lives as long as somebody watches it. */
    private void forgetOwnChannel(WatchKey key, Watch watch) {
        @Nullable Channel own = channels.remove(key);
        @Nullable Vehicle vehicle = vehicles.get(key.vehicle());
        watch.channels().clear();
        if (own != null) {
            dirty.remove(own);
            if (vehicle != null) {
                vehicle.others().remove(own);
            }
        }
    }

    private Channel newChannel(WatchKey key, GeoPoint origin, List<Watch> over) {
        lastSlot++;
        Channel channel = new Channel(lastSlot, key, origin, over);
        over.forEach(watch -> watch.channels().add(channel));
        return channel;
    }
}
