/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.Geofences;
import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Ring;
import io.roadstream.contract.geo.Shape;
import io.roadstream.domain.geo.Sphere;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RegionTest {
    private static final int TILES = 12;
    private static final int TILE = 100;

    @SeededTest
    void everyPlaceIsInExactlyOneOfTheTilesOfAPlane(long seed) {
        Random random = new Random(seed);
        GeoPoint[][] corners = new GeoPoint[TILES + 1][TILES + 1];
        for (int row = 0; row <= TILES; row++) {
            for (int column = 0; column <= TILES; column++) {
                corners[row][column] =
                        new GeoPoint(
                                row * TILE + random.nextInt(-TILE / 3, TILE / 3),
                                column * TILE + random.nextInt(-TILE / 3, TILE / 3));
            }
        }

        for (int i = 0; i < 500; i++) {
            GeoPoint place =
                    random.nextInt(4) == 0
                            ? corners[random.nextInt(2, TILES - 2)][random.nextInt(2, TILES - 2)]
                            : new GeoPoint(
                                    random.nextInt(TILE, TILE * (TILES - 1)),
                                    random.nextInt(TILE, TILE * (TILES - 1)));
            int holders = 0;
            for (int row = 0; row < TILES; row++) {
                for (int column = 0; column < TILES; column++) {
                    holders += tile(corners, row, column).contains(place) ? 1 : 0;
                }
            }
            assertThat(holders).as("tiles that hold %s", place).isEqualTo(1);
        }
    }

    private static Region tile(GeoPoint[][] corners, int row, int column) {
        return Region.of(
                Geofences.polygon(
                        new Ring(
                                List.of(
                                        corners[row][column],
                                        corners[row][column + 1],
                                        corners[row + 1][column + 1],
                                        corners[row + 1][column],
                                        corners[row][column]))));
    }

    @Test
    void anAreaGoesOnBeyondTheAntimeridian() {
        Region one = Region.of(Geofences.polygon(Geofences.rectangle(-1, 179, 1, -179)));
        Region cut =
                Region.of(
                        Shape.of(
                                List.of(
                                        new Polygon(List.of(Geofences.rectangle(-1, 179, 1, 180))),
                                        new Polygon(
                                                List.of(Geofences.rectangle(-1, -180, 1, -179))))));
        for (double lon : new double[] {178.9, 179, 179.5, 180, -180, -179.5, -179.1, -179, 0}) {
            boolean isIn = lon >= 179 || lon < -179;
            assertThat(one.contains(GeoPoint.ofDegrees(0, lon))).as("one, %s", lon).isEqualTo(isIn);
            assertThat(cut.contains(GeoPoint.ofDegrees(0, lon))).as("cut, %s", lon).isEqualTo(isIn);
        }
    }

    @Test
    void aHoleBeyondTheAntimeridianIsAHole() {
        Region region =
                Region.of(
                        Shape.of(
                                List.of(
                                        new Polygon(
                                                List.of(
                                                        Geofences.rectangle(-1, 179, 1, -179),
                                                        Geofences.rectangle(
                                                                -0.5, -179.8, 0.5, -179.2))))));

        assertThat(region.contains(GeoPoint.ofDegrees(0, -179.5))).isFalse();
        assertThat(region.contains(GeoPoint.ofDegrees(0, -179.9))).isTrue();
        assertThat(region.contains(GeoPoint.ofDegrees(0, 179.5))).isTrue();
    }

    @SeededTest
    void aCircleIsWhatTheSphereSays(long seed) {
        Random random = new Random(seed);
        GeoPoint center =
                GeoPoint.ofDegrees(random.nextDouble(-89, 89), random.nextDouble(-180, 180));
        Region region = Region.of(Geofences.circle(center.lat(), center.lon(), 500));

        for (int i = 0; i < 1_000; i++) {
            GeoPoint place =
                    new Segment(
                                    center,
                                    new GeoPoint(
                                            center.latE7() + random.nextInt(-90_000, 90_000),
                                            center.lonE7() / 2))
                            .at(random.nextDouble() * 1e-4);
            double distance = Sphere.distanceMeters(center, place);
            assertThat(region.contains(place)).isEqualTo(distance <= 500);
            assertThat(region.borderMeters(place))
                    .isCloseTo(Math.abs(distance - 500), within(1e-6));
        }
    }

    @Test
    void knowsHowFarTheBorderIs() {
        Region region = Region.of(Geofences.polygon(Geofences.rectangle(50, 10, 50.01, 10.01)));

        assertThat(region.borderMeters(GeoPoint.ofDegrees(50.005, 10.009)))
                .isCloseTo(71.5, within(0.1));
        assertThat(region.borderMeters(GeoPoint.ofDegrees(50.0, 10.005))).isZero();
        assertThat(region.borderMeters(GeoPoint.ofDegrees(50.02, 10.005)))
                .isCloseTo(1_112, within(1.0));
        // 1,112 m by 715 m: twice the area over the perimeter
        assertThat(region.inradiusMeters()).isCloseTo(435, within(2.0));
    }

    @Test
    void cutsAWayWhereItCrossesTheBorder() {
        Region region = Region.of(Geofences.polygon(Geofences.rectangle(0, 179.9, 1, -179.9)));
        Segment through =
                new Segment(GeoPoint.ofDegrees(0.5, 179.7), GeoPoint.ofDegrees(0.5, -179.7));

        assertThat(region.chords(through)).hasSize(1);
        assertThat(region.chords(through).get(0).start()).isCloseTo(1 / 3.0, within(1e-6));
        assertThat(region.chords(through).get(0).end()).isCloseTo(2 / 3.0, within(1e-6));
        Segment back = new Segment(through.to(), through.from());
        assertThat(region.chords(back).get(0).start()).isCloseTo(1 / 3.0, within(1e-6));
    }

    @Test
    void aBorderBetweenTwoPolygonsOfAnAreaIsNoBorderOfTheArea() {
        Region region =
                Region.of(
                        Shape.of(
                                List.of(
                                        new Polygon(List.of(Geofences.rectangle(0, 0, 1, 1))),
                                        new Polygon(List.of(Geofences.rectangle(0, 1, 1, 2))))));
        Segment way = new Segment(GeoPoint.ofDegrees(0.5, -1), GeoPoint.ofDegrees(0.5, 3));

        assertThat(region.chords(way)).hasSize(1);
        assertThat(region.chords(way).get(0).end()).isCloseTo(0.75, within(1e-6));
    }

    @SeededTest
    void cutsAWayThroughACircleOnItsBorder(long seed) {
        Random random = new Random(seed);
        GeoPoint center = GeoPoint.ofDegrees(random.nextDouble(-80, 80), 10);
        Region region = Region.of(Geofences.circle(center.lat(), center.lon(), 300));
        Segment way =
                new Segment(
                        new GeoPoint(center.latE7() - 60_000, center.lonE7() - 20_000),
                        new GeoPoint(center.latE7() + 60_000, center.lonE7() + 10_000));

        Chord chord = region.chords(way).get(0);

        assertThat(Sphere.distanceMeters(center, way.at(chord.start())))
                .isCloseTo(300, within(0.02));
        assertThat(Sphere.distanceMeters(center, way.at(chord.end()))).isCloseTo(300, within(0.02));
    }

    @SeededTest
    void comparesProductsBeyondSixtyFourBits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long a = random.nextLong();
            long b = random.nextLong();
            long c = random.nextBoolean() ? a : random.nextLong();
            long d = random.nextBoolean() ? b + random.nextInt(-1, 2) : random.nextLong();
            int expected =
                    BigInteger.valueOf(a)
                            .multiply(BigInteger.valueOf(b))
                            .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
            assertThat(Integer.signum(SideTest.compare(a, b, c, d))).isEqualTo(expected);
        }
    }
}
