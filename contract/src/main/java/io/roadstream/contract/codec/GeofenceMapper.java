/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.geo.Shape;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/** {@link Geofence} as Protobuf. */
public final class GeofenceMapper
        extends ProtobufCodec<Geofence, io.roadstream.contract.proto.v1.Geofence> {
    private static final long serialVersionUID = 1L;

    @Override
    public io.roadstream.contract.proto.v1.Geofence toMessage(Geofence fence) {
        var builder =
                io.roadstream.contract.proto.v1.Geofence.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(fence.envelope()))
                        .setName(fence.name())
                        .setKind(toMessage(fence.kind()))
                        .setVersion(fence.version())
                        .setChangedBy(fence.changedBy());
        if (fence.shape().circle() != null) {
            builder.setCircle(ShapeMapper.toMessage(fence.shape().circle()));
        } else {
            builder.setArea(ShapeMapper.toMessage(fence.shape().polygons()));
        }
        if (fence.validFromMillis() != null) {
            builder.setValidFromMillis(fence.validFromMillis());
        }
        if (fence.validToMillis() != null) {
            builder.setValidToMillis(fence.validToMillis());
        }
        return builder.build();
    }

    @Override
    Geofence toEvent(io.roadstream.contract.proto.v1.Geofence message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        return new Geofence(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.getName(),
                toEvent(message.getKind()),
                shape(message),
                millis(message.hasValidFromMillis(), message.getValidFromMillis()),
                millis(message.hasValidToMillis(), message.getValidToMillis()),
                message.getVersion(),
                message.getChangedBy());
    }

    @Override
    io.roadstream.contract.proto.v1.Geofence parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Geofence.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Geofence";
    }

    static io.roadstream.contract.proto.v1.GeofenceKind toMessage(GeofenceKind kind) {
        return switch (kind) {
            case DEPOT -> io.roadstream.contract.proto.v1.GeofenceKind.GEOFENCE_KIND_DEPOT;
            case NO_GO -> io.roadstream.contract.proto.v1.GeofenceKind.GEOFENCE_KIND_NO_GO;
            case SLOW_ZONE -> io.roadstream.contract.proto.v1.GeofenceKind.GEOFENCE_KIND_SLOW_ZONE;
            case SERVICE_AREA ->
                    io.roadstream.contract.proto.v1.GeofenceKind.GEOFENCE_KIND_SERVICE_AREA;
            case CUSTOM -> io.roadstream.contract.proto.v1.GeofenceKind.GEOFENCE_KIND_CUSTOM;
        };
    }

    static GeofenceKind toEvent(io.roadstream.contract.proto.v1.GeofenceKind kind) {
        return switch (kind) {
            case GEOFENCE_KIND_DEPOT -> GeofenceKind.DEPOT;
            case GEOFENCE_KIND_NO_GO -> GeofenceKind.NO_GO;
            case GEOFENCE_KIND_SLOW_ZONE -> GeofenceKind.SLOW_ZONE;
            case GEOFENCE_KIND_SERVICE_AREA -> GeofenceKind.SERVICE_AREA;
            case GEOFENCE_KIND_CUSTOM -> GeofenceKind.CUSTOM;
            case GEOFENCE_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "geofence kind is not one this version knows");
        };
    }

    private static Shape shape(io.roadstream.contract.proto.v1.Geofence message) {
        EnvelopeMapper.requireMessage("shape", message.hasCircle() || message.hasArea());
        return message.hasCircle()
                ? Shape.of(ShapeMapper.toEvent(message.getCircle()))
                : Shape.of(ShapeMapper.toEvent(message.getArea()));
    }

    private static @Nullable Long millis(boolean isPresent, long value) {
        return isPresent ? (Long) value : null;
    }
}
