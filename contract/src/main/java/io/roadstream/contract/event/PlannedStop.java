/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A stop of a plan. Times are UTC milliseconds.
 *
 * @param orderId whose stop
 * @param kind which of its two
 * @param location where
 * @param arrivalMillis when the vehicle is expected there
 * @param departureMillis when it leaves again, not before it arrives
 * @param dueMillis end of the stop's window, or null
 */
public record PlannedStop(
        String orderId,
        StopKind kind,
        GeoPoint location,
        long arrivalMillis,
        long departureMillis,
        @Nullable Long dueMillis) {
    public PlannedStop {
        Checks.requireId("orderId", orderId);
        Checks.requireTime("arrival", arrivalMillis);
        Checks.requireTime("departure", departureMillis);
        if (departureMillis < arrivalMillis) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "departure must not be before arrival, was %d before %d"
                            .formatted(departureMillis, arrivalMillis));
        }
        if (dueMillis != null) {
            Checks.requireTime("due", dueMillis);
        }
    }
}
