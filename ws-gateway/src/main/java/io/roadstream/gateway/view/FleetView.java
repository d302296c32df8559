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
    private final Map<String, Set<Channel>> ownChannels = new HashMap<>();
    private final Map<WatchKey, Watch> watches = new HashMap<>();
    private final Map<Set<WatchKey>, Audience> audiences = new HashMap<>();
    private long toldUntil;
    private int lastSlot;
    private int lastHandle;

    /**
     * @param toldUntil offset of the tick that was told last
     */
    public FleetView(ViewportCells geometry, long toldUntil) {
        this.geometry = geometry;
        this.toldUntil = toldUntil;
    }

    /** Takes a fix; false if it does not move its vehicle: late, flagged, or known. */
    public boolean apply(Track track) {
        if (!track.isLive()) {
            return false;
        }
        @Nullable Vehicle known = vehicles.get(track.envelope().entityId());
        if (known == null) {
            lastHandle++;
            known = new Vehicle(lastHandle, track, coming());
            vehicles.put(track.envelope().entityId(), known);
            for (Channel own : ownChannels.getOrDefault(known.id(), Set.of())) {
                own.enter(known, coming());
                known.others().add(own);
            }
        } else if (known.isAfter(track)) {
            known.setNewest(track, coming());
        } else {
            return false;
        }
        for (Channel other : known.others()) {
            other.move(coming());
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
                    cell.leave(vehicle, coming());
                }
                vehicle.others().forEach(other -> other.leave(vehicle, coming()));
                all.remove();
            }
        }
    }

    /** Channels, keys and audiences that are kept. */
    int countKept() {
        return channels.size() + ownChannels.size() + watches.size() + audiences.size();
    }

    /**
     * How many vehicles have a fix that is young, and what is known of their speed.
     *
     * @param sinceMillis event time of a young fix
     */
    public FleetCount count(long sinceMillis) {
        int reporting = 0;
        int moving = 0;
        int speedUnknown = 0;
        for (Vehicle vehicle : vehicles.values()) {
            if (vehicle.newest().envelope().eventTimeMillis() >= sinceMillis) {
                reporting++;
                moving += vehicle.isMoving() ? 1 : 0;
                speedUnknown += vehicle.isSpeedKnown() ? 0 : 1;
            }
        }
        return new FleetCount(vehicles.size(), reporting, moving, speedUnknown);
    }

    /** How many vehicles were ever seen. */
    public int size() {
        return vehicles.size();
    }

    /** The audience of some keys, with one member more. */
    public Audience join(Set<WatchKey> keys) {
        Audience audience = audiences.computeIfAbsent(Set.copyOf(keys), this::newAudience);
        audience.addMembers(1);
        return audience;
    }

    /** Takes a member off an audience; one without members is forgotten. */
    public void leave(Audience audience) {
        if (audience.addMembers(-1) == 0) {
            audiences.remove(audience.keys());
            audience.keys().forEach(key -> unwatch(key, audience));
        }
    }

    /** What keys cover that are watched. */
    public Set<Channel> channels(Set<WatchKey> keys) {
        Set<Channel> covered = new LinkedHashSet<>();
        for (WatchKey key : keys) {
            @Nullable Watch watch = watches.get(key);
            if (watch != null) {
                covered.addAll(watch.channels());
            }
        }
        return covered;
    }

    /**
     * Begins a tick: what changed until now is told in it or in a later one, never as a part of one
     * before.
     *
     * @param offset of this tick
     */
    public void tick(long offset) {
        toldUntil = offset;
        audiences.values().forEach(Audience::tick);
    }

    /** Offset of the tick that tells what changes now. */
    private long coming() {
        return toldUntil + 1;
    }

    private Audience newAudience(Set<WatchKey> keys) {
        Audience audience = new Audience(keys);
        for (WatchKey key : keys) {
            Watch watch = watches.computeIfAbsent(key, k -> new Watch());
            watch.audiences().add(audience);
            if (!key.vehicle().isEmpty()) {
                makeOwnChannel(key, watch);
            }
            audience.channels().addAll(watch.channels());
        }
        audience.tick();
        return audience;
    }

    private void unwatch(WatchKey key, Audience audience) {
        @Nullable Watch watch = watches.get(key);
        if (watch == null) {
            return;
        }
        watch.audiences().remove(audience);
        if (watch.audiences().isEmpty() && !key.vehicle().isEmpty()) {
            forgetOwnChannel(key, watch);
        }
        if (watch.isUnused()) {
            watches.remove(key);
        }
    }

    private void place(Vehicle vehicle) {
        long cell = Cells.parent(vehicle.newest().h3Cell(), Cells.CHANNEL_RESOLUTION);
        @Nullable Channel before = vehicle.cell();
        if (before != null && before.key().cell() == cell) {
            before.move(coming());
            return;
        }
        if (before != null) {
            before.leave(vehicle, coming());
        }
        Channel now = channels.computeIfAbsent(WatchKey.ofCell(cell), this::cellChannel);
        now.enter(vehicle, coming());
        vehicle.setCell(now);
    }

    private Channel cellChannel(WatchKey key) {
        List<Watch> over = new ArrayList<>();
        for (int resolution : ViewportCells.RESOLUTIONS) {
            WatchKey ancestor = WatchKey.ofCell(Cells.parent(key.cell(), resolution));
            over.add(watches.computeIfAbsent(ancestor, k -> new Watch()));
        }
        return newChannel(key, geometry.center(key.cell()), over, coming());
    }

    /**
     * A vehicle's own channel lives as long as somebody watches it; who makes it is told at once.
     */
    private void makeOwnChannel(WatchKey key, Watch watch) {
        if (channels.containsKey(key)) {
            return;
        }
        Channel own = newChannel(key, NULL_ISLAND, List.of(watch), toldUntil);
        channels.put(key, own);
        ownChannels.computeIfAbsent(key.vehicle(), v -> new LinkedHashSet<>()).add(own);
        @Nullable Vehicle vehicle = vehicles.get(key.vehicle());
        if (vehicle != null) {
            own.enter(vehicle, toldUntil);
            vehicle.others().add(own);
        }
    }

    private void forgetOwnChannel(WatchKey key, Watch watch) {
        @Nullable Channel own = channels.remove(key);
        @Nullable Vehicle vehicle = vehicles.get(key.vehicle());
        watch.channels().clear();
        if (own == null) {
            return;
        }
        ownChannels.computeIfPresent(
                key.vehicle(),
                (id, all) -> {
                    all.remove(own);
                    return all.isEmpty() ? null : all;
                });
        if (vehicle != null) {
            vehicle.others().remove(own);
        }
    }

    private Channel newChannel(WatchKey key, GeoPoint origin, List<Watch> over, long createdAt) {
        lastSlot++;
        Channel channel = new Channel(lastSlot, key, origin, createdAt);
        for (Watch watch : over) {
            watch.channels().add(channel);
            watch.audiences().forEach(audience -> audience.channels().add(channel));
        }
        return channel;
    }
}
