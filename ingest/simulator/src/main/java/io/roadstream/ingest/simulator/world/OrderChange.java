/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import org.jspecify.annotations.Nullable;

/**
 * An order gets a status.
 *
 * @param order what it is about
 * @param status the new one
 * @param bringer who brings it now, or null
 * @param timeMillis when
 * @param actor who did it, such as {@code driver:d-12}
 * @param detail why, or empty
 */
public record OrderChange(
        CustomerOrder order,
        OrderStatus status,
        @Nullable Bringer bringer,
        long timeMillis,
        String actor,
        String detail) {

    /**
     * Who brings an order.
     *
     * @param vehicle id
     * @param driver id
     */
    public record Bringer(String vehicle, String driver) {}
}
