/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol.osmand;

import io.roadstream.contract.event.Protocol;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.ingest.protocol.Excerpt;
import io.roadstream.ingest.protocol.FormEncoding;
import io.roadstream.ingest.protocol.InboundRequest;
import io.roadstream.ingest.protocol.JsonFields;
import io.roadstream.ingest.protocol.ParsedPositions;
import io.roadstream.ingest.protocol.PositionDraft;
import io.roadstream.ingest.protocol.SpeedUnit;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query or form: {@code id|deviceid, lat, lon (or location=lat,lon), timestamp, speed} in
 * knots, {@code bearing, altitude, accuracy, driverUniqueId}. A negative speed, bearing or accuracy
 * means unknown. Without a timestamp the ingest time stands, as in Traccar. {@code hdop} is no
 * length and is not used; other keys are ignored.
 */
final class OsmAndQuery {
    private OsmAndQuery() {}

    static void parse(InboundRequest request, byte[] body, ParsedPositions outcome) {
        Map<String, String> values = new HashMap<>(request.query());
        FormEncoding.parse(new String(body, StandardCharsets.UTF_8).trim())
                .forEach(values::putIfAbsent);
        try {
            outcome.accept(draft(values, outcome.receipt().ingestTimeMillis()));
        } catch (InvalidEventException e) {
            byte[] kept =
                    body.length > 0 ? body : request.queryText().getBytes(StandardCharsets.UTF_8);
            outcome.reject(e, kept, 0, kept.length);
        }
    }

    private static PositionDraft draft(Map<String, String> values, long ingestTimeMillis) {
        String time = values.get("timestamp");
        Double speed = JsonFields.known(number(values, "speed"));
        PositionDraft draft =
                new PositionDraft(Protocol.OSMAND)
                        .vehicle(values.getOrDefault("id", values.get("deviceid")))
                        .timeMillis(time == null ? ingestTimeMillis : OsmAndTime.parse(time))
                        .lat(number(values, "lat"))
                        .lon(number(values, "lon"))
                        .speedMps(speed == null ? null : SpeedUnit.KNOTS.toMps(speed))
                        .headingDeg(
                                JsonFields.known(
                                        number(
                                                values,
                                                values.containsKey("bearing")
                                                        ? "bearing"
                                                        : "heading")))
                        .altitudeMeters(number(values, "altitude"))
                        .accuracyMeters(JsonFields.known(number(values, "accuracy")))
                        .driver(values.get("driverUniqueId"));
        String location = values.get("location");
        if (location != null) {
            readLocation(location, draft);
        }
        return draft;
    }

    private static void readLocation(String location, PositionDraft draft) {
        String[] parts = location.split(",", -1);
        if (parts.length != 2) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "location must be LAT,LON, was '%s'".formatted(Excerpt.of(location)));
        }
        draft.lat(JsonFields.parse("lat", parts[0])).lon(JsonFields.parse("lon", parts[1]));
    }

    private static @Nullable Double number(Map<String, String> values, String name) {
        String text = values.get(name);
        return text == null || text.isBlank() ? null : (Double) JsonFields.parse(name, text);
    }
}
