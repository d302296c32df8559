/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.captured;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.topic.VersionHeader;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.jobs.runtime.RawRecord;
import java.nio.charset.StandardCharsets;

/**
 * Which state of which row a change is. Of a deletion, event and ingest time are the time at which
 * the broker took it.
 *
 * @param envelope tenant, id of the row within it, times
 * @param version which state it is
 */
public record RowState(Envelope envelope, ChangeVersion version) {
    /**
     * That of a deletion.
     *
     * @throws InvalidEventException if the record's key or its header are not those of a row
     */
    static RowState ofDeletion(RawRecord record) {
        String key = new String(record.key, StandardCharsets.UTF_8);
        int bar = key.indexOf('|');
        if (bar < 0) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the key of a tombstone must be tenant|id, was " + key);
        }
        return new RowState(
                new Envelope(
                        Checks.requireId("tenant", key.substring(0, bar)),
                        Checks.requireId("id", key.substring(bar + 1)),
                        record.appendedMillis,
                        record.appendedMillis),
                VersionHeader.decode(record.version));
    }

    /** Key of the row in topic and state. */
    public String key() {
        return envelope.key();
    }
}
