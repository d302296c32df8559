/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.geo.Circle;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.geo.Sphere;
import java.util.List;

/** A circle on the sphere; its border belongs to it. */
final class CircleRegion implements Region, Part {
    /** Cells nearer to the border than this are tested place by place: sums of doubles differ. */
    private static final double DOUBT_METERS = 0.01;

    private static final int HALVINGS = 40;
    private static final double[] NONE = {};

    private final Circle circle;
    private final double radiusMeters;
    private final Extent extent;

    CircleRegion(Circle circle) {
        this.circle = circle;
        this.radiusMeters = circle.radiusMeters();
        this.extent = extent(circle);
    }

    @Override
    public boolean contains(GeoPoint place) {
        return beyondMeters(place) <= 0;
    }

    @Override
    public double borderMeters(GeoPoint place) {
        return Math.abs(beyondMeters(place));
    }

    @Override
    public double inradiusMeters() {
        return radiusMeters;
    }

    @Override
    public double[] crossings(Segment way) {
        boolean begins = contains(way.from());
        boolean ends = contains(way.to());
        if (begins && ends) {
            return NONE;
        }
        if (begins || ends) {
            return new double[] {cross(way, 0, 1)};
        }
        double nearest = nearest(way);
        return contains(way.at(nearest))
                ? new double[] {cross(way, 0, nearest), cross(way, nearest, 1)}
                : NONE;
    }

    @Override
    public List<Part> parts() {
        return List.of(this);
    }

    @Override
    public Extent extent() {
        return extent;
    }

    /** On each parallel the circle is one arc, and meridians are great circles: corners decide. */
    @Override
    public Coverage cover(Extent cell) {
        if (cell.north() >= Extent.POLE_E7 || cell.south() <= -Extent.POLE_E7) {
            return Coverage.SOME;
        }
        return isCorner(cell.south(), cell.west())
                        && isCorner(cell.south(), cell.east())
                        && isCorner(cell.north(), cell.west())
                        && isCorner(cell.north(), cell.east())
                ? Coverage.ALL
                : Coverage.SOME;
    }

    private boolean isCorner(long latE7, long lonE7) {
        GeoPoint corner = new GeoPoint((int) latE7, (int) Extent.normal(lonE7));
        return beyondMeters(corner) <= -DOUBT_METERS;
    }

    private double beyondMeters(GeoPoint place) {
        return Sphere.distanceMeters(circle.center(), place) - radiusMeters;
    }

    /** Where the way crosses the border between two shares of it, by halving. */
    private double cross(Segment way, double from, double to) {
        boolean begins = contains(way.at(from));
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (contains(way.at(middle)) == begins) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Where the way is nearest to the centre; the distance has one valley on a short way. */
    private double nearest(Segment way) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (beyondMeters(way.at(left)) <= beyondMeters(way.at(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static Extent extent(Circle circle) {
        double angle = circle.radiusMeters() / Sphere.EARTH_RADIUS_METERS;
        long height = (long) Math.ceil(Math.toDegrees(angle) * GeoPoint.UNITS_PER_DEGREE) + 1;
        long south = circle.center().latE7() - height;
        long north = circle.center().latE7() + height;
        if (south <= -Extent.POLE_E7 || north >= Extent.POLE_E7) {
            return new Extent(
                    Math.max(south, -Extent.POLE_E7),
                    -Extent.HALF_CIRCLE_E7,
                    Math.min(north, Extent.POLE_E7),
                    Extent.HALF_CIRCLE_E7);
        }
        // Widest not at the centre's latitude but where the meridian touches the circle.
        double width = Math.asin(Math.sin(angle) / Math.cos(Math.toRadians(circle.center().lat())));
        long half = (long) Math.ceil(Math.toDegrees(width) * GeoPoint.UNITS_PER_DEGREE) + 1;
        long west = Extent.normal(circle.center().lonE7() - half);
        return new Extent(south, west, north, west + 2 * half);
    }
}
