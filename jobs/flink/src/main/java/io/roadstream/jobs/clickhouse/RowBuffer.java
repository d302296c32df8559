/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows of one partition as RowBinary, little-endian as ClickHouse wants it. Grows as needed; not
 * thread-safe. Allocates nothing per row but for strings beyond ASCII.
 */
public final class RowBuffer {
    private static final int INITIAL_BYTES = 1 << 14;
    private static final int INITIAL_ROWS = 1 << 7;
    private static final int MAX_VARINT_BYTES = 5;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;
    private int[] rowEnds = new int[INITIAL_ROWS];
    private int rows;

    /** Appends an unsigned or signed 8-bit number. */
    public void int8(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /** Appends an unsigned or signed 16-bit number. */
    public void int16(int value) {
        ensure(2);
        bytes[size++] = (byte) value;
        bytes[size++] = (byte) (value >>> 8);
    }

    /** Appends an unsigned or signed 32-bit number. */
    public void int32(int value) {
        ensure(4);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Appends an unsigned or signed 64-bit number. */
    public void int64(long value) {
        ensure(8);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Begins an array of so many elements, which must follow. */
    public void array(int elements) {
        length(elements);
    }

    /** Appends a string: its length as a varint, then UTF-8. */
    public void string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        length(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    /** Ends the row that was appended. */
    void endRow() {
        if (rows == rowEnds.length) {
            rowEnds = Arrays.copyOf(rowEnds, rows * 2);
        }
        rowEnds[rows++] = size;
    }

    int rows() {
        return rows;
    }

    int size() {
        return size;
    }

    /** The rows so far, and an empty buffer. */
    Segment drain(int partition) {
        Segment segment =
                new Segment(partition, Arrays.copyOf(bytes, size), Arrays.copyOf(rowEnds, rows));
        size = 0;
        rows = 0;
        return segment;
    }

    private void length(int value) {
        ensure(MAX_VARINT_BYTES);
        int rest = value;
        while (rest >= 0x80) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
