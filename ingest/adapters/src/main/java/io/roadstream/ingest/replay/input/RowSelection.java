/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

/**
 * Which rows of an input are sent: those with a time in {@code [from, to)}, at most so many.
 *
 * @param fromMillis first time
 * @param toMillis time after the last
 * @param limit most rows
 */
public record RowSelection(long fromMillis, long toMillis, long limit) {
    /** Every row. */
    public static final RowSelection ALL =
            new RowSelection(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    public RowSelection {
        if (fromMillis >= toMillis) {
            throw new IllegalArgumentException("--from must be before --to");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("--limit must be 1 or more, was " + limit);
        }
    }

    boolean includes(long millis) {
        return millis >= fromMillis && millis < toMillis;
    }
}
