/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How deep a place is in a fence, on a plane that touches the earth there: good to some centimetres
 * within a few kilometres, and written without the product's own geometry, which is judged by it.
 */
final class FenceShape {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final double METERS_PER_DEGREE = 111_195;

    private final String id;
    private final double lat;
    private final double metersPerLon;
    private final double radiusMeters;
    private final List<double[]> corners;

    private FenceShape(String id, double lat, double radiusMeters, List<double[]> corners) {
        this.id = id;
        this.lat = lat;
        this.metersPerLon = METERS_PER_DEGREE * Math.cos(Math.toRadians(lat));
        this.radiusMeters = radiusMeters;
        this.corners = corners;
    }

    /** The fences of a file, a GeoJSON collection; none if there is no file. */
    static List<FenceShape> read(Path file) throws IOException {
        List<FenceShape> shapes = new ArrayList<>();
        if (Files.exists(file)) {
            JSON.readTree(file.toFile()).path("features").forEach(f -> shapes.add(of(f)));
        }
        return shapes;
    }

    /** A GeoJSON point with a radius, or a polygon without holes. */
    static FenceShape of(JsonNode feature) {
        JsonNode geometry = feature.path("geometry");
        boolean isCircle = geometry.path("type").asText().equals("Point");
        List<double[]> corners = new ArrayList<>();
        JsonNode places = geometry.path("coordinates");
        for (JsonNode place : isCircle ? List.of(places) : places.get(0)) {
            corners.add(new double[] {place.get(1).asDouble(), place.get(0).asDouble()});
        }
        return new FenceShape(
                feature.path("id").asText(),
                corners.get(0)[0],
                feature.path("properties").path("radiusMeters").asDouble(),
                corners);
    }

    String id() {
        return id;
    }

    /** Metres to the border, above 0 within. */
    double depthMeters(double placeLat, double placeLon) {
        double[] place = plane(placeLat, placeLon);
        if (corners.size() == 1) {
            double[] centre = plane(corners.get(0)[0], corners.get(0)[1]);
            return radiusMeters - Math.hypot(place[0] - centre[0], place[1] - centre[1]);
        }
        double nearest = Double.MAX_VALUE;
        boolean isWithin = false;
        for (int i = 1; i < corners.size(); i++) {
            double[] from = plane(corners.get(i - 1)[0], corners.get(i - 1)[1]);
            double[] to = plane(corners.get(i)[0], corners.get(i)[1]);
            nearest = Math.min(nearest, distance(place, from, to));
            boolean isCrossed = (from[1] > place[1]) != (to[1] > place[1]);
            if (isCrossed
                    && place[0]
                            < from[0]
                                    + (to[0] - from[0])
                                            * (place[1] - from[1])
                                            / (to[1] - from[1])) {
                isWithin = !isWithin;
            }
        }
        return isWithin ? nearest : -nearest;
    }

    private double[] plane(double placeLat, double placeLon) {
        return new double[] {placeLon * metersPerLon, (placeLat - lat) * METERS_PER_DEGREE};
    }

    private static double distance(double[] place, double[] from, double[] to) {
        double x = to[0] - from[0];
        double y = to[1] - from[1];
        double share = ((place[0] - from[0]) * x + (place[1] - from[1]) * y) / (x * x + y * y);
        double near = Math.max(0, Math.min(1, share));
        return Math.hypot(place[0] - from[0] - near * x, place[1] - from[1] - near * y);
    }
}
