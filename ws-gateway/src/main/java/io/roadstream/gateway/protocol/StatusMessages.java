/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.protocol;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.proto.v1.VehicleStatus;
import io.roadstream.contract.topic.Topics;

/** Statuses as they stand in frames: as on their topic. */
public final class StatusMessages {
    private StatusMessages() {}

    /** The message of a status. */
    public static VehicleStatus of(io.roadstream.contract.event.VehicleStatus status) {
        try {
            return VehicleStatus.parseFrom(Topics.VEHICLE_STATUS.codec().encode(status));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what the codec wrote is a VehicleStatus", e);
        }
    }
}
