/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.TransitionReason;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link GeofenceTransition} as Protobuf. */
public final class GeofenceTransitionMapper
        extends ProtobufCodec<
                GeofenceTransition, io.roadstream.contract.proto.v1.GeofenceTransition> {
    private static final long serialVersionUID = 1L;
    private static final String KIND_PREFIX = "TRANSITION_KIND_";
    private static final String REASON_PREFIX = "TRANSITION_REASON_";

    @Override
    public io.roadstream.contract.proto.v1.GeofenceTransition toMessage(
            GeofenceTransition transition) {
        return io.roadstream.contract.proto.v1.GeofenceTransition.newBuilder()
                .setEnvelope(EnvelopeMapper.toMessage(transition.envelope()))
                .setLocation(EnvelopeMapper.toMessage(transition.location()))
                .setGeofenceId(transition.geofenceId())
                .setGeofenceVersion(transition.geofenceVersion())
                .setGeofenceName(transition.geofenceName())
                .setGeofenceKind(GeofenceMapper.toMessage(transition.geofenceKind()))
                .setKind(
                        io.roadstream.contract.proto.v1.TransitionKind.valueOf(
                                KIND_PREFIX + transition.kind().name()))
                .setReason(
                        io.roadstream.contract.proto.v1.TransitionReason.valueOf(
                                REASON_PREFIX + transition.reason().name()))
                .setBeforeTrackId(transition.beforeTrackId())
                .setAfterTrackId(transition.afterTrackId())
                .setTransitionId(transition.transitionId())
                .setRevision(transition.revision())
                .build();
    }

    @Override
    GeofenceTransition toEvent(io.roadstream.contract.proto.v1.GeofenceTransition message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        EnvelopeMapper.requireMessage("location", message.hasLocation());
        return new GeofenceTransition(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                EnvelopeMapper.toEvent(message.getLocation()),
                message.getGeofenceId(),
                message.getGeofenceVersion(),
                message.getGeofenceName(),
                GeofenceMapper.toEvent(message.getGeofenceKind()),
                toEvent(message.getKind()),
                toEvent(message.getReason()),
                message.getBeforeTrackId(),
                message.getAfterTrackId(),
                message.getTransitionId(),
                message.getRevision());
    }

    @Override
    io.roadstream.contract.proto.v1.GeofenceTransition parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.GeofenceTransition.parseFrom(bytes);
    }

    @Override
    String name() {
        return "GeofenceTransition";
    }

    private static TransitionKind toEvent(io.roadstream.contract.proto.v1.TransitionKind kind) {
        return switch (kind) {
            case TRANSITION_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "transition kind is not one this version knows");
            default -> TransitionKind.valueOf(kind.name().substring(KIND_PREFIX.length()));
        };
    }

    private static TransitionReason toEvent(
            io.roadstream.contract.proto.v1.TransitionReason reason) {
        return switch (reason) {
            case TRANSITION_REASON_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE,
                            "transition reason is not one this version knows");
            default -> TransitionReason.valueOf(reason.name().substring(REASON_PREFIX.length()));
        };
    }
}
