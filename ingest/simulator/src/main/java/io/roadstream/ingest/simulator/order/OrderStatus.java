/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.order;

import java.util.Locale;
import java.util.Set;

/** Where an order is in its life, in the words of the order database. */
public enum OrderStatus {
    CREATED,
    ASSIGNED,
    PICKING_UP,
    PICKED_UP,
    DELIVERING,
    DELIVERED,
    CANCELLED,
    FAILED;

    /** The word in the database. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this one may follow. */
    public boolean allows(OrderStatus next) {
        return next().contains(next);
    }

    public boolean isFinal() {
        return next().isEmpty();
    }

    /** Whether the goods are in the vehicle. */
    public boolean isCarried() {
        return this == PICKED_UP || this == DELIVERING;
    }

    private Set<OrderStatus> next() {
        return switch (this) {
            case CREATED -> Set.of(ASSIGNED, CANCELLED, FAILED);
            case ASSIGNED -> Set.of(PICKING_UP, CREATED, CANCELLED, FAILED);
            case PICKING_UP -> Set.of(PICKED_UP, ASSIGNED, CREATED, CANCELLED, FAILED);
            case PICKED_UP -> Set.of(DELIVERING, CANCELLED, FAILED);
            case DELIVERING -> Set.of(DELIVERED, PICKED_UP, CANCELLED, FAILED);
            case DELIVERED, CANCELLED, FAILED -> Set.of();
        };
    }
}
