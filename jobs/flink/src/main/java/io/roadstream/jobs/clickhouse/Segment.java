/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.util.Arrays;

/**
 * The rows of a batch that belong to one partition. Immutable by convention: neither array is
 * changed after construction.
 */
final class Segment {
    private final int partition;
    private final byte[] bytes;
    private final int[] rowEnds;

    /**
     * @param partition day as {@code YYYYMMDD}
     * @param bytes rows as RowBinary
     * @param rowEnds where each row ends in {@code bytes}
     */
    Segment(int partition, byte[] bytes, int[] rowEnds) {
        this.partition = partition;
        this.bytes = bytes;
        this.rowEnds = rowEnds;
    }

    int partition() {
        return partition;
    }

    byte[] bytes() {
        return bytes;
    }

    int[] rowEnds() {
        return rowEnds;
    }

    int rows() {
        return rowEnds.length;
    }

    /** The rows from {@code from} up to but without {@code to}. */
    Segment slice(int from, int to) {
        int start = from == 0 ? 0 : rowEnds[from - 1];
        int[] ends = new int[to - from];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = rowEnds[from + i] - start;
        }
        return new Segment(
                partition, Arrays.copyOfRange(bytes, start, start + ends[ends.length - 1]), ends);
    }
}
