/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import java.io.IOException;

/** Rows to send, in order of time. */
public interface ReplayInput {
    /** What there is. */
    Extent extent();

    /** Starts at the first row. */
    RowCursor open() throws IOException;

    /**
     * How many rows and from when to when.
     *
     * @param rows number of rows
     * @param firstMillis time of the first, 0 if there is none
     * @param lastMillis time of the last, 0 if there is none
     */
    record Extent(long rows, long firstMillis, long lastMillis) {
        static final Extent EMPTY = new Extent(0, 0, 0);

        /** With one more row, not before the last. */
        Extent plus(long millis) {
            return new Extent(rows + 1, rows == 0 ? millis : firstMillis, millis);
        }
    }
}
