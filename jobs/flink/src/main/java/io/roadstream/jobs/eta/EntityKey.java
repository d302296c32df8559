/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.eta;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.nio.charset.StandardCharsets;

/** What a tombstone is about. */
record EntityKey(String tenant, String id) {
    /**
     * Reads the key of a record.
     *
     * @throws InvalidEventException if it is not {@code tenant|id}
     */
    static EntityKey parse(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the key of a tombstone must be tenant|id, was " + text);
        }
        return new EntityKey(
                Checks.requireId("tenant", text.substring(0, bar)),
                Checks.requireId("id", text.substring(bar + 1)));
    }
}
