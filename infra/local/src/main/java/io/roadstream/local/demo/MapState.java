/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.ChannelState;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.contract.proto.v1.VehicleMove;
import io.roadstream.contract.proto.v1.VehicleState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Which vehicle stands behind which handle, and when each change of one was seen. One thread. */
final class MapState {
    /** Slower is a phone that trembles. */
    private static final int MOVING_CMS = 100;

    private final DelayLog delays;
    private final Map<Integer, Map<Integer, String>> slots = new HashMap<>();
    private final CompletableFuture<Long> firstMoving = new CompletableFuture<>();

    MapState(DelayLog delays) {
        this.delays = delays;
    }

    CompletableFuture<Long> firstMoving() {
        return firstMoving;
    }

    /** What was there before is not seen as it comes: it has no delay. */
    void replace(Snapshot snapshot) {
        snapshot.getChannelsList().forEach(this::replace);
        snapshot.getDroppedSlotsList().forEach(slots::remove);
    }

    void change(Delta delta, long nowMillis) {
        for (ChannelChange change : delta.getChangesList()) {
            if (change.hasFull()) {
                replace(change.getFull());
            }
            Map<Integer, String> slot =
                    slots.computeIfAbsent(change.getSlot(), key -> new HashMap<>());
            change.getLeftList().forEach(slot::remove);
            for (VehicleState state : change.getEnteredList()) {
                slot.put(state.getAt().getHandle(), state.getId());
                see(state.getId(), state.getAt(), delta, nowMillis);
            }
            for (VehicleMove move : change.getMovedList()) {
                String id = slot.get(move.getHandle());
                if (id != null) {
                    see(id, move, delta, nowMillis);
                }
            }
        }
    }

    private void replace(ChannelState state) {
        Map<Integer, String> slot = new HashMap<>();
        slots.put(state.getSlot(), slot);
        for (VehicleState vehicle : state.getVehiclesList()) {
            slot.put(vehicle.getAt().getHandle(), vehicle.getId());
        }
    }

    private void see(String vehicle, VehicleMove move, Delta delta, long nowMillis) {
        long eventMillis = delta.getTimeMillis() - move.getAgeMillis();
        delays.add(new DelayLog.Seen(vehicle, eventMillis, nowMillis - eventMillis));
        if (move.getSpeedCms() >= MOVING_CMS) {
            firstMoving.complete(nowMillis);
        }
    }
}
