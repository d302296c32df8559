/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.AnomalyEnd;
import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.contract.event.Measure;
import io.roadstream.contract.event.Severity;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/** {@link Anomaly} as Protobuf. */
public final class AnomalyMapper
        extends ProtobufCodec<Anomaly, io.roadstream.contract.proto.v1.Anomaly> {
    private static final long serialVersionUID = 1L;
    private static final String KIND_PREFIX = "ANOMALY_KIND_";
    private static final String END_PREFIX = "ANOMALY_END_";
    private static final String SEVERITY_PREFIX = "SEVERITY_";

    @Override
    public io.roadstream.contract.proto.v1.Anomaly toMessage(Anomaly anomaly) {
        var builder =
                io.roadstream.contract.proto.v1.Anomaly.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(anomaly.envelope()))
                        .setAnomalyId(anomaly.anomalyId())
                        .setKind(toMessage(anomaly.kind()))
                        .setRevision(anomaly.revision())
                        .setSeverity(toMessage(anomaly.severity()))
                        .setStartedTimeMillis(anomaly.startedMillis())
                        .setLocation(EnvelopeMapper.toMessage(anomaly.location()))
                        .setMeasured(anomaly.measure().measured())
                        .setLimit(anomaly.measure().limit())
                        .setTrackId(anomaly.trackId());
        if (anomaly.ended() != null) {
            builder.setEndedTimeMillis(anomaly.ended().timeMillis())
                    .setEnd(toMessage(anomaly.ended().why()));
        }
        return builder.build();
    }

    @Override
    Anomaly toEvent(io.roadstream.contract.proto.v1.Anomaly message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        EnvelopeMapper.requireMessage("location", message.hasLocation());
        return new Anomaly(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                message.getAnomalyId(),
                toEvent(message.getKind()),
                message.getRevision(),
                toEvent(message.getSeverity()),
                message.getStartedTimeMillis(),
                ended(message),
                EnvelopeMapper.toEvent(message.getLocation()),
                new Measure(message.getMeasured(), message.getLimit()),
                message.getTrackId());
    }

    @Override
    io.roadstream.contract.proto.v1.Anomaly parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Anomaly.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Anomaly";
    }

    private static Anomaly.@Nullable Ended ended(io.roadstream.contract.proto.v1.Anomaly message) {
        return message.hasEndedTimeMillis()
                ? new Anomaly.Ended(message.getEndedTimeMillis(), toEvent(message.getEnd()))
                : null;
    }

    private static io.roadstream.contract.proto.v1.AnomalyKind toMessage(AnomalyKind kind) {
        return io.roadstream.contract.proto.v1.AnomalyKind.valueOf(KIND_PREFIX + kind.name());
    }

    private static AnomalyKind toEvent(io.roadstream.contract.proto.v1.AnomalyKind kind) {
        return switch (kind) {
            case ANOMALY_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("anomaly kind");
            default -> AnomalyKind.valueOf(kind.name().substring(KIND_PREFIX.length()));
        };
    }

    private static io.roadstream.contract.proto.v1.AnomalyEnd toMessage(AnomalyEnd end) {
        return io.roadstream.contract.proto.v1.AnomalyEnd.valueOf(END_PREFIX + end.name());
    }

    private static AnomalyEnd toEvent(io.roadstream.contract.proto.v1.AnomalyEnd end) {
        return switch (end) {
            case ANOMALY_END_UNSPECIFIED, UNRECOGNIZED -> throw unknown("anomaly end");
            default -> AnomalyEnd.valueOf(end.name().substring(END_PREFIX.length()));
        };
    }

    private static io.roadstream.contract.proto.v1.Severity toMessage(Severity severity) {
        return io.roadstream.contract.proto.v1.Severity.valueOf(SEVERITY_PREFIX + severity.name());
    }

    private static Severity toEvent(io.roadstream.contract.proto.v1.Severity severity) {
        return switch (severity) {
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> throw unknown("severity");
            default -> Severity.valueOf(severity.name().substring(SEVERITY_PREFIX.length()));
        };
    }

    private static InvalidEventException unknown(String field) {
        return new InvalidEventException(
                Reason.INVALID_VALUE, field + " is not one this version knows");
    }
}
