/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Ring;
import io.roadstream.contract.geo.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Star-shaped polygons with a hole in the middle: any direction, any size, whole units. */
final class RandomPolygons {
    private final Random random;

    RandomPolygons(Random random) {
        this.random = random;
    }

    /** A polygon round the place, at most so many units wide in each direction. */
    Polygon polygon(long lat, long lon, double units) {
        List<Ring> rings = new ArrayList<>();
        int corners = 4 + random.nextInt(40);
        rings.add(ring(lat, lon, units, corners, 0.55, 1));
        if (random.nextBoolean()) {
            rings.add(ring(lat, lon, units, corners, 0.05, 0.45));
        }
        return new Polygon(rings);
    }

    Shape shape(long lat, long lon, double units) {
        return Shape.of(List.of(polygon(lat, lon, units)));
    }

    /** Radii between two shares of the units, in order of their angle. */
    private Ring ring(long lat, long lon, double units, int corners, double min, double max) {
        List<GeoPoint> points = new ArrayList<>();
        boolean clockwise = random.nextBoolean();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (clockwise ? corners - i : i) / corners;
            double radius = units * (min + (max - min) * random.nextDouble());
            long pointLat = lat + Math.round(radius * Math.sin(angle));
            long pointLon = lon + Math.round(radius * Math.cos(angle));
            points.add(new GeoPoint((int) pointLat, (int) Extent.normal(pointLon)));
        }
        points.add(points.get(0));
        return new Ring(points);
    }
}
