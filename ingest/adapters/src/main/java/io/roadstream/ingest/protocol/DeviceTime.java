/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads points in time as devices write them, to UTC milliseconds. */
public final class DeviceTime {
    private DeviceTime() {}

    /** ISO-8601 with an offset, such as {@code 2026-03-01T08:00:00.5Z}. */
    public static long parseIso(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "%s must be ISO-8601 with an offset, such as 2026-03-01T08:00:00Z, was '%s'"
                            .formatted(name, Excerpt.of(text)),
                    e);
        }
    }
}
