/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import io.roadstream.ingest.simulator.order.OrderStop;
import io.roadstream.ingest.simulator.plan.PlanStop;
import io.roadstream.ingest.simulator.plan.Situation;
import org.jspecify.annotations.Nullable;

/** An order that is not over. Owned by the {@link OrderBook}, which alone changes it. */
final class LiveOrder {
    private final CustomerOrder order;
    private final Situation.Waiting waiting;
    OrderStatus status = OrderStatus.CREATED;
    @Nullable Courier courier;

    /**
     * An order that nobody brings yet.
     *
     * @param pickup where it is
     */
    LiveOrder(CustomerOrder order, PlanePoint pickup) {
        this.order = order;
        this.waiting = new Situation.Waiting(order.id(), pickup, order.size());
    }

    /** As those see it who plan. */
    Situation.Waiting asWaiting() {
        return waiting;
    }

    CustomerOrder order() {
        return order;
    }

    String id() {
        return order.id();
    }

    OrderStop stop(PlanStop.Action action) {
        return switch (action) {
            case PICKUP -> order.pickup();
            case DROPOFF -> order.dropoff();
        };
    }

    boolean isCarriedBy(Courier other) {
        return courier == other && status.isCarried();
    }
}
