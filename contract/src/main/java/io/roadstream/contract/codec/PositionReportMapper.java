/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.nio.ByteBuffer;
import java.util.UUID;

/** {@link PositionReport} as Protobuf. */
public final class PositionReportMapper
        extends ProtobufCodec<PositionReport, io.roadstream.contract.proto.v1.PositionReport> {
    private static final long serialVersionUID = 1L;
    private static final int UUID_BYTES = 16;

    @Override
    io.roadstream.contract.proto.v1.PositionReport toMessage(PositionReport report) {
        var builder =
                io.roadstream.contract.proto.v1.PositionReport.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(report.envelope()))
                        .setLocation(EnvelopeMapper.toMessage(report.location()))
                        .setProtocol(toMessage(report.protocol()));
        Motion motion = report.motion();
        if (motion.speedCms() != null) {
            builder.setSpeedCms(motion.speedCms());
        }
        if (motion.headingCdeg() != null) {
            builder.setHeadingCdeg(motion.headingCdeg());
        }
        if (motion.altitudeDm() != null) {
            builder.setAltitudeDm(motion.altitudeDm());
        }
        if (motion.accuracyDm() != null) {
            builder.setAccuracyDm(motion.accuracyDm());
        }
        if (report.sequence() != null) {
            builder.setSequence(report.sequence());
        }
        if (report.deviceUuid() != null) {
            builder.setDeviceUuid(uuidBytes(report.deviceUuid()));
        }
        if (report.driverId() != null) {
            builder.setDriverId(report.driverId());
        }
        return builder.build();
    }

    @Override
    public PositionReport toEvent(io.roadstream.contract.proto.v1.PositionReport message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        EnvelopeMapper.requireMessage("location", message.hasLocation());
        return new PositionReport(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                EnvelopeMapper.toEvent(message.getLocation()),
                new Motion(
                        message.hasSpeedCms() ? (Integer) message.getSpeedCms() : null,
                        message.hasHeadingCdeg() ? (Integer) message.getHeadingCdeg() : null,
                        message.hasAltitudeDm() ? (Integer) message.getAltitudeDm() : null,
                        message.hasAccuracyDm() ? (Integer) message.getAccuracyDm() : null),
                message.hasSequence() ? (Long) message.getSequence() : null,
                message.hasDeviceUuid() ? uuid(message.getDeviceUuid()) : null,
                message.getDriverId().isEmpty() ? null : message.getDriverId(),
                toEvent(message.getProtocol()));
    }

    @Override
    io.roadstream.contract.proto.v1.PositionReport parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.PositionReport.parseFrom(bytes);
    }

    @Override
    String name() {
        return "PositionReport";
    }

    private static io.roadstream.contract.proto.v1.Protocol toMessage(Protocol protocol) {
        return switch (protocol) {
            case NATIVE -> io.roadstream.contract.proto.v1.Protocol.PROTOCOL_NATIVE;
            case OSMAND -> io.roadstream.contract.proto.v1.Protocol.PROTOCOL_OSMAND;
            case OWNTRACKS -> io.roadstream.contract.proto.v1.Protocol.PROTOCOL_OWNTRACKS;
            case TRACCAR -> io.roadstream.contract.proto.v1.Protocol.PROTOCOL_TRACCAR;
            case WEBSOCKET -> io.roadstream.contract.proto.v1.Protocol.PROTOCOL_WEBSOCKET;
        };
    }

    private static Protocol toEvent(io.roadstream.contract.proto.v1.Protocol protocol) {
        return switch (protocol) {
            case PROTOCOL_NATIVE -> Protocol.NATIVE;
            case PROTOCOL_OSMAND -> Protocol.OSMAND;
            case PROTOCOL_OWNTRACKS -> Protocol.OWNTRACKS;
            case PROTOCOL_TRACCAR -> Protocol.TRACCAR;
            case PROTOCOL_WEBSOCKET -> Protocol.WEBSOCKET;
            case PROTOCOL_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidEventException(
                            Reason.INVALID_VALUE, "protocol is not one this version knows");
        };
    }

    private static ByteString uuidBytes(String text) {
        UUID uuid = UUID.fromString(text);
        return ByteString.copyFrom(
                ByteBuffer.allocate(UUID_BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .flip());
    }

    private static String uuid(ByteString bytes) {
        if (bytes.size() != UUID_BYTES) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "deviceUuid must have 16 bytes, had " + bytes.size());
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
}
