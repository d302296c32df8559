/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Vehicle;
import io.roadstream.contract.event.VehicleKind;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link Vehicle} as Protobuf. */
public final class VehicleMapper
        extends ProtobufCodec<Vehicle, io.roadstream.contract.proto.v1.Vehicle> {
    private static final long serialVersionUID = 1L;
    private static final String KIND_PREFIX = "VEHICLE_KIND_";

    @Override
    public io.roadstream.contract.proto.v1.Vehicle toMessage(Vehicle vehicle) {
        return io.roadstream.contract.proto.v1.Vehicle.newBuilder()
                .setEnvelope(EnvelopeMapper.toMessage(vehicle.envelope()))
                .setVersion(ChangeVersionMapper.toMessage(vehicle.version()))
                .setLabel(vehicle.label())
                .setKind(toMessage(vehicle.kind()))
                .setCapacity(vehicle.capacity())
                .build();
    }

    @Override
    Vehicle toEvent(io.roadstream.contract.proto.v1.Vehicle message) {
        return new Vehicle(
                ChangeVersionMapper.envelope(
                        message.getEnvelope(), message.hasEnvelope(), message.hasVersion()),
                ChangeVersionMapper.toEvent(message.getVersion()),
                message.getLabel(),
                toEvent(message.getKind()),
                message.getCapacity());
    }

    @Override
    io.roadstream.contract.proto.v1.Vehicle parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Vehicle.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Vehicle";
    }

    private static io.roadstream.contract.proto.v1.VehicleKind toMessage(VehicleKind value) {
        return io.roadstream.contract.proto.v1.VehicleKind.valueOf(KIND_PREFIX + value.name());
    }

    private static VehicleKind toEvent(io.roadstream.contract.proto.v1.VehicleKind value) {
        return switch (value) {
            case VEHICLE_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "vehicle kind is not one this version knows");
            default -> VehicleKind.valueOf(value.name().substring(KIND_PREFIX.length()));
        };
    }
}
