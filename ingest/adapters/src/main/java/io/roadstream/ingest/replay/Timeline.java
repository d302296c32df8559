/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

/**
 * When each row is due: the file's clock starts with the first row when the run starts and goes
 * {@code factor} times as fast as the wall clock. A run with a shift never sends a time that lies
 * in the future: where the file's clock would overtake the present it waits for it, that is, it
 * goes on at factor 1.
 *
 * @param startMillis wall clock at the start of the run
 * @param firstMillis time of the first row in the file's own clock
 * @param factor speed, {@link #MAX} for as fast as possible
 * @param shiftMillis added to the file's times
 * @param heldByPresent whether rows wait until their shifted time has come
 */
record Timeline(
        long startMillis,
        long firstMillis,
        double factor,
        long shiftMillis,
        boolean heldByPresent) {
    /** As fast as possible. */
    static final double MAX = Double.POSITIVE_INFINITY;

    Timeline {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("--speed must be above 0, was " + factor);
        }
    }

    /**
     * Shift that ends a file in the present: at factor 1 and below its first row is now. Above 1
     * the run starts in the past, just so far that its last row is due when the wall clock shows
     * that row's shifted time: {@code (last - first) * (1 - 1/factor)} before the start; as fast as
     * possible, the last row is at the start of the run.
     */
    static long shiftToPresent(long startMillis, long firstMillis, long lastMillis, double factor) {
        double past = factor > 1 ? (lastMillis - firstMillis) * (1 - 1 / factor) : 0;
        return startMillis - firstMillis - (long) Math.ceil(past);
    }

    /** Whether the file's clock is bound to the wall clock. */
    boolean isPaced() {
        return factor != MAX;
    }

    /**
     * Share of the run's time that is over, 0..1; of a run without a pace always 1.
     *
     * @param lastMillis time of the last row in the file's own clock
     */
    double fraction(long lastMillis, long nowMillis) {
        long whole = isPaced() ? dueMillis(lastMillis) - startMillis : 0;
        return whole <= 0
                ? 1
                : Math.min(1, Math.max(0, (double) (nowMillis - startMillis) / whole));
    }

    /** Wall clock at which a row with this time in the file's own clock is to be sent. */
    long dueMillis(long timeMillis) {
        long paced = startMillis + Math.round((timeMillis - firstMillis) / factor);
        return heldByPresent ? Math.max(paced, timeMillis + shiftMillis) : paced;
    }
}
