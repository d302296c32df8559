/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.geo;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A circle or an area of polygons, one of the two. A place is in the area if it is in one of the
 * polygons.
 *
 * @param circle or null
 * @param polygons empty for a circle; at most {@value #MAX_POINTS} points in all
 */
public record Shape(@Nullable Circle circle, List<Polygon> polygons) {
    /** Most points of all rings: a country's border, and still some 100 kB at most. */
    public static final int MAX_POINTS = 10_000;

    public Shape {
        polygons = List.copyOf(polygons);
        if ((circle == null) == polygons.isEmpty()) {
            throw new InvalidEventException(
                    Reason.MISSING_FIELD,
                    "a shape must have either a circle or polygons, had "
                            + (circle == null ? "neither" : "both"));
        }
        int points = polygons.stream().mapToInt(Polygon::size).sum();
        if (points > MAX_POINTS) {
            throw new InvalidEventException(
                    Reason.TOO_LARGE,
                    "a shape must have at most %d points, had %d".formatted(MAX_POINTS, points));
        }
    }

    public static Shape of(Circle circle) {
        return new Shape(circle, List.of());
    }

    public static Shape of(List<Polygon> polygons) {
        return new Shape(null, polygons);
    }
}
