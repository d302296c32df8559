/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A committable: rows that go into ClickHouse as one insert, and the token under which ClickHouse
 * takes them once. A new run draws a new id, so a checkpoint number that comes again cannot meet a
 * used token.
 *
 * @param runId run of the writer that cut it
 * @param number {@code checkpoint << 24 | subtask << 14 | n}, unique within the run
 * @param segments its rows by partition, at least one, ascending
 */
record Batch(UUID runId, long number, List<Segment> segments) {
    /** Bits of the subtask; holds the largest parallelism, 720. */
    static final int SUBTASK_BITS = 10;

    /** Bits of the counter within one checkpoint. */
    static final int COUNTER_BITS = 14;

    Batch {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A batch must have at least one row");
        }
    }

    static long number(long checkpoint, int subtask, int counter) {
        if (subtask >= 1 << SUBTASK_BITS || counter >= 1 << COUNTER_BITS) {
            throw new IllegalStateException(
                    "Batch %d of subtask %d exceeds the batch number; limits are %d and %d"
                            .formatted(counter, subtask, 1 << COUNTER_BITS, 1 << SUBTASK_BITS));
        }
        return (checkpoint << (SUBTASK_BITS + COUNTER_BITS))
                | ((long) subtask << COUNTER_BITS)
                | counter;
    }

    int rows() {
        return segments.stream().mapToInt(Segment::rows).sum();
    }

    /** {@code <run id>/<checkpoint>/<subtask>/<n>/<hash of the bytes>}. */
    String token() {
        CRC32C hash = new CRC32C();
        segments.forEach(segment -> hash.update(segment.bytes(), 0, segment.bytes().length));
        return "%s/%d/%d/%d/%08x"
                .formatted(
                        runId,
                        number >>> (SUBTASK_BITS + COUNTER_BITS),
                        (number >>> COUNTER_BITS) & ((1 << SUBTASK_BITS) - 1),
                        number & ((1 << COUNTER_BITS) - 1),
                        hash.getValue());
    }
}
