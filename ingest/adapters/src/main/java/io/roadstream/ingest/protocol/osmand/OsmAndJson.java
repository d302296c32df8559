/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.osmand;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.DeviceUuid;
import io.roadstream.ingest.protocol.JsonFields;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of Traccar's newer app and of the library in it: {@code {"device_id":"…",
 * "location":{"timestamp":"…","uuid":"…","coords":{"latitude":…,"longitude":…,"speed":…}}}} with SI
 * units and -1 for unknown. {@code location} may be an array.
 */
final class OsmAndJson {
    private OsmAndJson() {}

    static void parse(byte[] body, ParsedPositions outcome) {
        JsonNode root = JsonFields.parseObject(body);
        JsonNode location = root.path("location");
        Iterable<JsonNode> locations = location.isArray() ? location : List.of(location);
        for (JsonNode one : locations) {
            try {
                outcome.accept(draft(root, one));
            } catch (InvalidEventException e) {
                byte[] kept = location.isArray() ? JsonFields.toBytes(one) : body;
                outcome.reject(e, kept, 0, kept.length);
            }
        }
    }

    private static PositionDraft draft(JsonNode root, JsonNode location) {
        if (!location.isObject()) {
            throw new InvalidEventException(Reason.MISSING_FIELD, "location is missing");
        }
        JsonNode coords = JsonFields.getObject(location, "coords");
        @Nullable String time = JsonFields.text(location, "timestamp");
        return new PositionDraft(Protocol.OSMAND)
                .vehicle(JsonFields.text(root, "device_id"))
                .timeMillis(time == null ? null : (Long) OsmAndTime.parse(time))
                .lat(JsonFields.number(coords, "latitude"))
                .lon(JsonFields.number(coords, "longitude"))
                .speedMps(JsonFields.knownNumber(coords, "speed"))
                .headingDeg(JsonFields.knownNumber(coords, "heading"))
                .altitudeMeters(JsonFields.number(coords, "altitude"))
                .accuracyMeters(JsonFields.knownNumber(coords, "accuracy"))
                .uuid(DeviceUuid.of(JsonFields.text(location, "uuid")))
                .driver(JsonFields.text(root, "driverUniqueId"));
    }
}
