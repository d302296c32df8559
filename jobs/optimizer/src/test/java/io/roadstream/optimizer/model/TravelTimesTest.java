/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.contract.fixtures.SeededTest;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import io.roadstream.optimizer.fixtures.RushHour;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TravelTimesTest {
    private static final int TRIPLES = 2_000;

    @SeededTest
    void measuresTheEarthAsTheRestOfRoadstreamDoes(long seed) {
        Random random = new Random(seed);
        GeoPoint from = point(random);
        GeoPoint to = point(random);

        double meters = StraightLine.onEarth(10).meters(place(from), place(to));

        assertThat(meters).isCloseTo(Sphere.distanceMeters(from, to), within(1e-3));
        assertThat(Geometry.EARTH_RADIUS_METERS).isEqualTo(Sphere.EARTH_RADIUS_METERS);
    }

    /** What {@code isMetric} claims, also of places that are close, equal or on one line. */
    @SeededTest
    void noStraightLineIsLongerThanByWayOfAnotherPlace(long seed) {
        Random random = new Random(seed);
        for (Geometry geometry : Geometry.values()) {
            StraightLine line =
                    new StraightLine(
                            geometry,
                            0.5 + 40 * random.nextDouble(),
                            1 + random.nextInt(2) * random.nextDouble());
            assertThat(line.isMetric()).isTrue();
            for (int i = 0; i < TRIPLES; i++) {
                double spread = Math.pow(10, -1 - random.nextInt(6));
                double x = -170 + 340 * random.nextDouble();
                double y = -80 + 160 * random.nextDouble();
                Place from = near(geometry, x, y, spread, random);
                Place by = near(geometry, x, y, spread, random);
                Place to = random.nextInt(8) == 0 ? from : near(geometry, x, y, spread, random);

                assertThat(line.meters(from, to))
                        .isLessThanOrEqualTo(
                                (line.meters(from, by) + line.meters(by, to)) * (1 + 1e-9) + 1e-6);
                assertThat(line.millis(from, to, 0))
                        .isLessThanOrEqualTo(line.millis(from, by, 0) + line.millis(by, to, 0) + 1);
            }
        }
    }

    private static Place near(Geometry geometry, double x, double y, double spread, Random random) {
        double east = x + spread * random.nextDouble();
        double north = y + (random.nextInt(4) == 0 ? 0 : spread * random.nextDouble());
        return geometry == Geometry.SPHERE
                ? Place.ofDegrees(north, east)
                : Place.ofMeters(1e4 * east, 1e4 * north);
    }

    @Test
    void takesTheTimeOfTheDetour() {
        StraightLine line = StraightLine.onPlane(10).withDetour(1.5);

        Place from = Place.ofMeters(0, 0);
        Place to = Place.ofMeters(30, 40);

        assertThat(line.meters(from, to)).isEqualTo(75);
        assertThat(line.millis(from, to, 0)).isEqualTo(7_500);
    }

    @Test
    void readsTheMatrixByRowAndColumn() {
        TravelMatrix matrix =
                TravelMatrix.of(new long[][] {{0, 7}, {9, 0}}, new double[][] {{0, 70}, {90, 0}});
        Place first = Place.ofMeters(0, 0).withRow(0);
        Place second = Place.ofMeters(0, 0).withRow(1);

        assertThat(matrix.millis(first, second, 0)).isEqualTo(7);
        assertThat(matrix.millis(second, first, 0)).isEqualTo(9);
        assertThat(matrix.meters(second, first)).isEqualTo(90);
        assertThat(matrix.covers(second)).isTrue();
        assertThat(matrix.covers(second.withRow(2))).isFalse();
        assertThat(matrix.covers(Place.ofMeters(0, 0))).isFalse();
    }

    @Test
    void refusesMatricesThatAreNotSquareOrNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TravelMatrix.of(new long[][] {{0, 1}}, new double[][] {{0}}))
                .withMessage("row 0 must have 1 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TravelMatrix.of(new long[][] {{0}}, new double[][] {{-1}}))
                .withMessage(
                        "way from 0 to 0 must not be negative and be finite, was 0 ms, -1.0 m");
    }

    /** The fixture that stands for times of day must keep what the interface promises. */
    @SeededTest
    void neverArrivesEarlierForLeavingLater(long seed) {
        Random random = new Random(seed);
        Place from = Place.ofMeters(random.nextInt(9_000), random.nextInt(9_000));
        Place to = Place.ofMeters(random.nextInt(9_000), random.nextInt(9_000));
        RushHour rush = new RushHour();

        long before = Long.MIN_VALUE;
        for (long leaves = 0; leaves < 16 * 3_600_000L; leaves += 10_007) {
            long arrives = leaves + rush.millis(from, to, leaves);
            assertThat(arrives).isGreaterThanOrEqualTo(before);
            before = arrives;
        }
    }

    private static GeoPoint point(Random random) {
        return GeoPoint.ofDegrees(random.nextDouble() * 160 - 80, random.nextDouble() * 340 - 170);
    }

    private static Place place(GeoPoint point) {
        return Place.ofDegrees(point.lat(), point.lon());
    }
}
