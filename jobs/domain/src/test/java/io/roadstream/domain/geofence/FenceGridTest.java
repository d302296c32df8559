/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.Circle;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Shape;
import io.roadstream.domain.geo.Sphere;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The grid finds what asking every fence finds, after any order of changes. */
final class FenceGridTest {
    private static final int CHANGES = 400;
    private static final int PLACES = 5_000;

    @SeededTest
    void findsWhatAskingEveryFenceFinds(long seed) {
        Random random = new Random(seed);
        GeoPoint town =
                GeoPoint.ofDegrees(random.nextDouble(-70, 70), random.nextDouble(-180, 180));
        check(random, town, 300_000, 0);
    }

    @SeededTest
    void findsItAtTheAntimeridian(long seed) {
        Random random = new Random(seed);
        check(random, GeoPoint.ofDegrees(-17, seed % 2 == 0 ? 179.999 : -179.999), 300_000, 0);
    }

    @SeededTest
    void findsItAtThePoles(long seed) {
        check(new Random(seed), GeoPoint.ofDegrees(seed % 2 == 0 ? 89.5 : -89.5, 12), 4_000_000, 1);
    }

    /** Fences and places within so many units of a place; a share of the fences are circles. */
    private static void check(Random random, GeoPoint town, int units, double circles) {
        FenceGrid grid = new FenceGrid();
        List<Geofence> fences = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            if (!fences.isEmpty() && random.nextInt(3) == 0) {
                Geofence gone = fences.remove(random.nextInt(fences.size()));
                grid.remove(gone.id());
            } else {
                String id = "f" + random.nextInt(100);
                fences.removeIf(fence -> fence.id().equals(id));
                Geofence fence = Geofences.version(id, i + 1, shape(random, town, units, circles));
                grid.put(fence);
                fences.add(fence);
            }
        }
        assertThat(grid.size()).isEqualTo(fences.size());

        List<Fence> all = fences.stream().map(Fence::of).toList();
        for (int i = 0; i < PLACES; i++) {
            GeoPoint place =
                    i % 2 == 0
                            ? place(random, town, units)
                            : atTheBorder(random, fences.get(random.nextInt(fences.size())));
            assertThat(grid.inside(place).stream().map(Fence::id))
                    .as("fences at %s", place)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream()
                                    .filter(fence -> fence.contains(place))
                                    .map(Fence::id)
                                    .toList());
        }
        for (int i = 0; i < PLACES / 50; i++) {
            Segment way = new Segment(place(random, town, units), place(random, town, units));
            assertThat(grid.near(way).stream().map(Fence::id))
                    .as("fences on %s", way)
                    .containsAll(
                            all.stream()
                                    .filter(fence -> !fence.region().chords(way).isEmpty())
                                    .map(Fence::id)
                                    .toList());
        }
    }

    @Test
    void forgetsTheCellsOfAFenceThatIsGone() {
        FenceGrid grid = new FenceGrid();
        grid.put(Geofences.depot());
        grid.put(Geofences.version("depot-1", 4, Geofences.circle(10, 10, 50)));

        assertThat(grid.inside(GeoPoint.ofDegrees(37.775, -122.405))).isEmpty();
        assertThat(grid.inside(GeoPoint.ofDegrees(10, 10))).hasSize(1);
        grid.remove("depot-1");
        assertThat(grid.inside(GeoPoint.ofDegrees(10, 10))).isEmpty();
        assertThat(grid.isEmpty()).isTrue();
    }

    @Test
    void leavesOutAVersionOlderThanTheOneItHas() {
        FenceGrid grid = new FenceGrid();
        grid.put(Geofences.version("a", 2, Geofences.circle(10, 10, 50)));
        grid.put(Geofences.version("a", 1, Geofences.circle(20, 20, 50)));

        assertThat(grid.inside(GeoPoint.ofDegrees(10, 10))).hasSize(1);
        assertThat(grid.inside(GeoPoint.ofDegrees(20, 20))).isEmpty();
    }

    private static Shape shape(Random random, GeoPoint town, int units, double circles) {
        GeoPoint center = place(random, town, units);
        double size = Math.pow(10, 2 + 3.5 * random.nextDouble());
        if (random.nextDouble() < Math.max(circles, 0.4)) {
            return Shape.of(new Circle(center, (int) Math.max(10, size / 10)));
        }
        return new RandomPolygons(random).shape(center.latE7(), center.lonE7(), size);
    }

    /** Within metres of the border of a circle, or of the corner of an area. */
    private static GeoPoint atTheBorder(Random random, Geofence fence) {
        Circle circle = fence.shape().circle();
        if (circle == null) {
            var corners = fence.shape().polygons().get(0).rings().get(0).points();
            return place(random, corners.get(random.nextInt(corners.size())), 100);
        }
        double meters = circle.radiusMeters() + 2 * random.nextGaussian();
        double degrees = Math.toDegrees(meters / Sphere.EARTH_RADIUS_METERS);
        double angle = 2 * Math.PI * random.nextDouble();
        double shrink = Math.cos(Math.toRadians(circle.center().lat()));
        double north = circle.center().latE7() + 1e7 * degrees * Math.sin(angle);
        double east = circle.center().lonE7() + 1e7 * degrees * Math.cos(angle) / shrink;
        return new GeoPoint(
                (int) Math.max(-900_000_000, Math.min(900_000_000, Math.round(north))),
                (int) Extent.normal(Math.round(east)));
    }

    private static GeoPoint place(Random random, GeoPoint town, int units) {
        long lat = (long) town.latE7() + random.nextInt(-units, units);
        return new GeoPoint(
                (int) Math.max(-900_000_000, Math.min(900_000_000, lat)),
                (int) Extent.normal((long) town.lonE7() + random.nextInt(-units, units)));
    }
}
