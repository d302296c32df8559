/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.geo;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.List;

/**
 * A closed line on the map. A side is a straight line in latitude and longitude; where the
 * longitudes of its ends differ by more than 180 degrees it crosses the antimeridian. Not checked:
 * whether the line crosses itself (what lies inside is then decided by the even-odd rule).
 *
 * @param points at least four, the last equal to the first; in either direction
 */
public record Ring(List<GeoPoint> points) {
    /** Fewest points: a triangle. */
    public static final int MIN_POINTS = 4;

    private static final int HALF_CIRCLE_E7 = 1_800_000_000;
    private static final long FULL_CIRCLE_E7 = 3_600_000_000L;

    public Ring {
        points = List.copyOf(points);
        if (points.size() < MIN_POINTS) {
            throw invalid(
                    "a ring must have at least %d points, had %d"
                            .formatted(MIN_POINTS, points.size()));
        }
        if (!points.get(0).equals(points.get(points.size() - 1))) {
            throw invalid(
                    "a ring must end where it begins, began at %s and ended at %s"
                            .formatted(text(points, 0), text(points, points.size() - 1)));
        }
        long turn = 0;
        for (int i = 1; i < points.size(); i++) {
            long step = (long) points.get(i).lonE7() - points.get(i - 1).lonE7();
            if (Math.abs(step) % FULL_CIRCLE_E7 == HALF_CIRCLE_E7
                    || Math.abs(step) >= FULL_CIRCLE_E7) {
                throw invalid(
                        "a side must span less than 180 degrees of longitude, point %d is at %s and point %d at %s"
                                .formatted(i - 1, text(points, i - 1), i, text(points, i)));
            }
            turn += eastward(step);
        }
        if (turn != 0) {
            throw invalid("a ring must not go round the earth; cut the area at the antimeridian");
        }
    }

    /**
     * How far east one goes by the shorter way, in 1e-7 degrees.
     *
     * @param stepE7 difference of two longitudes
     */
    public static long eastward(long stepE7) {
        if (stepE7 > HALF_CIRCLE_E7) {
            return stepE7 - FULL_CIRCLE_E7;
        }
        return stepE7 < -HALF_CIRCLE_E7 ? stepE7 + FULL_CIRCLE_E7 : stepE7;
    }

    private static String text(List<GeoPoint> points, int index) {
        return "%s, %s".formatted(points.get(index).lat(), points.get(index).lon());
    }

    private static InvalidEventException invalid(String message) {
        return new InvalidEventException(Reason.INVALID_VALUE, message);
    }
}
