/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.bench.chaos.load.Fleet.Fix;
import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.ChannelState;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.Recovered;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.contract.proto.v1.Snapshot;
import io.roadstream.contract.proto.v1.VehicleMove;
import io.roadstream.contract.proto.v1.VehicleState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final long NOW = 1_000_000;
    private static final int ORIGIN_E7 = 377_000_000;

    private final Picture picture = new Picture((id, fix) -> id.startsWith("other"));

    @Test
    void showsWhereAllAreAfterSnapshotAndDeltas() {
        assertThat(picture.take(snapshot(1, state("v", 7, 5, NOW - 10)))).isTrue();
        assertThat(picture.take(delta(change(1).addMoved(move(7, 6, NOW - 5))))).isTrue();
        assertThat(picture.find("v")).isEqualTo(new Fix(NOW - 5, ORIGIN_E7 + 6, ORIGIN_E7 + 6));
        assertThat(picture.find("w")).isNull();

        picture.take(delta(change(1).addLeft(7)));

        assertThat(picture.find("v")).isNull();
        assertThat(picture.backwards()).isZero();
        assertThat(picture.foreign()).isZero();
    }

    @Test
    void countsAFixThatIsOlderThanOneShownBeforeEvenAfterAReconnect() {
        picture.take(snapshot(1, state("v", 7, 5, NOW - 10)));
        picture.take(delta(change(1).addMoved(move(7, 6, NOW - 10))));
        assertThat(picture.backwards()).as("the same again is not older").isZero();

        picture.clear();
        picture.take(snapshot(3, state("v", 1, 5, NOW - 11)));

        assertThat(picture.backwards()).isEqualTo(1);
    }

    @Test
    void countsVehiclesOfOthers() {
        picture.take(snapshot(1, state("v", 7, 5, NOW), state("other-1", 8, 5, NOW)));
        picture.take(delta(change(1).addEntered(state("other-1", 8, 6, NOW))));

        assertThat(picture.foreign()).isEqualTo(1);
    }

    @Test
    void tellsWhatTheLastFrameSaidAndWhatIsShownOfWhen() {
        picture.take(snapshot(1, state("v", 7, 5, NOW - 10), state("w", 8, 5, NOW - 20)));
        picture.take(
                delta(
                        change(1)
                                .addMoved(move(7, 6, NOW - 5))
                                .addEntered(state("other-1", 9, 6, NOW))));

        assertThat(picture.told())
                .isEqualTo(Map.of("v", new Fix(NOW - 5, ORIGIN_E7 + 6, ORIGIN_E7 + 6)));
        assertThat(picture.shownMillis())
                .isEqualTo(Map.of("v", NOW - 5, "w", NOW - 20, "other-1", NOW));
    }

    @Test
    void saysWhenSomethingWasSkipped() {
        picture.take(snapshot(1, state("v", 7, 5, NOW - 10)));

        assertThat(picture.take(delta(change(2).addLeft(7)))).as("unknown slot").isFalse();
        assertThat(picture.take(delta(change(1).addMoved(move(9, 6, NOW)))))
                .as("unknown handle")
                .isFalse();
        assertThat(picture.take(recovered(1, 2))).as("neither known nor sent").isFalse();
        assertThat(picture.take(recovered(1))).isTrue();
    }

    private static ServerFrame snapshot(int slot, VehicleState... vehicles) {
        ChannelState.Builder channel =
                ChannelState.newBuilder()
                        .setSlot(slot)
                        .setOriginLatE7(ORIGIN_E7)
                        .setOriginLonE7(ORIGIN_E7);
        for (VehicleState vehicle : vehicles) {
            channel.addVehicles(vehicle);
        }
        return ServerFrame.newBuilder()
                .setSnapshot(Snapshot.newBuilder().setTimeMillis(NOW).addChannels(channel))
                .build();
    }

    private static ServerFrame delta(ChannelChange.Builder change) {
        return ServerFrame.newBuilder()
                .setDelta(Delta.newBuilder().setTimeMillis(NOW).addChanges(change))
                .build();
    }

    private static ServerFrame recovered(Integer... slots) {
        Recovered.Builder recovered = Recovered.newBuilder().setTimeMillis(NOW);
        for (int slot : slots) {
            recovered.addSlots(slot);
        }
        return ServerFrame.newBuilder().setRecovered(recovered).build();
    }

    private static ChannelChange.Builder change(int slot) {
        return ChannelChange.newBuilder().setSlot(slot);
    }

    private static VehicleState state(String id, int handle, int offsetE7, long timeMillis) {
        return VehicleState.newBuilder()
                .setId(id)
                .setAt(move(handle, offsetE7, timeMillis))
                .build();
    }

    private static VehicleMove move(int handle, int offsetE7, long timeMillis) {
        return VehicleMove.newBuilder()
                .setHandle(handle)
                .setLatOffsetE7(offsetE7)
                .setLonOffsetE7(offsetE7)
                .setAgeMillis(NOW - timeMillis)
                .build();
    }
}
