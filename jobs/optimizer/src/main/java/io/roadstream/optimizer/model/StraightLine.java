/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

/**
 * Straight line over a mean speed: for want of a road network, and for planar benchmarks.
 *
 * @param geometry what the coordinates mean
 * @param speedMps mean speed along the way, metres per second
 * @param detour length of a real way over the straight line, at least 1; 1.3 to 1.4 in most towns
 */
public record StraightLine(Geometry geometry, double speedMps, double detour)
        implements TravelTimes {
    private static final double MILLIS_PER_SECOND = 1e3;

    public StraightLine {
        if (!(speedMps > 0 && speedMps <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "speedMps must be positive and finite, was " + speedMps);
        }
        if (!(detour >= 1 && detour <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("detour must be at least 1, was " + detour);
        }
    }

    /** On WGS84 at the given speed, without a detour. */
    public static StraightLine onEarth(double speedMps) {
        return new StraightLine(Geometry.SPHERE, speedMps, 1);
    }

    /** In a plane at the given speed, without a detour. */
    public static StraightLine onPlane(double speedMps) {
        return new StraightLine(Geometry.PLANE, speedMps, 1);
    }

    /** The same with longer ways. */
    public StraightLine withDetour(double newDetour) {
        return new StraightLine(geometry, speedMps, newDetour);
    }

    @Override
    public long millis(Place from, Place to, long departureMillis) {
        return millis(meters(from, to));
    }

    /** Rounded up, so that by way of another place it is never less, but for the last digit. */
    private long millis(double meters) {
        return (long) Math.ceil(meters / speedMps * MILLIS_PER_SECOND);
    }

    @Override
    public void fill(Place from, Place[] to, double[] meters, long[] millis) {
        for (int i = 0; i < to.length; i++) {
            meters[i] = meters(from, to[i]);
            millis[i] = millis(meters[i]);
        }
    }

    @Override
    public double meters(Place from, Place to) {
        return geometry.meters(from, to) * detour;
    }

    @Override
    public boolean isTimeDependent() {
        return false;
    }

    @Override
    public boolean isMetric() {
        return true;
    }
}
