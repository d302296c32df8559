/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Duty;
import io.roadstream.contract.event.Emergency;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.event.VehicleStatus;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link VehicleStatus} as Protobuf. */
public final class VehicleStatusMapper
        extends ProtobufCodec<VehicleStatus, io.roadstream.contract.proto.v1.VehicleStatus> {
    private static final long serialVersionUID = 1L;

    @Override
    public io.roadstream.contract.proto.v1.VehicleStatus toMessage(VehicleStatus status) {
        var builder =
                io.roadstream.contract.proto.v1.VehicleStatus.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(status.envelope()));
        if (status.duty() != null) {
            builder.setDuty(toMessage(status.duty()));
        }
        if (status.emergency() != null) {
            builder.setEmergency(toMessage(status.emergency()));
        }
        return builder.build();
    }

    @Override
    VehicleStatus toEvent(io.roadstream.contract.proto.v1.VehicleStatus message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        return new VehicleStatus(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.hasDuty() ? toEvent(message.getDuty()) : null,
                message.hasEmergency() ? toEvent(message.getEmergency()) : null);
    }

    @Override
    io.roadstream.contract.proto.v1.VehicleStatus parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.VehicleStatus.parseFrom(bytes);
    }

    @Override
    String name() {
        return "VehicleStatus";
    }

    private static io.roadstream.contract.proto.v1.Emergency toMessage(Emergency emergency) {
        var builder = io.roadstream.contract.proto.v1.Emergency.newBuilder().setId(emergency.id());
        if (emergency.location() != null) {
            builder.setLocation(EnvelopeMapper.toMessage(emergency.location()));
        }
        if (emergency.note() != null) {
            builder.setNote(emergency.note());
        }
        if (emergency.acknowledged() != null) {
            builder.setAcknowledged(toMessage(emergency.acknowledged()));
        }
        if (emergency.resolved() != null) {
            builder.setResolved(toMessage(emergency.resolved()));
        }
        return builder.build();
    }

    private static Emergency toEvent(io.roadstream.contract.proto.v1.Emergency message) {
        return new Emergency(
                message.getId(),
                message.hasLocation() ? EnvelopeMapper.toEvent(message.getLocation()) : null,
                message.getNote(),
                message.hasAcknowledged() ? toEvent(message.getAcknowledged()) : null,
                message.hasResolved() ? toEvent(message.getResolved()) : null);
    }

    static io.roadstream.contract.proto.v1.Handling toMessage(Handling handling) {
        return io.roadstream.contract.proto.v1.Handling.newBuilder()
                .setBy(handling.by())
                .setTimeMillis(handling.timeMillis())
                .build();
    }

    static Handling toEvent(io.roadstream.contract.proto.v1.Handling message) {
        return new Handling(message.getBy(), message.getTimeMillis());
    }

    private static io.roadstream.contract.proto.v1.Duty toMessage(Duty duty) {
        return switch (duty) {
            case AVAILABLE -> io.roadstream.contract.proto.v1.Duty.DUTY_AVAILABLE;
            case BUSY -> io.roadstream.contract.proto.v1.Duty.DUTY_BUSY;
            case BREAK -> io.roadstream.contract.proto.v1.Duty.DUTY_BREAK;
            case OFF -> io.roadstream.contract.proto.v1.Duty.DUTY_OFF;
        };
    }

    private static Duty toEvent(io.roadstream.contract.proto.v1.Duty duty) {
        return switch (duty) {
            case DUTY_AVAILABLE -> Duty.AVAILABLE;
            case DUTY_BUSY -> Duty.BUSY;
            case DUTY_BREAK -> Duty.BREAK;
            case DUTY_OFF -> Duty.OFF;
            case DUTY_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "duty is not one this version knows");
        };
    }
}
