/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import io.roadstream.bench.chaos.load.Fleet.Fix;
import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.ChannelState;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.Recovered;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.VehicleMove;
import io.roadstream.contract.proto.v1.VehicleState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows by the rules of the protocol (docs/websocket.md), and what it should never
 * have been told. Shares no code with the gateway or the dashboards. For one thread at a time.
 */
final class Picture {
    private final BiPredicate<String, Fix> isForeign;
    private final Map<Integer, Slot> slots = new HashMap<>();
    private final Map<String, Long> newestMillis = new HashMap<>();
    private final Set<String> foreign = new HashSet<>();
    private final Map<String, Fix> told = new HashMap<>();
    private long backwards;

    /**
     * @param isForeign whether a vehicle of this id at this place is none of the client's business
     */
    Picture(BiPredicate<String, Fix> isForeign) {
        this.isForeign = isForeign;
    }

    private record Slot(int originLatE7, int originLonE7, Map<Integer, Vehicle> vehicles) {}

    private record Vehicle(String id, Fix fix) {}

    /**
     * Takes what a frame says of vehicles.
     *
     * @return false if it cannot be applied: something was skipped and shows
     */
    boolean take(ServerFrame frame) {
        told.clear();
        return switch (frame.getFrameCase()) {
            case SNAPSHOT -> {
                frame.getSnapshot().getDroppedSlotsList().forEach(slots::remove);
                replace(frame.getSnapshot().getChannelsList(), frame.getSnapshot().getTimeMillis());
                yield true;
            }
            case RECOVERED -> take(frame.getRecovered());
            case DELTA -> take(frame.getDelta());
            default -> true;
        };
    }

    /** Forgets where all are; what was the newest of each is remembered. */
    void clear() {
        slots.clear();
    }

    /** Where a vehicle is shown, null if it is not. */
    @Nullable Fix find(String id) {
        Fix found = null;
        for (Slot slot : slots.values()) {
            for (Vehicle vehicle : slot.vehicles().values()) {
                if (vehicle.id().equals(id)
                        && (found == null || vehicle.fix().timeMillis() > found.timeMillis())) {
                    found = vehicle.fix();
                }
            }
        }
        return found;
    }

    /** What the last frame told of the client's vehicles. */
    Map<String, Fix> told() {
        return told;
    }

    /** Event time of the newest fix of each vehicle that is shown. */
    Map<String, Long> shownMillis() {
        Map<String, Long> shown = new HashMap<>();
        for (Slot slot : slots.values()) {
            slot.vehicles()
                    .values()
                    .forEach(v -> shown.merge(v.id(), v.fix().timeMillis(), Math::max));
        }
        return shown;
    }

    /** Fixes that were older than one of the same vehicle shown before. */
    long backwards() {
        return backwards;
    }

    /** Vehicles of others that were shown. */
    int foreign() {
        return foreign.size();
    }

    private boolean take(Recovered recovered) {
        slots.keySet().retainAll(recovered.getSlotsList());
        replace(recovered.getChannelsList(), recovered.getTimeMillis());
        return slots.keySet().containsAll(recovered.getSlotsList());
    }

    private boolean take(Delta delta) {
        boolean isKnown = true;
        for (ChannelChange change : delta.getChangesList()) {
            isKnown &= take(change, delta.getTimeMillis());
        }
        return isKnown;
    }

    private boolean take(ChannelChange change, long timeMillis) {
        if (change.hasFull()) {
            replace(List.of(change.getFull()), timeMillis);
        }
        Slot slot = slots.get(change.getSlot());
        if (slot == null) {
            return false;
        }
        boolean isKnown = true;
        for (VehicleState state : change.getEnteredList()) {
            put(slot, state.getId(), state.getAt(), timeMillis);
        }
        for (VehicleMove move : change.getMovedList()) {
            Vehicle known = slot.vehicles().get(move.getHandle());
            if (known == null) {
                isKnown = false;
            } else {
                put(slot, known.id(), move, timeMillis);
            }
        }
        change.getLeftList().forEach(slot.vehicles()::remove);
        return isKnown;
    }

    private void replace(List<ChannelState> channels, long timeMillis) {
        for (ChannelState channel : channels) {
            Slot slot =
                    new Slot(channel.getOriginLatE7(), channel.getOriginLonE7(), new HashMap<>());
            slots.put(channel.getSlot(), slot);
            channel.getVehiclesList().forEach(v -> put(slot, v.getId(), v.getAt(), timeMillis));
        }
    }

    private void put(Slot slot, String id, VehicleMove at, long timeMillis) {
        Fix fix =
                new Fix(
                        timeMillis - at.getAgeMillis(),
                        slot.originLatE7() + at.getLatOffsetE7(),
                        slot.originLonE7() + at.getLonOffsetE7());
        slot.vehicles().put(at.getHandle(), new Vehicle(id, fix));
        if (isForeign.test(id, fix)) {
            foreign.add(id);
            return;
        }
        told.put(id, fix);
        long newest = newestMillis.getOrDefault(id, Long.MIN_VALUE);
        if (fix.timeMillis() < newest) {
            backwards++;
        } else {
            newestMillis.put(id, fix.timeMillis());
        }
    }
}
