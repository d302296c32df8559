/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.Assignment;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order with the newest estimates of its stops.
 *
 * @param order its newest state
 * @param pickupEta null without one, and once it was picked up
 * @param dropoffEta null without one, and once it has ended
 */
public record KnownOrder(Order order, @Nullable Eta pickupEta, @Nullable Eta dropoffEta) {
    public KnownOrder {
        OrderStatus status = order.status();
        pickupEta = status.isCarried() || !isOfAssigned(order, pickupEta) ? null : pickupEta;
        dropoffEta = isOfAssigned(order, dropoffEta) ? dropoffEta : null;
    }

    public String id() {
        return order.envelope().entityId();
    }

    /** Whether nothing more will happen to it. */
    public boolean isOver() {
        return order.status().isFinal();
    }

    /** When it came to be as it is: by the order system's clock, but not after we heard of it. */
    public long changedMillis() {
        return Math.min(order.envelope().eventTimeMillis(), order.envelope().ingestTimeMillis());
    }

    /** Who may see it. */
    public Set<Party> parties() {
        String tenant = order.envelope().tenant();
        Set<Party> parties = new LinkedHashSet<>();
        parties.add(Party.ops(tenant));
        parties.add(Party.customer(tenant, order.parties().customerId()));
        parties.add(Party.merchant(tenant, order.parties().merchantId()));
        String vehicle = order.assignment().vehicleId();
        if (vehicle != null) {
            parties.add(Party.driver(tenant, vehicle));
        }
        return parties;
    }

    /**
     * The vehicle that its customer may watch: the one that has it on board. On the way to the
     * pickup it is still about other people's business.
     */
    public @Nullable String visibleVehicle() {
        return order.status().isCarried() ? order.assignment().vehicleId() : null;
    }

    /** What was estimated for a vehicle that has the order no more means nothing. */
    private static boolean isOfAssigned(Order order, @Nullable Eta eta) {
        Assignment assignment = order.assignment();
        return eta != null
                && !order.status().isFinal()
                && order.status() != OrderStatus.CREATED
                && (assignment.vehicleId() == null
                        || assignment.vehicleId().equals(eta.vehicleId()));
    }
}
