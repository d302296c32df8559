/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.replay;

import io.roadstream.ingest.replay.format.ReplayRow;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts different rows. Equal rows have equal times and rows come in order of time, so it only
 * remembers those of the current millisecond.
 */
final class DistinctRows {
    private final Set<String> names = new HashSet<>();
    private @Nullable Long firstTimeMillis;
    private long timeMillis = Long.MIN_VALUE;
    private long count;

    void add(ReplayRow row) {
        if (firstTimeMillis == null) {
            firstTimeMillis = row.timeMillis();
        }
        if (row.timeMillis() != timeMillis) {
            timeMillis = row.timeMillis();
            names.clear();
        }
        if (names.add(row.name())) {
            count++;
        }
    }

    long count() {
        return count;
    }

    /** Time of the oldest row, or null without any. */
    @Nullable Long findFirstTimeMillis() {
        return firstTimeMillis;
    }
}
