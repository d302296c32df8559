/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.owntracks;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.Excerpt;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.JsonFields;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionDraft;
import io.roadstream.ingest.protocol.PositionProtocol;
import io.roadstream.ingest.protocol.SpeedUnit;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the OwnTracks apps. A {@code location} has {@code tst} in seconds, {@code lat, lon,
 * acc, alt} in metres, {@code vel} in km/h and {@code cog} in degrees; a negative value means
 * unknown. Any other type is refused as unsupported.
 */
public final class OwnTracksProtocol implements PositionProtocol {
    private static final String LOCATION = "location";
    private static final double MILLIS_PER_SECOND = 1_000;

    @Override
    public void parse(InboundRequest request, byte[] body, ParsedPositions outcome) {
        JsonNode message = JsonFields.parseObject(body);
        try {
            outcome.accept(draft(request, message));
        } catch (InvalidEventException e) {
            outcome.reject(e, body, 0, body.length);
        }
    }

    private static PositionDraft draft(InboundRequest request, JsonNode message) {
        String type = JsonFields.text(message, "_type");
        if (type == null) {
            throw new InvalidEventException(Reason.MISSING_FIELD, "_type is missing");
        }
        if (!type.equals(LOCATION)) {
            throw new InvalidEventException(
                    Reason.UNSUPPORTED_TYPE,
                    "_type must be location, was '%s'".formatted(Excerpt.of(type)));
        }
        @Nullable Double seconds = JsonFields.number(message, "tst");
        @Nullable Double speed = JsonFields.knownNumber(message, "vel");
        return new PositionDraft(Protocol.OWNTRACKS)
                .vehicle(OwnTracksDevice.find(request, message))
                .timeMillis(seconds == null ? null : Math.round(seconds * MILLIS_PER_SECOND))
                .lat(JsonFields.number(message, "lat"))
                .lon(JsonFields.number(message, "lon"))
                .speedMps(speed == null ? null : SpeedUnit.KILOMETERS_PER_HOUR.toMps(speed))
                .headingDeg(JsonFields.knownNumber(message, "cog"))
                .altitudeMeters(JsonFields.number(message, "alt"))
                .accuracyMeters(JsonFields.knownNumber(message, "acc"));
    }
}
