/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.traccar;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.DeviceTime;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.JsonFields;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionDraft;
import io.roadstream.ingest.protocol.PositionProtocol;
import io.roadstream.ingest.protocol.SpeedUnit;
import org.jspecify.annotations.Nullable;

/**
 * Traccar's position forwarding ({@code forward.type=json}): {@code {"position":{"fixTime":"…",
 * "latitude":…,"longitude":…,"speed":…},"device":{"uniqueId":"…"}}}. The vehicle is the device's
 * unique id, the driver {@code attributes.driverUniqueId} of the position. Traccar writes 0 for an
 * accuracy it does not know. Its event forwarding is refused as unsupported.
 */
public final class TraccarProtocol implements PositionProtocol {
    @Override
    public void parse(InboundRequest request, byte[] body, ParsedPositions outcome) {
        JsonNode root = JsonFields.parseObject(body);
        try {
            outcome.accept(draft(root));
        } catch (InvalidEventException e) {
            outcome.reject(e, body, 0, body.length);
        }
    }

    private static PositionDraft draft(JsonNode root) {
        if (root.has("event")) {
            throw new InvalidEventException(
                    Reason.UNSUPPORTED_TYPE, "only positions are taken, not events");
        }
        JsonNode position = JsonFields.getObject(root, "position");
        JsonNode device = JsonFields.getObject(root, "device");
        @Nullable Double speed = JsonFields.number(position, "speed");
        @Nullable Double accuracy = JsonFields.number(position, "accuracy");
        return new PositionDraft(Protocol.TRACCAR)
                .vehicle(JsonFields.text(device, "uniqueId"))
                .timeMillis(time(position))
                .lat(JsonFields.number(position, "latitude"))
                .lon(JsonFields.number(position, "longitude"))
                .speedMps(speed == null ? null : SpeedUnit.KNOTS.toMps(speed))
                .headingDeg(JsonFields.number(position, "course"))
                .altitudeMeters(JsonFields.number(position, "altitude"))
                .accuracyMeters(accuracy == null || accuracy == 0 ? null : accuracy)
                .driver(JsonFields.text(position.path("attributes"), "driverUniqueId"));
    }

    /** When the fix was made, else the device's time: ISO-8601 or milliseconds. */
    private static @Nullable Long time(JsonNode position) {
        String name = position.hasNonNull("fixTime") ? "fixTime" : "deviceTime";
        JsonNode time = position.path(name);
        if (time.isIntegralNumber()) {
            return time.longValue();
        }
        return time.isTextual()
                ? (Long) DeviceTime.parseIso(name, traccarIso(time.asText()))
                : null;
    }

    /** Traccar writes offsets as +00:00 or, in older versions, +0000. */
    private static String traccarIso(String text) {
        return text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    }
}
