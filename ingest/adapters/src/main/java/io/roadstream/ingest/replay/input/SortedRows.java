/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay.input;

import io.roadstream.ingest.replay.format.ReplayRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks rows in memory. */
final class SortedRows implements RowCursor {
    private final List<ReplayRow> rows;
    private volatile int next;

    SortedRows(List<ReplayRow> rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable ReplayRow next() {
        int place = next;
        if (place == rows.size()) {
            return null;
        }
        next = place + 1;
        return rows.get(place);
    }

    @Override
    public double fraction() {
        return rows.isEmpty() ? 1 : (double) next / rows.size();
    }

    @Override
    public void close() {
        // memory needs no closing
    }
}
