/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Trigger;
import io.roadstream.contract.event.TriggerKind;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link Trigger} as Protobuf. */
public final class TriggerMapper
        extends ProtobufCodec<Trigger, io.roadstream.contract.proto.v1.Trigger> {
    private static final long serialVersionUID = 1L;
    private static final String KIND_PREFIX = "TRIGGER_KIND_";

    @Override
    io.roadstream.contract.proto.v1.Trigger toMessage(Trigger trigger) {
        var builder =
                io.roadstream.contract.proto.v1.Trigger.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(trigger.envelope()))
                        .setTriggerId(trigger.triggerId())
                        .setKind(toMessage(trigger.kind()));
        if (trigger.vehicleId() != null) {
            builder.setVehicleId(trigger.vehicleId());
        }
        if (trigger.latePermille() != null) {
            builder.setLatePermille(trigger.latePermille());
        }
        return builder.build();
    }

    @Override
    Trigger toEvent(io.roadstream.contract.proto.v1.Trigger message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        return new Trigger(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.getTriggerId(),
                toEvent(message.getKind()),
                message.getVehicleId().isEmpty() ? null : message.getVehicleId(),
                message.hasLatePermille() ? (Integer) message.getLatePermille() : null);
    }

    @Override
    io.roadstream.contract.proto.v1.Trigger parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Trigger.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Trigger";
    }

    static io.roadstream.contract.proto.v1.TriggerKind toMessage(TriggerKind kind) {
        return io.roadstream.contract.proto.v1.TriggerKind.valueOf(KIND_PREFIX + kind.name());
    }

    static TriggerKind toEvent(io.roadstream.contract.proto.v1.TriggerKind kind) {
        return switch (kind) {
            case TRIGGER_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "trigger kind is not one this version knows");
            default -> TriggerKind.valueOf(kind.name().substring(KIND_PREFIX.length()));
        };
    }
}
