/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Order;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells vehicles of their orders: an order that changes its vehicle leaves the old one. Older
 * versions and repeats say nothing, also after a deletion, which is a version like others.
 */
public final class AssignmentRule {
    private AssignmentRule() {}

    /**
     * Result of one step.
     *
     * @param state what to remember
     * @param changes whom to tell, in this order
     */
    public record Step(AssignedOrder state, List<VehicleOrder> changes) {
        public Step {
            changes = List.copyOf(changes);
        }
    }

    /** A state of an order came. */
    public static Step step(@Nullable AssignedOrder known, Order order) {
        if (known != null && !order.version().isNewerThan(known.version())) {
            return new Step(known, List.of());
        }
        String tenant = order.envelope().tenant();
        String id = order.envelope().entityId();
        long changed = OpenOrder.changedMillis(order);
        String vehicle = order.assignment().vehicleId();
        String before = known == null ? null : known.vehicleId();
        List<VehicleOrder> changes = new ArrayList<>(2);
        if (before != null && !before.equals(vehicle)) {
            changes.add(new VehicleOrder(tenant, before, id, null, changed));
        }
        if (vehicle != null) {
            changes.add(new VehicleOrder(tenant, vehicle, id, order, changed));
        }
        return new Step(
                new AssignedOrder(order.version(), vehicle, order.status().isFinal()), changes);
    }

    /** The order was deleted; nobody knows when. */
    public static Step delete(
            @Nullable AssignedOrder known, String tenant, String orderId, ChangeVersion version) {
        if (known != null && !version.isNewerThan(known.version())) {
            return new Step(known, List.of());
        }
        AssignedOrder deleted = new AssignedOrder(version, null, true);
        if (known == null || known.vehicleId() == null) {
            return new Step(deleted, List.of());
        }
        return new Step(
                deleted,
                List.of(
                        new VehicleOrder(
                                tenant,
                                known.vehicleId(),
                                orderId,
                                null,
                                JourneyUpdate.UNKNOWN_TIME)));
    }
}
