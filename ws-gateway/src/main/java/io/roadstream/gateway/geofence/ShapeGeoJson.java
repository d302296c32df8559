/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.geofence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.contract.geo.Circle;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Ring;
import io.roadstream.contract.geo.Shape;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Circles and polygons as GeoJSON geometries; here alone longitude comes first. Rings are read in
 * either direction and written as the RFC wants: outlines counter-clockwise, holes clockwise. An
 * area that crosses the antimeridian is written as it is, not cut.
 */
final class ShapeGeoJson {
    /** Property that makes a point a circle. */
    static final String RADIUS = "radiusMeters";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ShapeGeoJson() {}

    static Shape read(JsonNode geometry, JsonNode properties) {
        JsonNode coordinates = geometry.path("coordinates");
        String type = geometry.path("type").asText();
        return switch (type) {
            case "Point" -> Shape.of(circle(point(coordinates, "geometry"), properties));
            case "Polygon" -> Shape.of(List.of(polygon(coordinates, "geometry.coordinates")));
            case "MultiPolygon" -> Shape.of(polygons(coordinates));
            default ->
                    throw GeofenceGeoJson.invalid(
                            "geometry.type must be Point, Polygon or MultiPolygon, was '"
                                    + type
                                    + "'");
        };
    }

    static ObjectNode write(Shape shape) {
        ObjectNode geometry = JSON.objectNode();
        Circle circle = shape.circle();
        if (circle != null) {
            geometry.put("type", "Point");
            geometry.set("coordinates", write(circle.center()));
        } else if (shape.polygons().size() == 1) {
            geometry.put("type", "Polygon");
            geometry.set("coordinates", write(shape.polygons().get(0)));
        } else {
            geometry.put("type", "MultiPolygon");
            ArrayNode polygons = geometry.putArray("coordinates");
            shape.polygons().forEach(polygon -> polygons.add(write(polygon)));
        }
        return geometry;
    }

    private static Circle circle(GeoPoint center, JsonNode properties) {
        JsonNode radius = properties.path(RADIUS);
        double meters = radius.isNumber() ? radius.asDouble() : Double.NaN;
        Checks.requireRange(
                Reason.INVALID_VALUE,
                "properties." + RADIUS,
                meters,
                Circle.MIN_RADIUS_DM / 10.0,
                Circle.MAX_RADIUS_DM / 10.0);
        return new Circle(center, (int) Math.round(meters * 10));
    }

    private static List<Polygon> polygons(JsonNode coordinates) {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonNode one : array(coordinates, "geometry.coordinates")) {
            polygons.add(polygon(one, "geometry.coordinates[%d]".formatted(polygons.size())));
        }
        return polygons;
    }

    private static Polygon polygon(JsonNode coordinates, String where) {
        List<Ring> rings = new ArrayList<>();
        for (JsonNode ring : array(coordinates, where)) {
            String here = "%s[%d]".formatted(where, rings.size());
            List<GeoPoint> points = new ArrayList<>();
            for (JsonNode position : array(ring, here)) {
                points.add(point(position, "%s[%d]".formatted(here, points.size())));
            }
            rings.add(new Ring(points));
        }
        return new Polygon(rings);
    }

    private static GeoPoint point(JsonNode position, String where) {
        if (position.size() < 2 || !position.path(0).isNumber() || !position.path(1).isNumber()) {
            throw GeofenceGeoJson.invalid(
                    "%s must be a position [lon, lat], was %s".formatted(where, position));
        }
        return GeoPoint.ofDegrees(position.path(1).asDouble(), position.path(0).asDouble());
    }

    private static JsonNode array(JsonNode node, String where) {
        if (!node.isArray()) {
            throw GeofenceGeoJson.invalid("%s must be an array, was %s".formatted(where, node));
        }
        return node;
    }

    private static ArrayNode write(Polygon polygon) {
        ArrayNode rings = JSON.arrayNode();
        for (Ring ring : polygon.rings()) {
            boolean isOutline = rings.isEmpty();
            boolean isAsWanted = turn(ring) != (isOutline ? -1 : 1);
            ArrayNode positions = rings.addArray();
            int last = ring.points().size() - 1;
            for (int i = 0; i <= last; i++) {
                positions.add(write(ring.points().get(isAsWanted ? i : last - i)));
            }
        }
        return rings;
    }

    private static ArrayNode write(GeoPoint point) {
        return JSON.arrayNode().add(point.lon()).add(point.lat());
    }

    /** 1 if the ring goes counter-clockwise, -1 if clockwise, 0 if it encloses as much each way. */
    private static int turn(Ring ring) {
        BigInteger doubleArea = BigInteger.ZERO;
        GeoPoint before = ring.points().get(0);
        for (GeoPoint point : ring.points()) {
            long east = Ring.eastward((long) point.lonE7() - before.lonE7());
            long height = (long) point.latE7() + before.latE7();
            doubleArea = doubleArea.subtract(BigInteger.valueOf(east * height));
            before = point;
        }
        return doubleArea.signum();
    }
}
