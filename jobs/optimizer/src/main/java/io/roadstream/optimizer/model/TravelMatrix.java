/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/** Travel times and ways from arrays, by {@link Place#row()}; asymmetric, the same at all hours. */
public final class TravelMatrix implements TravelTimes {
    private final int size;
    private final long[] millis;
    private final double[] meters;

    private TravelMatrix(int size, long[] millis, double[] meters) {
        this.size = size;
        this.millis = millis;
        this.meters = meters;
    }

    /**
     * A copy of two square arrays.
     *
     * @param millis driving time from the row's place to the column's
     * @param meters length of the same way
     */
    public static TravelMatrix of(long[][] millis, double[][] meters) {
        int size = millis.length;
        if (meters.length != size) {
            throw new IllegalArgumentException(
                    "meters must have %d rows like millis, had %d".formatted(size, meters.length));
        }
        double[] flatMeters = new double[size * size];
        for (int from = 0; from < size; from++) {
            requireColumns(from, meters[from].length, size);
            System.arraycopy(meters[from], 0, flatMeters, from * size, size);
        }
        return new TravelMatrix(size, flat(millis, flatMeters), flatMeters);
    }

    /** The same ways at another time of the day, with a copy of its driving times. */
    TravelMatrix withMillis(long[][] other) {
        if (other.length != size) {
            throw new IllegalArgumentException(
                    "millis must have %d rows like meters, had %d".formatted(size, other.length));
        }
        return new TravelMatrix(size, flat(other, meters), meters);
    }

    private static long[] flat(long[][] millis, double[] flatMeters) {
        int size = millis.length;
        long[] flat = new long[size * size];
        for (int from = 0; from < size; from++) {
            requireColumns(from, millis[from].length, size);
            for (int to = 0; to < size; to++) {
                requireWay(from, to, millis[from][to], flatMeters[from * size + to]);
                flat[from * size + to] = millis[from][to];
            }
        }
        return flat;
    }

    @Override
    public long millis(Place from, Place to, long departureMillis) {
        return millis[from.row() * size + to.row()];
    }

    @Override
    public double meters(Place from, Place to) {
        return meters[from.row() * size + to.row()];
    }

    @Override
    public boolean isTimeDependent() {
        return false;
    }

    @Override
    public boolean covers(Place place) {
        return place.row() >= 0 && place.row() < size;
    }

    private static void requireColumns(int row, int columns, int size) {
        if (columns != size) {
            throw new IllegalArgumentException("row %d must have %d columns".formatted(row, size));
        }
    }

    private static void requireWay(int from, int to, long millis, double meters) {
        boolean isWay = millis >= 0 && millis < Window.NEVER_MILLIS && meters >= 0;
        if (!isWay || meters == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "way from %d to %d must not be negative and be finite, was %d ms, %s m"
                            .formatted(from, to, millis, meters));
        }
    }
}
