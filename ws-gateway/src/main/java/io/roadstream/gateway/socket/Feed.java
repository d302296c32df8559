/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.gateway.auth.Role;
import java.util.Locale;

/** What can be subscribed to, and by whom. */
public enum Feed {
    /** Vehicles in a viewport, or one of them. */
    FLEET,
    /** The vehicle that brings an order. */
    ORDER_VEHICLE,
    STATUS,
    METRICS,
    ORDERS,
    ALERTS,
    PLANS,
    GEOFENCES,
    DIRECTORY;

    /** Whether a role may subscribe to it at all. */
    boolean isFor(Role role) {
        return switch (this) {
            case METRICS, ALERTS, GEOFENCES -> role == Role.OPS;
            case FLEET, STATUS, PLANS, DIRECTORY -> role == Role.OPS || role == Role.DRIVER;
            case ORDER_VEHICLE -> role == Role.CUSTOMER;
            case ORDERS -> true;
        };
    }

    /** The word in messages and metrics. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
