/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.proto.v1.ChannelChange;
import io.roadstream.contract.proto.v1.Delta;
import io.roadstream.contract.proto.v1.ServerFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaFrameTest {
    @Test
    void isWhatProtobufWouldWrite() {
        ChannelChange one = ChannelChange.newBuilder().setSlot(7).addLeft(300).build();
        ChannelChange other = ChannelChange.newBuilder().setSlot(70_000).build();

        byte[] frame =
                DeltaFrame.of(
                        300, 1_767_600_000_000L, List.of(one.toByteArray(), other.toByteArray()));

        assertThat(frame)
                .isEqualTo(
                        ServerFrame.newBuilder()
                                .setDelta(
                                        Delta.newBuilder()
                                                .setOffset(300)
                                                .setTimeMillis(1_767_600_000_000L)
                                                .addChanges(one)
                                                .addChanges(other))
                                .build()
                                .toByteArray());
    }
}
