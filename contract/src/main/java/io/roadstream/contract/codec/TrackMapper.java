/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.roadstream.contract.event.HoldOutcome;
import io.roadstream.contract.event.Motion;
import io.roadstream.contract.event.Track;

/** {@link Track} as Protobuf. */
public final class TrackMapper extends ProtobufCodec<Track, io.roadstream.contract.proto.v1.Track> {
    private static final long serialVersionUID = 1L;

    @Override
    io.roadstream.contract.proto.v1.Track toMessage(Track track) {
        var builder =
                io.roadstream.contract.proto.v1.Track.newBuilder()
                        .setEnvelope(EnvelopeMapper.toMessage(track.envelope()))
                        .setLocation(EnvelopeMapper.toMessage(track.location()))
                        .setH3Cell(track.h3Cell())
                        .setFlags(track.flags())
                        .setTrackId(track.trackId())
                        .setRevision(track.revision())
                        .setHoldOutcome(toMessage(track.holdOutcome()));
        Motion motion = track.motion();
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
        if (track.sequence() != null) {
            builder.setSequence(track.sequence());
        }
        return builder.build();
    }

    @Override
    Track toEvent(io.roadstream.contract.proto.v1.Track message) {
        EnvelopeMapper.requireMessage("envelope", message.hasEnvelope());
        EnvelopeMapper.requireMessage("location", message.hasLocation());
        return new Track(
                EnvelopeMapper.toEvent(message.getEnvelope()),
                EnvelopeMapper.toEvent(message.getLocation()),
                new Motion(
                        message.hasSpeedCms() ? (Integer) message.getSpeedCms() : null,
                        message.hasHeadingCdeg() ? (Integer) message.getHeadingCdeg() : null,
                        message.hasAltitudeDm() ? (Integer) message.getAltitudeDm() : null,
                        message.hasAccuracyDm() ? (Integer) message.getAccuracyDm() : null),
                message.getH3Cell(),
                message.getFlags(),
                message.hasSequence() ? (Long) message.getSequence() : null,
                message.getTrackId(),
                message.getRevision(),
                toEvent(message.getHoldOutcome()));
    }

    @Override
    io.roadstream.contract.proto.v1.Track parse(byte[] bytes)
            throws InvalidProtocolBufferException {
        return io.roadstream.contract.proto.v1.Track.parseFrom(bytes);
    }

    @Override
    String name() {
        return "Track";
    }

    private static io.roadstream.contract.proto.v1.HoldOutcome toMessage(HoldOutcome outcome) {
        return switch (outcome) {
            case NOT_HELD -> io.roadstream.contract.proto.v1.HoldOutcome.HOLD_OUTCOME_UNSPECIFIED;
            case CONFIRMED -> io.roadstream.contract.proto.v1.HoldOutcome.HOLD_OUTCOME_CONFIRMED;
            case RETURNED -> io.roadstream.contract.proto.v1.HoldOutcome.HOLD_OUTCOME_RETURNED;
            case SUPERSEDED -> io.roadstream.contract.proto.v1.HoldOutcome.HOLD_OUTCOME_SUPERSEDED;
            case TIMED_OUT -> io.roadstream.contract.proto.v1.HoldOutcome.HOLD_OUTCOME_TIMED_OUT;
        };
    }

    private static HoldOutcome toEvent(io.roadstream.contract.proto.v1.HoldOutcome outcome) {
        return switch (outcome) {
            case HOLD_OUTCOME_CONFIRMED -> HoldOutcome.CONFIRMED;
            case HOLD_OUTCOME_RETURNED -> HoldOutcome.RETURNED;
            case HOLD_OUTCOME_SUPERSEDED -> HoldOutcome.SUPERSEDED;
            case HOLD_OUTCOME_TIMED_OUT -> HoldOutcome.TIMED_OUT;
            // A later version may know more outcomes; live use treats them as "not held".
            case HOLD_OUTCOME_UNSPECIFIED, UNRECOGNIZED -> HoldOutcome.NOT_HELD;
        };
    }
}
