/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long it took, as a multiple of what was expected, by how long that was. Both are counted from
 * half a minute before now, so that the last metres of a way are no division by zero. Each bucket
 * is a histogram with bins of equal width in the logarithm, filled at first with what is assumed.
 * Bounded: so many bins, of which what is older counts less.
 *
 * @param counts bins of all buckets, one bucket after the other
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ErrorTable(double[] counts) {
    /** Beginnings of the buckets, seconds. */
    private static final int[] FROM_SECONDS = {0, 60, 180, 360, 600, 900, 1_800};

    private static final double OFFSET_SECONDS = 30;
    private static final int BINS = 96;

    /** The histogram reaches from 1/8 to 8; what is beyond counts as its end. */
    private static final double MAX_LOG = Math.log(8);

    private static final double BIN_WIDTH = 2 * MAX_LOG / BINS;

    /** Assumed at first: normal in the logarithm, P90 is 1.9 times P50. */
    private static final double PRIOR_SIGMA = 0.5;

    private static final double PRIOR_WEIGHT = 30;

    /** So many outcomes of a bucket are remembered in full. */
    private static final double MAX_WEIGHT = 5_000;

    /** What is assumed at first. */
    static ErrorTable prior() {
        double[] counts = new double[FROM_SECONDS.length * BINS];
        double sum = 0;
        double[] shape = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            double log = (bin + 0.5) * BIN_WIDTH - MAX_LOG;
            shape[bin] = Math.exp(-log * log / (2 * PRIOR_SIGMA * PRIOR_SIGMA));
            sum += shape[bin];
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = PRIOR_WEIGHT * shape[i % BINS] / sum;
        }
        return new ErrorTable(counts);
    }

    /**
     * Seconds that are not exceeded by this share of what is expected to take so long; not below 0.
     */
    double quantileSeconds(double expectedSeconds, double share) {
        int start = bucket(expectedSeconds) * BINS;
        double rest = share * weight(start);
        int bin = 0;
        while (bin < BINS - 1 && rest > counts[start + bin]) {
            rest -= counts[start + bin];
            bin++;
        }
        double inside = counts[start + bin] > 0 ? Math.min(1, rest / counts[start + bin]) : 0;
        double factor = Math.exp((bin + inside) * BIN_WIDTH - MAX_LOG);
        return Math.max(0, (expectedSeconds + OFFSET_SECONDS) * factor - OFFSET_SECONDS);
    }

    /** Probability that what is expected to take so long takes longer than the limit. */
    double exceedance(double expectedSeconds, double limitSeconds) {
        if (limitSeconds < 0) {
            return 1;
        }
        int start = bucket(expectedSeconds) * BINS;
        double position = position(expectedSeconds, limitSeconds);
        if (position >= BINS) {
            return 0;
        }
        int bin = (int) position;
        double above = counts[start + bin] * (1 - (position - bin));
        for (int i = bin + 1; i < BINS; i++) {
            above += counts[start + i];
        }
        return Math.min(1, above / weight(start));
    }

    ErrorTable learn(double expectedSeconds, double seconds) {
        int start = bucket(expectedSeconds) * BINS;
        double[] next = counts.clone();
        if (weight(start) >= MAX_WEIGHT) {
            for (int i = start; i < start + BINS; i++) {
                next[i] /= 2;
            }
        }
        int bin = (int) Math.min(BINS - 1, position(expectedSeconds, seconds));
        next[start + bin]++;
        return new ErrorTable(next);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorTable table && Arrays.equals(counts, table.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    /** Where among the bins, from 0. */
    private static double position(double expectedSeconds, double seconds) {
        double factor = (seconds + OFFSET_SECONDS) / (expectedSeconds + OFFSET_SECONDS);
        return Math.max(0, (Math.log(factor) + MAX_LOG) / BIN_WIDTH);
    }

    private static int bucket(double expectedSeconds) {
        int bucket = FROM_SECONDS.length - 1;
        while (bucket > 0 && expectedSeconds < FROM_SECONDS[bucket]) {
            bucket--;
        }
        return bucket;
    }

    private double weight(int start) {
        double weight = 0;
        for (int i = start; i < start + BINS; i++) {
            weight += counts[i];
        }
        return weight;
    }
}
