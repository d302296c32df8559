/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.dispatch;

import io.roadstream.contract.topic.Topics;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import io.roadstream.domain.dispatch.DispatchEvent;
import java.nio.charset.StandardCharsets;

/** Reads the rows of the order database, deletions included, as dispatch hears of them. */
final class DispatchRows {
    private DispatchRows() {}

    static DispatchEvent order(byte[] key, byte[] value) {
        return value.length > 0
                ? DispatchEvent.of(Topics.ORDERS.codec().decode(value))
                : deleted(key, DispatchEvent.Kind.ORDER);
    }

    static DispatchEvent driver(byte[] key, byte[] value) {
        return value.length > 0
                ? DispatchEvent.of(Topics.DRIVERS.codec().decode(value))
                : deleted(key, DispatchEvent.Kind.DRIVER);
    }

    static DispatchEvent vehicle(byte[] key, byte[] value) {
        return value.length > 0
                ? DispatchEvent.of(Topics.VEHICLES.codec().decode(value))
                : deleted(key, DispatchEvent.Kind.VEHICLE);
    }

    private static DispatchEvent deleted(byte[] key, DispatchEvent.Kind kind) {
        String text = new String(key, StandardCharsets.UTF_8);
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new InvalidEventException(
                    Reason.MALFORMED, "the key of a tombstone must be tenant|id, was " + text);
        }
        return DispatchEvent.deleted(
                Checks.requireId("tenant", text.substring(0, bar)),
                Checks.requireId("entityId", text.substring(bar + 1)),
                kind);
    }
}
