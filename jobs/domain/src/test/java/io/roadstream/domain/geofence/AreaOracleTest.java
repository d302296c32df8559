/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Ring;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;

/**
 * Areas against JTS: 250,000 places a seed, at random, on corners, on sides and one unit beside. Of
 * a place on a border JTS knows only that; there the oracle asks it about a place a little to the
 * east and much less to the north, which is what the half-open rule means.
 */
final class AreaOracleTest {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final int POLYGONS = 50;
    private static final int PLACES = 5_000;

    /** Sides of at most 1,000 units: a place that is not on one is 1e-3 units away at least. */
    private static final double A_LITTLE = 1e-4;

    private static final double MUCH_LESS = 1e-9;

    @SeededTest
    void agreesWithJtsOnLargePolygons(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < POLYGONS; i++) {
            double units = Math.pow(10, 3 + 5 * random.nextDouble());
            check(random, random.nextInt(-600_000_000, 600_000_000), units, false);
        }
    }

    @SeededTest
    void aPlaceOnABorderBelongsToTheEast(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < POLYGONS; i++) {
            check(random, 0, 8 + random.nextInt(490), true);
        }
    }

    private static void check(Random random, int lon, double units, boolean isSmall) {
        int lat = isSmall ? 0 : random.nextInt(-400_000_000, 400_000_000);
        Polygon polygon = new RandomPolygons(random).polygon(lat, lon, units);
        var locator = new IndexedPointInAreaLocator(toJts(polygon));
        Region region = new AreaRegion(List.of(polygon));
        for (int i = 0; i < PLACES; i++) {
            GeoPoint place = place(random, polygon, lat, lon, units);
            int location = locator.locate(new Coordinate(place.lonE7(), place.latE7()));
            if (location == Location.BOUNDARY && isSmall) {
                location =
                        locator.locate(
                                new Coordinate(
                                        place.lonE7() + A_LITTLE, place.latE7() + MUCH_LESS));
            }
            if (location != Location.BOUNDARY) {
                assertThat(region.contains(place))
                        .as("%s in %s", place, polygon)
                        .isEqualTo(location == Location.INTERIOR);
            }
        }
    }

    /** Anywhere, near a corner, or near the middle of a side. */
    private static GeoPoint place(Random random, Polygon polygon, int lat, int lon, double units) {
        if (random.nextInt(3) == 0) {
            return new GeoPoint(
                    lat + (int) (units * 1.2 * (2 * random.nextDouble() - 1)),
                    lon + (int) (units * 1.2 * (2 * random.nextDouble() - 1)));
        }
        Ring ring = polygon.rings().get(random.nextInt(polygon.rings().size()));
        int side = random.nextInt(ring.points().size() - 1);
        GeoPoint from = ring.points().get(side);
        GeoPoint to = ring.points().get(side + 1);
        double share = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        return new GeoPoint(
                (int) Math.round(from.latE7() + share * ((double) to.latE7() - from.latE7()))
                        + random.nextInt(-1, 2),
                (int) Math.round(from.lonE7() + share * ((double) to.lonE7() - from.lonE7()))
                        + random.nextInt(-1, 2));
    }

    private static org.locationtech.jts.geom.Polygon toJts(Polygon polygon) {
        List<LinearRing> rings = polygon.rings().stream().map(AreaOracleTest::toJts).toList();
        return JTS.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing toJts(Ring ring) {
        return JTS.createLinearRing(
                ring.points().stream()
                        .map(point -> new Coordinate(point.lonE7(), point.latE7()))
                        .toArray(Coordinate[]::new));
    }
}
