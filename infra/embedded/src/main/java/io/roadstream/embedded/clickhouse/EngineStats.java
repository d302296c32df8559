/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.Pointer;

/**
 * What the engine counted for a statement, or for a part of its result.
 *
 * @param readRows rows read from storage
 * @param readBytes bytes read from storage
 * @param writtenRows rows written, those of materialised views included
 * @param writtenBytes bytes written, likewise
 * @param resultRows rows of the result
 * @param resultBytes bytes of the result in the engine's memory
 */
record EngineStats(
        long readRows,
        long readBytes,
        long writtenRows,
        long writtenBytes,
        long resultRows,
        long resultBytes) {

    static final EngineStats NONE = new EngineStats(0, 0, 0, 0, 0, 0);

    static EngineStats of(Pointer result) {
        return new EngineStats(
                Chdb.resultStorageRowsRead(result),
                Chdb.resultStorageBytesRead(result),
                Chdb.resultRowsWritten(result),
                Chdb.resultBytesWritten(result),
                Chdb.resultRowsRead(result),
                Chdb.resultBytesRead(result));
    }

    EngineStats plus(EngineStats other) {
        return new EngineStats(
                readRows + other.readRows,
                readBytes + other.readBytes,
                writtenRows + other.writtenRows,
                writtenBytes + other.writtenBytes,
                resultRows + other.resultRows,
                resultBytes + other.resultBytes);
    }

    /** The value of the response header {@code X-ClickHouse-Summary}. */
    String toSummary(long elapsedNanos) {
        return "{\"read_rows\":\"%d\",\"read_bytes\":\"%d\",\"written_rows\":\"%d\",\"written_bytes\":\"%d\",\"total_rows_to_read\":\"0\",\"result_rows\":\"%d\",\"result_bytes\":\"%d\",\"elapsed_ns\":\"%d\"}"
                .formatted(
                        readRows,
                        readBytes,
                        writtenRows,
                        writtenBytes,
                        resultRows,
                        resultBytes,
                        elapsedNanos);
    }
}
