/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceKind;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Geofence} as a GeoJSON feature (RFC 7946). Polygon and MultiPolygon are areas; a Point
 * with the property {@code radiusMeters} is a circle. Further properties: {@code name}, {@code
 * kind}, {@code validFrom} and {@code validTo} as {@code 2026-01-05T08:00:00Z}; written and not
 * read: {@code version}, {@code changedBy}, {@code changedAt}.
 */
public final class GeofenceGeoJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GeofenceGeoJson() {}

    /**
     * The fence that a feature describes.
     *
     * @param envelope tenant, id and times of this version
     * @throws InvalidEventException if it describes none; the message names the member
     */
    public static Geofence read(
            JsonNode feature, Envelope envelope, long version, String changedBy) {
        if (!feature.path("type").asText().equals("Feature")) {
            throw invalid("type must be Feature, was '" + feature.path("type").asText() + "'");
        }
        JsonNode properties = feature.path("properties");
        return new Geofence(
                envelope,
                text(properties, "name"),
                kind(text(properties, "kind")),
                ShapeGeoJson.read(feature.path("geometry"), properties),
                time(properties, "validFrom"),
                time(properties, "validTo"),
                version,
                changedBy);
    }

    /** The fence as a feature. */
    public static ObjectNode write(Geofence fence) {
        ObjectNode feature = JSON.objectNode();
        feature.put("type", "Feature");
        feature.put("id", fence.id());
        feature.set("geometry", ShapeGeoJson.write(fence.shape()));
        ObjectNode properties = feature.putObject("properties");
        properties.put("name", fence.name());
        properties.put("kind", fence.kind().name());
        if (fence.shape().circle() != null) {
            properties.put(ShapeGeoJson.RADIUS, fence.shape().circle().radiusMeters());
        }
        put(properties, "validFrom", fence.validFromMillis());
        put(properties, "validTo", fence.validToMillis());
        properties.put("version", fence.version());
        properties.put("changedBy", fence.changedBy());
        put(properties, "changedAt", fence.envelope().eventTimeMillis());
        return feature;
    }

    private static void put(ObjectNode properties, String name, @Nullable Long millis) {
        if (millis != null) {
            properties.put(name, Instant.ofEpochMilli(millis).toString());
        }
    }

    private static String text(JsonNode properties, String name) {
        JsonNode value = properties.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new InvalidEventException(
                    Reason.MISSING_FIELD, "properties.%s is missing".formatted(name));
        }
        if (!value.isTextual()) {
            throw invalid("properties.%s must be a text, was %s".formatted(name, value));
        }
        return value.asText();
    }

    private static GeofenceKind kind(String name) {
        return Arrays.stream(GeofenceKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                invalid(
                                        "properties.kind must be one of %s, was '%s'"
                                                .formatted(
                                                        Arrays.toString(GeofenceKind.values()),
                                                        name)));
    }

    private static @Nullable Long time(JsonNode properties, String name) {
        JsonNode value = properties.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return Instant.parse(value.asText()).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "properties.%s must be a time such as 2026-01-05T08:00:00Z, was %s"
                            .formatted(name, value),
                    e);
        }
    }

    static InvalidEventException invalid(String message) {
        return new InvalidEventException(Reason.INVALID_VALUE, message);
    }
}
