/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.TimeWindow;

/** Maps the parts that the rows of the order database share. */
final class ChangeVersionMapper {
    private ChangeVersionMapper() {}

    static io.roadstream.contract.proto.v1.ChangeVersion toMessage(ChangeVersion version) {
        return io.roadstream.contract.proto.v1.ChangeVersion.newBuilder()
                .setEpoch(version.epoch())
                .setCommitLsn(version.commitLsn())
                .setChangeLsn(version.changeLsn())
                .build();
    }

    static ChangeVersion toEvent(io.roadstream.contract.proto.v1.ChangeVersion message) {
        return new ChangeVersion(
                message.getEpoch(), message.getCommitLsn(), message.getChangeLsn());
    }

    static io.roadstream.contract.proto.v1.TimeWindow toMessage(TimeWindow window) {
        var builder = io.roadstream.contract.proto.v1.TimeWindow.newBuilder();
        if (window.fromMillis() != null) {
            builder.setFromMillis(window.fromMillis());
        }
        if (window.untilMillis() != null) {
            builder.setUntilMillis(window.untilMillis());
        }
        return builder.build();
    }

    static TimeWindow toEvent(io.roadstream.contract.proto.v1.TimeWindow message) {
        return new TimeWindow(
                message.hasFromMillis() ? (Long) message.getFromMillis() : null,
                message.hasUntilMillis() ? (Long) message.getUntilMillis() : null);
    }

    /** The envelope, where both it and the version are there. */
    static Envelope envelope(
            io.roadstream.contract.proto.v1.Envelope message, boolean isThere, boolean hasVersion) {
        EnvelopeMapper.requireMessage("envelope", isThere);
        EnvelopeMapper.requireMessage("version", hasVersion);
        return EnvelopeMapper.toEvent(message);
    }
}
