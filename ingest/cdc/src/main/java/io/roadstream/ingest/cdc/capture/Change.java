/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.ingest.cdc.row.CapturedTable;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A change of a captured table, as Debezium says it.
 *
 * @param table where
 * @param operation what
 * @param key of the row, null for a truncation
 * @param row after the change, null for a deletion and a truncation
 * @param version which state it is
 * @param commitTimeMillis when it was committed, or read by a snapshot, UTC
 */
record Change(
        CapturedTable<?> table,
        Operation operation,
        @Nullable Struct key,
        @Nullable Struct row,
        ChangeVersion version,
        long commitTimeMillis) {
    private static final String SNAPSHOT = "snapshot";

    /** What happened to a row, or to all of them. */
    enum Operation {
        READ("r"),
        CREATE("c"),
        UPDATE("u"),
        DELETE("d"),
        TRUNCATE("t");

        private final String code;

        Operation(String code) {
            this.code = code;
        }

        static Operation of(String code) {
            for (Operation operation : values()) {
                if (operation.code.equals(code)) {
                    return operation;
                }
            }
            throw new IllegalStateException("Debezium says an operation nobody knows: " + code);
        }
    }

    /** The change that the record is; null if it is none, such as a heartbeat. */
    static @Nullable Change find(SourceRecord record, int epoch) {
        if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
            return null;
        }
        Struct source = value.getStruct("source");
        CapturedTable<?> table = findTable(source.getString("table"));
        if (table == null) {
            return null;
        }
        Operation operation = Operation.of(value.getString("op"));
        return new Change(
                table,
                operation,
                record.key() instanceof Struct key ? key : null,
                value.schema().field("after") == null ? null : value.getStruct("after"),
                operation == Operation.READ
                        ? ChangeVersion.ofSnapshot(epoch)
                        : version(source, epoch),
                source.getInt64("ts_ms"));
    }

    /** Whether the record comes after the snapshot: its position does not speak of one. */
    static boolean isStreamed(SourceRecord record) {
        return !record.sourceOffset().containsKey(SNAPSHOT);
    }

    private static @Nullable CapturedTable<?> findTable(String name) {
        for (CapturedTable<?> table : CapturedTable.ALL) {
            if (table.name().equals(name)) {
                return table;
            }
        }
        return null;
    }

    private static ChangeVersion version(Struct source, int epoch) {
        return new ChangeVersion(
                epoch, commitLsn(source.getString("sequence")), source.getInt64("lsn"));
    }

    /** First of the two in {@code ["386924584","386924800"]}; 0 if no commit was seen yet. */
    static long commitLsn(String sequence) {
        String first = sequence.substring(1, sequence.indexOf(',')).strip();
        return first.equals("null") ? 0 : Long.parseLong(first.replace("\"", ""));
    }
}
