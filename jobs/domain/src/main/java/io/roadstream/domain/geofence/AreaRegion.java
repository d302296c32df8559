/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.geo.Polygon;
import java.util.Arrays;
import java.util.List;

/** One or more polygons; a place is in the area if it is in one of them. */
final class AreaRegion implements Region {
    private final List<PolygonPart> parts;

    AreaRegion(List<Polygon> polygons) {
        this.parts = polygons.stream().map(PolygonPart::new).toList();
    }

    @Override
    public boolean contains(GeoPoint place) {
        long lat = place.latE7();
        long lon = Extent.normal(place.lonE7());
        for (PolygonPart part : parts) {
            if (part.contains(lat, lon) || part.contains(lat, lon + Extent.FULL_CIRCLE_E7)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double borderMeters(GeoPoint place) {
        long lon = Extent.normal(place.lonE7());
        double least = Double.POSITIVE_INFINITY;
        for (PolygonPart part : parts) {
            for (long turn = -1; turn <= 1; turn++) {
                least =
                        Math.min(
                                least,
                                part.borderMeters(
                                        place.latE7(), lon + turn * Extent.FULL_CIRCLE_E7));
            }
        }
        return least;
    }

    @Override
    public double inradiusMeters() {
        return parts.stream().mapToDouble(PolygonPart::inradiusMeters).min().orElse(0);
    }

    @Override
    public double[] crossings(Segment way) {
        long start = Extent.normal(way.from().lonE7());
        long end = start + way.eastE7();
        double[] shares = new double[3 * parts.stream().mapToInt(PolygonPart::sides).sum()];
        int count = 0;
        for (PolygonPart part : parts) {
            for (long turn = -1; turn <= 1; turn++) {
                long shift = turn * Extent.FULL_CIRCLE_E7;
                if (Math.max(start, end) + shift >= part.extent().west()
                        && Math.min(start, end) + shift <= part.extent().east()) {
                    count = part.addCrossings(way, start + shift, shares, count);
                }
            }
        }
        double[] found = Arrays.copyOf(shares, count);
        Arrays.sort(found);
        return found;
    }

    @Override
    public List<PolygonPart> parts() {
        return parts;
    }
}
