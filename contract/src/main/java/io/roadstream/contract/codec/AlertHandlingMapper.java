/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.AlertHandling;

/** {@link AlertHandling} as Protobuf. */
public final class AlertHandlingMapper
        extends ProtobufCodec<AlertHandling, io.roadstream.contract.proto.v1.AlertHandling> {
    private static final long serialVersionUID = 1L;

    @Override
    io.roadstream.contract.proto.v1.AlertHandling toMessage(AlertHandling handling) {
        var builder =
                io.roadstream.contract.proto.v1.AlertHandling.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(handling.envelope()));
        if (handling.acknowledged() != null) {
            builder.setAcknowledged(VehicleStatusMapper.toMessage(handling.acknowledged()));
        }
        if (handling.resolved() != null) {
            builder.setResolved(VehicleStatusMapper.toMessage(handling.resolved()));
        }
        return builder.build();
    }

    @Override
    AlertHandling toEvent(io.roadstream.contract.proto.v1.AlertHandling message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        return new AlertHandling(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.hasAcknowledged()
                        ? VehicleStatusMapper.toEvent(message.getAcknowledged())
                        : null,
                message.hasResolved() ? VehicleStatusMapper.toEvent(message.getResolved()) : null);
    }

    @Override
    io.roadstream.contract.proto.v1.AlertHandling parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.AlertHandling.parseFrom(bytes);
    }

    @Override
    String name() {
        return "AlertHandling";
    }
}
