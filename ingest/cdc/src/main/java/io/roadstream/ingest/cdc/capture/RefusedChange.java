/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.cdc.capture;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.ingest.cdc.row.RowJson;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** What is still known of a change that nobody can understand. */
final class RefusedChange {
    private RefusedChange() {}

    /** With the row as JSON, and where in the log it stood. */
    static DeadLetter letter(Change change, InvalidEventException refusal, long nowMillis) {
        Struct row = row(change);
        byte[] payload = row == null ? new byte[0] : RowJson.of(row);
        return new DeadLetter(
                tenant(row),
                source(change),
                refusal.reason(),
                String.valueOf(refusal.getMessage()),
                nowMillis,
                payload,
                payload.length);
    }

    /** Key of the row; empty if that cannot be read either, so nothing was ever published of it. */
    static Optional<String> findKey(Change change) {
        Struct row = row(change);
        try {
            return row == null ? Optional.empty() : Optional.of(change.table().keyOf(row));
        } catch (InvalidEventException e) {
            return Optional.empty();
        }
    }

    /** Table and place in the log as PostgreSQL writes it. */
    private static String source(Change change) {
        long lsn = change.version().changeLsn();
        return "postgres:%s@%X/%08X".formatted(change.table(), lsn >>> 32, lsn & 0xFFFF_FFFFL);
    }

    private static @Nullable Struct row(Change change) {
        return change.row() == null ? change.key() : change.row();
    }

    private static String tenant(@Nullable Struct row) {
        Field field = row == null ? null : row.schema().field("tenant_id");
        if (row == null || field == null || !(row.get(field) instanceof String tenant)) {
            return "";
        }
        try {
            return Checks.requireId("tenant", tenant);
        } catch (InvalidEventException e) {
            return "";
        }
    }
}
