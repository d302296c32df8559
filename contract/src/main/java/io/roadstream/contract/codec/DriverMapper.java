/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Driver;

/** {@link Driver} as Protobuf. */
public final class DriverMapper
        extends ProtobufCodec<Driver, io.roadstream.contract.proto.v1.Driver> {
    private static final long serialVersionUID = 1L;

    @Override
    public io.roadstream.contract.proto.v1.Driver toMessage(Driver driver) {
        var builder =
                io.roadstream.contract.proto.v1.Driver.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(driver.envelope()))
                        .setVersion(ChangeVersionMapper.toMessage(driver.version()))
                        .setName(driver.name())
                        .setShift(ChangeVersionMapper.toMessage(driver.shift()));
        if (driver.vehicleId() != null) {
            builder.setVehicleId(driver.vehicleId());
        }
        if (driver.home() != null) {
            builder.setHome(EnvelopeMapper.toMessage(driver.home()));
        }
        if (driver.phone() != null) {
            builder.setPhone(driver.phone());
        }
        return builder.build();
    }

    @Override
    Driver toEvent(io.roadstream.contract.proto.v1.Driver message) {
        return new Driver(
                ChangeVersionMapper.envelope(
                        message.getEnvelope(), message.hasEnvelope(), message.hasVersion()),
                ChangeVersionMapper.toEvent(message.getVersion()),
                message.getName(),
                message.getVehicleId().isEmpty() ? null : message.getVehicleId(),
                ChangeVersionMapper.toEvent(message.getShift()),
                message.hasHome() ? EnvelopeMapper.toEvent(message.getHome()) : null,
                message.getPhone().isEmpty() ? null : message.getPhone());
    }

    @Override
    io.roadstream.contract.proto.v1.Driver parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Driver.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Driver";
    }
}
