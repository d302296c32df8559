/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.ChannelState;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.contract.proto.v1.VehicleMove;
import io.roadstream.contract.proto.v1.VehicleState;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapStateTest {
    private final DelayLog log = new DelayLog();
    private final MapState map = new MapState(log);

    @Test
    void aFixIsAsLateAsItIsOldInItsFramePlusTheFramesWay() {
        map.replace(
                Snapshot.newBuilder()
                        .addChannels(
                                ChannelState.newBuilder()
                                        .setSlot(7)
                                        .addVehicles(vehicle("v-1", move(1, 500, 0))))
                        .build());
        map.change(
                Delta.newBuilder()
                        .setTimeMillis(10_000)
                        .addChanges(ChannelChange.newBuilder().setSlot(7).addMoved(move(1, 30, 50)))
                        .build(),
                10_012);

        assertThat(log.without(new PhoneTroubles())).isEqualTo(new DelayLog.Delays(List.of(42L)));
    }

    @Test
    void theFirstMovingVehicleIsTheFirstWithASpeed() {
        map.change(entered(10_000, vehicle("v-1", move(1, 0, 99))), 10_001);
        assertThat(map.firstMoving()).isNotDone();

        map.change(entered(11_000, vehicle("v-2", move(2, 0, 100))), 11_001);
        assertThat(map.firstMoving()).isCompletedWithValue(11_001L);
    }

    private static Delta entered(long timeMillis, VehicleState vehicle) {
        return Delta.newBuilder()
                .setTimeMillis(timeMillis)
                .addChanges(ChannelChange.newBuilder().setSlot(1).addEntered(vehicle))
                .build();
    }

    private static VehicleState vehicle(String id, VehicleMove at) {
        return VehicleState.newBuilder().setId(id).setAt(at).build();
    }

    private static VehicleMove move(int handle, long ageMillis, int speedCms) {
        return VehicleMove.newBuilder()
                .setHandle(handle)
                .setAgeMillis(ageMillis)
                .setSpeedCms(speedCms)
                .build();
    }
}
