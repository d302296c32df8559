/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Tenant;
import io.roadstream.contract.event.UnitSystem;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link Tenant} as Protobuf. */
public final class TenantMapper
        extends ProtobufCodec<Tenant, io.roadstream.contract.proto.v1.Tenant> {
    private static final long serialVersionUID = 1L;
    private static final String UNITS_PREFIX = "UNIT_SYSTEM_";

    @Override
    public io.roadstream.contract.proto.v1.Tenant toMessage(Tenant tenant) {
        Tenant.Region region = tenant.region();
        return io.roadstream.contract.proto.v1.Tenant.newBuilder()
                .setEnvelope(EnvelopeMapper.toMessage(tenant.envelope()))
                .setVersion(ChangeVersionMapper.toMessage(tenant.version()))
                .setName(tenant.name())
                .setTimeZone(region.timeZone())
                .setCurrency(region.currency())
                .setLocale(region.locale())
                .setUnits(toMessage(region.units()))
                .build();
    }

    @Override
    Tenant toEvent(io.roadstream.contract.proto.v1.Tenant message) {
        return new Tenant(
                ChangeVersionMapper.envelope(
                        message.getEnvelope(), message.hasEnvelope(), message.hasVersion()),
                ChangeVersionMapper.toEvent(message.getVersion()),
                message.getName(),
                new Tenant.Region(
                        message.getTimeZone(),
                        message.getCurrency(),
                        message.getLocale(),
                        toEvent(message.getUnits())));
    }

    @Override
    io.roadstream.contract.proto.v1.Tenant parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Tenant.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Tenant";
    }

    private static io.roadstream.contract.proto.v1.UnitSystem toMessage(UnitSystem value) {
        return io.roadstream.contract.proto.v1.UnitSystem.valueOf(UNITS_PREFIX + value.name());
    }

    private static UnitSystem toEvent(io.roadstream.contract.proto.v1.UnitSystem value) {
        return switch (value) {
            case UNIT_SYSTEM_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "unit system is not one this version knows");
            default -> UnitSystem.valueOf(value.name().substring(UNITS_PREFIX.length()));
        };
    }
}
