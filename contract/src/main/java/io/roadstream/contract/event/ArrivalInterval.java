/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/**
 * When somebody arrives: of 100 arrivals 10, 50 and 90 are not later than these, UTC milliseconds.
 *
 * @param p10Millis not after {@code p50Millis}
 * @param p50Millis the most useful single answer
 * @param p90Millis not before {@code p50Millis}
 */
public record ArrivalInterval(long p10Millis, long p50Millis, long p90Millis) {
    public ArrivalInterval {
        Checks.requireTime("p10", p10Millis);
        Checks.requireTime("p90", p90Millis);
        if (p50Millis < p10Millis || p90Millis < p50Millis) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "p10, p50 and p90 must not decrease, were %d, %d, %d"
                            .formatted(p10Millis, p50Millis, p90Millis));
        }
    }

    /** Length of the interval in milliseconds. */
    public long widthMillis() {
        return p90Millis - p10Millis;
    }
}
