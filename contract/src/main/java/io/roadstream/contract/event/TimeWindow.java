/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A span of time in UTC milliseconds, open where a bound is null.
 *
 * @param fromMillis its beginning, or null
 * @param untilMillis its end, not before the beginning, or null
 */
public record TimeWindow(@Nullable Long fromMillis, @Nullable Long untilMillis) {
    /** Any time. */
    public static final TimeWindow OPEN = new TimeWindow(null, null);

    public TimeWindow {
        if (fromMillis != null) {
            Checks.requireTime("from", fromMillis);
        }
        if (untilMillis != null) {
            Checks.requireTime("until", untilMillis);
        }
        if (fromMillis != null && untilMillis != null && untilMillis < fromMillis) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "until must not be before from, was %d before %d"
                            .formatted(untilMillis, fromMillis));
        }
    }
}
