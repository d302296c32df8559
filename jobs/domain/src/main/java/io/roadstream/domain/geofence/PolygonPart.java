/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import io.roadstream.contract.geo.Ring;
import io.roadstream.domain.geo.Sphere;
import java.util.List;

/**
 * A polygon as a table of its sides, in 1e-7 degrees, unrolled to the east where it crosses the
 * antimeridian. A place is in it if a ray to the east crosses an odd number of sides (even-odd rule
 * over all rings). The rule is half-open: a side belongs to the area east or north of it, so that a
 * place on a border that two polygons share is in exactly one of them. A side spans less than 180
 * degrees each way, so the products below stay under 2^63 and are exact.
 */
final class PolygonPart implements Part {
    private static final double METERS_PER_UNIT =
            Math.toRadians(Sphere.EARTH_RADIUS_METERS) / GeoPoint.UNITS_PER_DEGREE;

    private final long[] fromLon;
    private final long[] fromLat;
    private final long[] toLon;
    private final long[] toLat;
    private final Extent extent;

    /** Twice the area of the outline without the holes, in square units. */
    private final double doubleArea;

    PolygonPart(Polygon polygon) {
        int sides = polygon.size() - polygon.rings().size();
        fromLon = new long[sides];
        fromLat = new long[sides];
        toLon = new long[sides];
        toLat = new long[sides];
        int next = 0;
        double area = 0;
        long west = Long.MIN_VALUE;
        for (Ring ring : polygon.rings()) {
            long ringWest = westOf(ring);
            long shift = Extent.normal(ringWest) - ringWest;
            // A hole lies in the outline, and so not west of it.
            if (west != Long.MIN_VALUE && ringWest + shift < west) {
                shift += Extent.FULL_CIRCLE_E7;
            }
            int first = next;
            next = addSides(ring.points(), shift, first);
            double ringArea = Math.abs(doubleArea(first, next));
            area = west == Long.MIN_VALUE ? ringArea : area - ringArea;
            west = west == Long.MIN_VALUE ? ringWest + shift : west;
        }
        doubleArea = Math.max(0, area);
        extent = extentOfSides();
    }

    @Override
    public Extent extent() {
        return extent;
    }

    /** Whether the place is in it; the longitude as unrolled as the extent. */
    boolean contains(long lat, long lon) {
        if (lat < extent.south() || lat > extent.north() || lon > extent.east()) {
            return false;
        }
        boolean inside = false;
        for (int i = 0; i < fromLat.length; i++) {
            if ((fromLat[i] > lat) != (toLat[i] > lat) && isEastOf(i, lat, lon)) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Whether the side is strictly east of a place at a latitude that it spans. */
    private boolean isEastOf(int side, long lat, long lon) {
        long fromX = fromLon[side];
        long toX = toLon[side];
        if (lon < Math.min(fromX, toX)) {
            return true;
        }
        if (lon >= Math.max(fromX, toX)) {
            return false;
        }
        long rise = toLat[side] - fromLat[side];
        long left = (toX - fromX) * (lat - fromLat[side]);
        long right = (lon - fromX) * rise;
        return rise > 0 ? right < left : right > left;
    }

    /** Distance to the nearest side, on the plane that touches the earth at the place. */
    double borderMeters(long lat, long lon) {
        double shrink = Math.cos(Math.toRadians(lat / GeoPoint.UNITS_PER_DEGREE));
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < fromLat.length; i++) {
            double x = (fromLon[i] - lon) * shrink;
            double y = fromLat[i] - lat;
            double alongX = (toLon[i] - fromLon[i]) * shrink;
            double alongY = toLat[i] - fromLat[i];
            double square = alongX * alongX + alongY * alongY;
            double share =
                    square == 0 ? 0 : Math.max(0, Math.min(1, -(x * alongX + y * alongY) / square));
            least = Math.min(least, Math.hypot(x + share * alongX, y + share * alongY));
        }
        return least * METERS_PER_UNIT;
    }

    /** Twice the area over the perimeter: the radius, for a circle; less, for what is long. */
    double inradiusMeters() {
        double middle = (extent.south() + extent.north()) / 2.0;
        double shrink = Math.cos(Math.toRadians(middle / GeoPoint.UNITS_PER_DEGREE));
        double perimeter = 0;
        for (int i = 0; i < fromLat.length; i++) {
            perimeter +=
                    Math.hypot((toLon[i] - fromLon[i]) * shrink, toLat[i] - (double) fromLat[i]);
        }
        return perimeter == 0 ? 0 : doubleArea * shrink / perimeter * METERS_PER_UNIT;
    }

    private double doubleArea(int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum +=
                    (double) (fromLon[i] - fromLon[first]) * (toLat[i] - fromLat[first])
                            - (double) (toLon[i] - fromLon[first]) * (fromLat[i] - fromLat[first]);
        }
        return sum;
    }

    /** Appends the shares of the way at which it crosses a side; returns how many there are now. */
    int addCrossings(Segment way, long startLon, double[] shares, int count) {
        double east = way.eastE7();
        double north = way.northE7();
        int found = count;
        for (int i = 0; i < fromLat.length; i++) {
            double sideEast = toLon[i] - fromLon[i];
            double sideNorth = toLat[i] - fromLat[i];
            double cross = east * sideNorth - north * sideEast;
            double x = fromLon[i] - startLon;
            double y = fromLat[i] - (long) way.from().latE7();
            double onSide = (x * north - y * east) / cross;
            double share = (x * sideNorth - y * sideEast) / cross;
            if (cross != 0 && onSide >= 0 && onSide <= 1 && share > 0 && share < 1) {
                shares[found++] = share;
            }
        }
        return found;
    }

    int sides() {
        return fromLat.length;
    }

    @Override
    public Coverage cover(Extent cell) {
        if (!extent.touches(cell)) {
            return Coverage.NOTHING;
        }
        for (int i = 0; i < fromLat.length; i++) {
            if (SideTest.touches(fromLat[i], fromLon[i], toLat[i], toLon[i], cell)) {
                return Coverage.SOME;
            }
        }
        return contains(cell.south(), cell.west()) ? Coverage.ALL : Coverage.NOTHING;
    }

    private int addSides(List<GeoPoint> points, long shift, int first) {
        int next = first;
        long lon = points.get(0).lonE7() + shift;
        for (int i = 1; i < points.size(); i++) {
            fromLon[next] = lon;
            fromLat[next] = points.get(i - 1).latE7();
            lon += Ring.eastward((long) points.get(i).lonE7() - points.get(i - 1).lonE7());
            toLon[next] = lon;
            toLat[next] = points.get(i).latE7();
            next++;
        }
        return next;
    }

    private Extent extentOfSides() {
        long south = Long.MAX_VALUE;
        long west = Long.MAX_VALUE;
        long north = Long.MIN_VALUE;
        long east = Long.MIN_VALUE;
        for (int i = 0; i < fromLat.length; i++) {
            south = Math.min(south, fromLat[i]);
            north = Math.max(north, fromLat[i]);
            west = Math.min(west, fromLon[i]);
            east = Math.max(east, fromLon[i]);
        }
        return new Extent(south, west, north, east);
    }

    /** Westernmost longitude of the ring, unrolled from its first point on. */
    private static long westOf(Ring ring) {
        List<GeoPoint> points = ring.points();
        long lon = points.get(0).lonE7();
        long west = lon;
        for (int i = 1; i < points.size(); i++) {
            lon += Ring.eastward((long) points.get(i).lonE7() - points.get(i - 1).lonE7());
            west = Math.min(west, lon);
        }
        return west;
    }
}
