/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Newest state of an order. Topic {@code fleet.orders.v1}; a deleted order is a record without a
 * value there.
 *
 * @param envelope tenant, order, and when the row last changed by the order system's clock
 * @param version which state it is
 * @param status where it is in its life
 * @param parties between whom
 * @param assignment who brings it
 * @param pickup where it comes from
 * @param dropoff where it goes
 * @param readyTimeMillis when the merchant will have it ready, UTC, or null
 * @param size how much of the vehicle's capacity it takes, 0 or more
 * @param price what the customer pays
 * @param createdTimeMillis since when it is known, UTC
 */
public record Order(
        Envelope envelope,
        ChangeVersion version,
        OrderStatus status,
        OrderParties parties,
        Assignment assignment,
        OrderStop pickup,
        OrderStop dropoff,
        @Nullable Long readyTimeMillis,
        int size,
        Money price,
        long createdTimeMillis) {
    public Order {
        if (readyTimeMillis != null) {
            Checks.requireTime("readyTime", readyTimeMillis);
        }
        Checks.requireNotNegative("size", (long) size);
        Checks.requireTime("createdTime", createdTimeMillis);
    }
}
