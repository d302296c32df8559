/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.orders;

import io.roadstream.contract.event.OrderEvent;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.validation.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to become of an order.
 *
 * @param order which one
 * @param status it shall have, null to leave it
 * @param driver who shall bring it
 * @param vehicle with what
 * @param updatedAt when it must have been changed last, null if that does not matter
 * @param note for people, may be empty; kept also where nothing else changes
 */
public record OrderChange(
        String order,
        @Nullable OrderStatus status,
        Given driver,
        Given vehicle,
        @Nullable Instant updatedAt,
        String note) {
    public OrderChange {
        Checks.requireId("order", order);
        Checks.requireText("note", note, OrderEvent.MAX_DETAIL);
    }

    /**
     * A driver or a vehicle in a change.
     *
     * @param isNamed whether the change says something of it
     * @param id who or which, null for none
     */
    public record Given(boolean isNamed, @Nullable String id) {
        /** The change says nothing of it. */
        public static final Given NOT = new Given(false, null);

        public Given {
            if (id != null) {
                Checks.requireId("id", id);
            }
        }

        /** This one, or none at all. */
        public static Given of(@Nullable String id) {
            return new Given(true, id);
        }

        @Nullable String orElse(@Nullable String other) {
            return isNamed ? id : other;
        }
    }
}
