/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.domain.identity.StableHash;
import org.jspecify.annotations.Nullable;

/** A stop that is still to be made. */
record OpenStop(OpenOrder order, StopKind kind) {
    /** Names a stop of a tenant's order in little space. */
    static long id(String orderId, StopKind kind) {
        return StableHash.of(orderId).and(kind.name()).value();
    }

    long id() {
        return id(order.orderId(), kind);
    }

    GeoPoint place() {
        return stop().place();
    }

    @Nullable Long dueMillis() {
        return stop().dueMillis();
    }

    /** When it should be made: a pickup without a window is as urgent as what follows it. */
    long promisedMillis() {
        Long due = dueMillis();
        if (due == null && kind == StopKind.PICKUP) {
            due = order.dropoff().dueMillis();
        }
        return due == null ? Long.MAX_VALUE : due;
    }

    /** When goods can be taken, 0 for at any time. */
    long readyMillis() {
        Long ready = order.readyMillis();
        return kind == StopKind.PICKUP && ready != null ? ready : 0;
    }

    /** Whether the driver says to be on the way there. */
    boolean isUnderway() {
        return order.status()
                == switch (kind) {
                    case PICKUP -> OrderStatus.PICKING_UP;
                    case DROPOFF -> OrderStatus.DELIVERING;
                };
    }

    private StopPlace stop() {
        return switch (kind) {
            case PICKUP -> order.pickup();
            case DROPOFF -> order.dropoff();
        };
    }
}
