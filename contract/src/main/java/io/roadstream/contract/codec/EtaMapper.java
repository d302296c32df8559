/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** {@link Eta} as Protobuf. */
public final class EtaMapper extends ProtobufCodec<Eta, io.roadstream.contract.proto.v1.Eta> {
    private static final long serialVersionUID = 1L;
    private static final String METHOD_PREFIX = "ETA_METHOD_";
    private static final String STOP_PREFIX = "STOP_KIND_";

    @Override
    public io.roadstream.contract.proto.v1.Eta toMessage(Eta eta) {
        var builder =
                io.roadstream.contract.proto.v1.Eta.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(eta.envelope()))
                        .setEtaId(eta.etaId())
                        .setRevision(eta.revision())
                        .setStop(toMessage(eta.stop()))
                        .setVehicleId(eta.vehicleId())
                        .setP10Millis(eta.arrival().p10Millis())
                        .setP50Millis(eta.arrival().p50Millis())
                        .setP90Millis(eta.arrival().p90Millis())
                        .setRemainingM(eta.remainingMeters())
                        .setMethod(
                                io.roadstream.contract.proto.v1.EtaMethod.valueOf(
                                        METHOD_PREFIX + eta.method().name()))
                        .setOrderVersion(ChangeVersionMapper.toMessage(eta.orderVersion()))
                        .setTrackId(eta.trackId());
        if (eta.latePermille() != null) {
            builder.setLatePermille(eta.latePermille());
        }
        return builder.build();
    }

    @Override
    Eta toEvent(io.roadstream.contract.proto.v1.Eta message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        EnvelopeMapper.requireMessage("orderVersion", message.hasOrderVersion());
        return new Eta(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.getEtaId(),
                message.getRevision(),
                toEvent(message.getStop()),
                message.getVehicleId(),
                new ArrivalInterval(
                        message.getP10Millis(), message.getP50Millis(), message.getP90Millis()),
                message.getRemainingM(),
                message.hasLatePermille() ? (Integer) message.getLatePermille() : null,
                toEvent(message.getMethod()),
                ChangeVersionMapper.toEvent(message.getOrderVersion()),
                message.getTrackId());
    }

    @Override
    io.roadstream.contract.proto.v1.Eta parse(byte[] bytes) throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Eta.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Eta";
    }

    static io.roadstream.contract.proto.v1.StopKind toMessage(StopKind kind) {
        return io.roadstream.contract.proto.v1.StopKind.valueOf(STOP_PREFIX + kind.name());
    }

    static StopKind toEvent(io.roadstream.contract.proto.v1.StopKind kind) {
        return switch (kind) {
            case STOP_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("stop kind");
            default -> StopKind.valueOf(kind.name().substring(STOP_PREFIX.length()));
        };
    }

    private static EtaMethod toEvent(io.roadstream.contract.proto.v1.EtaMethod method) {
        return switch (method) {
            case ETA_METHOD_UNSPECIFIED, UNRECOGNIZED -> throw unknown("eta method");
            default -> EtaMethod.valueOf(method.name().substring(METHOD_PREFIX.length()));
        };
    }

    private static InvalidEventException unknown(String field) {
        return new InvalidEventException(
                Reason.INVALID_VALUE, field + " is not one this version knows");
    }
}
