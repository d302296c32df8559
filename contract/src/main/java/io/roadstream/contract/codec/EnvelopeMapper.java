/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.codec;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/** Maps the parts that all events share. */
final class EnvelopeMapper {
    private EnvelopeMapper() {}

    /** An absent message would read as one full of zeros: a real place, in the case of a place. */
    static void requireMessage(String name, boolean isPresent) {
        if (!isPresent) {
            throw new InvalidEventException(Reason.MISSING_FIELD, name + " is missing");
        }
    }

    static io.roadstream.contract.proto.v1.Envelope toMessage(Envelope envelope) {
        return io.roadstream.contract.proto.v1.Envelope.newBuilder()
                .setTenant(envelope.tenant())
                .setEntityId(envelope.entityId())
                .setEventTimeMillis(envelope.eventTimeMillis())
                .setIngestTimeMillis(envelope.ingestTimeMillis())
                .build();
    }

    static Envelope toEvent(io.roadstream.contract.proto.v1.Envelope message) {
        return new Envelope(
                message.getTenant(),
                message.getEntityId(),
                message.getEventTimeMillis(),
                message.getIngestTimeMillis());
    }

    static io.roadstream.contract.proto.v1.GeoPoint toMessage(GeoPoint point) {
        return io.roadstream.contract.proto.v1.GeoPoint.newBuilder()
                .setLatE7(point.latE7())
                .setLonE7(point.lonE7())
                .build();
    }

    static GeoPoint toEvent(io.roadstream.contract.proto.v1.GeoPoint message) {
        return new GeoPoint(message.getLatE7(), message.getLonE7());
    }
}
