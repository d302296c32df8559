/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.streets;

import io.roadstream.contract.geo.GeoPoint;
import java.util.function.LongConsumer;

/** Cells of 2^14 units, 180 m from north to south, and which of them a segment can be met in. */
final class SegmentCells {
    private static final int SHIFT = 14;
    private static final long CELL_E7 = 1L << SHIFT;
    private static final long POLE_E7 = 900_000_000L;
    private static final long HALF_CIRCLE_E7 = 1_800_000_000L;

    /** Nearer to a pole nobody drives, and degrees of longitude have no length. */
    private static final double MIN_COS_LAT = 0.01;

    private SegmentCells() {}

    /** From one value to another, in units. */
    private record Range(double low, double high) {
        static Range between(double one, double other) {
            return new Range(Math.min(one, other), Math.max(one, other));
        }
    }

    static long cell(GeoPoint place) {
        return cell(row(place.latE7()), Segments.wrapped(place.lonE7()));
    }

    /**
     * Tells all cells with a place within reach of the segment, some of them more than once. In
     * pieces no longer than a cell: a long slanting street is not in all of its box.
     */
    static void forEach(Segments segments, int segment, double reachMeters, LongConsumer to) {
        int pieces = (int) (segments.sizeE7(segment) / CELL_E7) + 1;
        for (int piece = 0; piece < pieces; piece++) {
            double begin = piece / (double) pieces;
            double end = (piece + 1) / (double) pieces;
            forEach(
                    Range.between(segments.latE7(segment, begin), segments.latE7(segment, end)),
                    Range.between(segments.lonE7(segment, begin), segments.lonE7(segment, end)),
                    reachMeters / Segments.METERS_PER_UNIT + 1,
                    to);
        }
    }

    private static void forEach(Range lat, Range lon, double reach, LongConsumer to) {
        long south = (long) Math.max(-POLE_E7, Math.floor(lat.low() - reach));
        long north = (long) Math.min(POLE_E7, Math.ceil(lat.high() + reach));
        double farthest = Math.max(Math.abs(south), Math.abs(north));
        double cosLat = Math.cos(Math.toRadians(farthest / GeoPoint.UNITS_PER_DEGREE));
        double reachEast = reach / Math.max(MIN_COS_LAT, cosLat);
        long west = (long) Math.floor(lon.low() - reachEast);
        long east = (long) Math.ceil(lon.high() + reachEast);
        for (long row = row(south); row <= row(north); row++) {
            // Half a cell at a time: the one before the antimeridian is narrower.
            for (long at = west; at < east; at += CELL_E7 / 2) {
                to.accept(cell(row, Segments.wrapped(at)));
            }
            to.accept(cell(row, Segments.wrapped(east)));
        }
    }

    private static long row(long latE7) {
        return (latE7 + POLE_E7) >> SHIFT;
    }

    private static long cell(long row, long lonE7) {
        return (lonE7 + HALF_CIRCLE_E7) >> SHIFT << Integer.SIZE | row;
    }
}
