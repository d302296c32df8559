/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.geo;

import static io.roadstream.contract.fixtures.Geofences.rectangle;
import static io.roadstream.contract.fixtures.Geofences.ring;
import static io.roadstream.contract.fixtures.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.contract.validation.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeTest {
    private static final GeoPoint A = new GeoPoint(0, 0);
    private static final GeoPoint B = new GeoPoint(0, 10);
    private static final GeoPoint C = new GeoPoint(10, 10);

    @Test
    void aRingHasFourPointsAndClosesItself() {
        assertThat(new Ring(List.of(A, B, C, A)).points()).hasSize(4);
        assertRefused(
                () -> new Ring(List.of(A, B, A)),
                Reason.INVALID_VALUE,
                "a ring must have at least 4 points, had 3");
        assertRefused(
                () -> new Ring(List.of(A, B, C, new GeoPoint(0, 1))),
                Reason.INVALID_VALUE,
                "a ring must end where it begins, began at 0.0, 0.0 and ended at 0.0, 1.0E-7");
    }

    @Test
    void aSideMayCrossTheAntimeridianButMustNotBeAmbiguous() {
        assertThat(rectangle(-1, 179, 1, -179).points()).hasSize(5);
        assertRefused(
                () -> ring(0, 0, 0, 180, 1, 90),
                Reason.INVALID_VALUE,
                "a side must span less than 180 degrees of longitude, point 0 is at 0.0, 0.0 and"
                        + " point 1 at 0.0, 180.0");
        assertRefused(() -> ring(0, -180, 0, 180, 1, 90), Reason.INVALID_VALUE);
    }

    @Test
    void aRingRoundThePoleIsRefused() {
        assertRefused(
                () -> ring(80, 0, 80, 120, 80, -120),
                Reason.INVALID_VALUE,
                "a ring must not go round the earth; cut the area at the antimeridian");
    }

    @Test
    void goesEastTheShorterWay() {
        assertThat(Ring.eastward(5)).isEqualTo(5);
        assertThat(Ring.eastward(3_599_999_990L)).isEqualTo(-10);
        assertThat(Ring.eastward(-3_599_999_990L)).isEqualTo(10);
    }

    @Test
    void aShapeIsACircleOrPolygons() {
        Circle circle = new Circle(A, 100);
        Polygon polygon = new Polygon(List.of(new Ring(List.of(A, B, C, A))));

        assertThat(Shape.of(circle).polygons()).isEmpty();
        assertThat(Shape.of(List.of(polygon)).circle()).isNull();
        assertRefused(
                () -> new Shape(circle, List.of(polygon)),
                Reason.MISSING_FIELD,
                "a shape must have either a circle or polygons, had both");
        assertRefused(() -> new Shape(null, List.of()), Reason.MISSING_FIELD);
        assertRefused(() -> new Polygon(List.of()), Reason.MISSING_FIELD);
    }

    @Test
    void aCircleHasARadiusWithinItsLimits() {
        assertThat(new Circle(A, 10).radiusMeters()).isEqualTo(1);
        assertRefused(
                () -> new Circle(A, 9),
                Reason.INVALID_VALUE,
                "radiusDm must be in [10, 10000000], was 9");
        assertRefused(() -> new Circle(A, 10_000_001), Reason.INVALID_VALUE);
    }

    @Test
    void aShapeHasNotTooManyPoints() {
        List<GeoPoint> points = new ArrayList<>(Collections.nCopies(5_000, B));
        points.set(0, A);
        points.set(4_999, A);
        Polygon half = new Polygon(List.of(new Ring(points)));

        assertThat(Shape.of(List.of(half, half)).polygons()).hasSize(2);
        assertRefused(
                () -> Shape.of(List.of(half, half, new Polygon(List.of(rectangle(0, 0, 1, 1))))),
                Reason.TOO_LARGE,
                "a shape must have at most 10000 points, had 10005");
    }
}
