/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where an order is in its life. The states that may follow stand in one table. */
public enum OrderStatus {
    /** Known, nobody brings it yet. */
    CREATED,
    /** A driver is named. */
    ASSIGNED,
    /** The driver is on the way to the pickup. */
    PICKING_UP,
    /** The driver has it. */
    PICKED_UP,
    /** The driver is on the way to the drop-off. */
    DELIVERING,
    DELIVERED,
    /** Somebody does not want it any more. */
    CANCELLED,
    /** It could not be done. */
    FAILED;

    /**
     * What may follow what. Back edges are reassignment: the driver gives the order back or another
     * one gets it before the pickup, and goods change hands on the way.
     */
    private static final Map<OrderStatus, Set<OrderStatus>> NEXT =
            new EnumMap<>(
                    Map.of(
                            CREATED, EnumSet.of(ASSIGNED, CANCELLED, FAILED),
                            ASSIGNED, EnumSet.of(PICKING_UP, CREATED, CANCELLED, FAILED),
                            PICKING_UP, EnumSet.of(PICKED_UP, ASSIGNED, CREATED, CANCELLED, FAILED),
                            PICKED_UP, EnumSet.of(DELIVERING, CANCELLED, FAILED),
                            DELIVERING, EnumSet.of(DELIVERED, PICKED_UP, CANCELLED, FAILED),
                            DELIVERED, EnumSet.noneOf(OrderStatus.class),
                            CANCELLED, EnumSet.noneOf(OrderStatus.class),
                            FAILED, EnumSet.noneOf(OrderStatus.class)));

    /** Whether an order of this status may get the other one; its own again is no transition. */
    public boolean allows(OrderStatus next) {
        return nextOf(this).contains(next);
    }

    /** The word for it in the order database and in JSON: {@code picked_up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the goods are in the vehicle. */
    public boolean isCarried() {
        return this == PICKED_UP || this == DELIVERING;
    }

    /** Whether nothing may follow. */
    public boolean isFinal() {
        return nextOf(this).isEmpty();
    }

    private static Set<OrderStatus> nextOf(OrderStatus status) {
        return NEXT.getOrDefault(status, Set.of());
    }
}
