/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import java.util.Arrays;
import java.util.List;

/**
 * Travel times from one matrix for each part of the day, by {@link Place#row()}. Who is under way
 * when a part ends goes on at the pace of the next one, for the share of the way that is left
 * (Ichoua, Gendreau and Potvin 2003); so nobody who leaves later arrives earlier. Before the first
 * part its times hold, after the last one those of the last.
 */
public final class SlicedMatrix implements TravelTimes {
    /** Parts of a way: whole numbers, so that rounding never lets a later departure win. */
    private static final long WHOLE = 1L << 24;

    /** Longest way and longest part that the whole numbers have room for. */
    private static final long MAX_MILLIS = Long.MAX_VALUE / WHOLE;

    private final long[] from;
    private final TravelMatrix[] matrices;

    private SlicedMatrix(long[] from, TravelMatrix[] matrices) {
        this.from = from;
        this.matrices = matrices;
    }

    /**
     * A copy of square arrays.
     *
     * @param slices parts of the day in order, at least one
     * @param meters length of the ways, the same all day
     */
    public static SlicedMatrix of(List<Slice> slices, double[][] meters) {
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("there must be a slice");
        }
        long[] from = new long[slices.size()];
        TravelMatrix[] matrices = new TravelMatrix[slices.size()];
        for (int s = 0; s < from.length; s++) {
            Slice slice = slices.get(s);
            from[s] = slice.fromMillis();
            if (s > 0 && from[s] <= from[s - 1]) {
                throw new IllegalArgumentException(
                        "slices must be in order, were %d, %d".formatted(from[s - 1], from[s]));
            }
            requireShort(slice.millis());
            matrices[s] =
                    s == 0
                            ? TravelMatrix.of(slice.millis(), meters)
                            : matrices[0].withMillis(slice.millis());
        }
        return new SlicedMatrix(from, matrices);
    }

    private static void requireShort(long[][] millis) {
        for (long[] row : millis) {
            for (long way : row) {
                if (way >= MAX_MILLIS) {
                    throw new IllegalArgumentException(
                            "ways must take less than %d ms, was %d".formatted(MAX_MILLIS, way));
                }
            }
        }
    }

    @Override
    public long millis(Place start, Place end, long departureMillis) {
        int slice = sliceAt(departureMillis);
        long clock = departureMillis;
        long left = WHOLE;
        while (true) {
            long whole = matrices[slice].millis(start, end, clock);
            // rounded up: the last millisecond of a way is a full one
            long needed = (left * whole + WHOLE - 1) / WHOLE;
            boolean isLast = slice == from.length - 1;
            if (isLast || clock + needed <= from[slice + 1]) {
                return clock + needed - departureMillis;
            }
            left -= Math.min(left, (from[slice + 1] - clock) * WHOLE / whole);
            clock = from[slice + 1];
            slice++;
        }
    }

    @Override
    public double meters(Place start, Place end) {
        return matrices[0].meters(start, end);
    }

    @Override
    public boolean isTimeDependent() {
        return from.length > 1;
    }

    @Override
    public boolean covers(Place place) {
        return matrices[0].covers(place);
    }

    private int sliceAt(long millisOfDeparture) {
        int slice = from.length - 1;
        while (slice > 0 && from[slice] > millisOfDeparture) {
            slice--;
        }
        return slice;
    }

    /** A part of the day. */
    public static final class Slice {
        private final long fromMillis;
        private final long[][] millis;

        private Slice(long fromMillis, long[][] millis) {
            this.fromMillis = fromMillis;
            this.millis = millis;
        }

        /**
         * From a moment on.
         *
         * @param millis driving time from the row's place to the column's for who drives it wholly
         *     within the part
         */
        public static Slice of(long fromMillis, long[][] millis) {
            Checks.requireTime("fromMillis", fromMillis);
            return new Slice(
                    fromMillis, Arrays.stream(millis).map(long[]::clone).toArray(long[][]::new));
        }

        long fromMillis() {
            return fromMillis;
        }

        long[][] millis() {
            return millis;
        }
    }
}
