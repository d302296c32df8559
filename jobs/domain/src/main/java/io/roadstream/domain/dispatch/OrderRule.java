/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.dispatch;

import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Order;
import io.roadstream.contract.event.OrderStatus;
import io.roadstream.contract.event.StopKind;
import io.roadstream.contract.event.TriggerKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the row of an order means for plans. Who the row says brings it is followed, not fought; a
 * row that still names whom the plan took it from is no news.
 */
final class OrderRule {
    private final PlaceFinder finder;

    OrderRule(PlaceFinder finder) {
        this.finder = finder;
    }

    void row(Desk desk, Order order) {
        String id = order.envelope().entityId();
        @Nullable OrderWork known = desk.book().findOrder(id).orElse(null);
        if (desk.isDeleted(DispatchEvent.Kind.ORDER, id, order.version())) {
            return;
        }
        if (known == null) {
            if (!order.status().isFinal()) {
                take(desk, null, OrderWork.of(order, desk.nowMillis()));
            }
        } else if (order.version().isNewerThan(known.order().version())) {
            take(desk, known, known.with(order, desk.nowMillis()));
        }
    }

    /** The row was deleted. */
    void deleted(Desk desk, String orderId, ChangeVersion version) {
        OrderWork known = desk.book().findOrder(orderId).orElse(null);
        ChangeVersion before = known == null ? null : known.order().version();
        if (desk.delete(DispatchEvent.Kind.ORDER, orderId, before, version) && known != null) {
            leavePlan(desk, known, true);
            desk.book().removeOrder(orderId);
        }
    }

    private void take(Desk desk, @Nullable OrderWork known, OrderWork work) {
        desk.book().put(work);
        String named = work.order().assignment().vehicleId();
        if (!work.isOpen()) {
            leavePlan(desk, work, work.order().status() != OrderStatus.DELIVERED);
        } else if (work.isCarried()) {
            carried(desk, work, named);
        } else if (named == null) {
            nobodyNamed(desk, known, work);
        } else if (!work.isPlacedAt(named)
                && isNews(known, work)
                && !work.isEcho(named, desk.nowMillis(), desk.settings())) {
            follow(desk, work, named);
        }
        drivenTo(desk, work.id());
    }

    /** Another vehicle than before is named, or a driver has set off in fact. */
    private static boolean isNews(@Nullable OrderWork known, OrderWork work) {
        return known == null
                || !known.isAssignedTo(work.order().assignment().vehicleId())
                || (work.isDrivenTo() && !known.isDrivenTo());
    }

    private void leavePlan(Desk desk, OrderWork work, boolean isBeforeItsEnd) {
        Placing placing = work.placing();
        if (placing == null) {
            return;
        }
        if (isBeforeItsEnd) {
            desk.unplace(work, desk.tell(TriggerKind.ORDER_ENDED, work));
        } else {
            desk.done(placing.vehicleId(), stops(work.id()));
            desk.book().put(work.withoutPlace());
        }
    }

    /** Goods on board are where they are, whatever the plan says. */
    private void carried(Desk desk, OrderWork work, @Nullable String named) {
        Placing placing = work.placing();
        if (named != null && !work.isPlacedAt(named)) {
            follow(desk, work, named);
        } else if (placing != null) {
            desk.done(placing.vehicleId(), List.of(new StopRef(work.id(), StopKind.PICKUP)));
        }
    }

    private void nobodyNamed(Desk desk, @Nullable OrderWork known, OrderWork work) {
        Placing placing = work.placing();
        if (placing == null) {
            boolean isNew = known == null || !known.isAssignedTo(null);
            finder.place(desk, isNew ? work.because(desk.tell(TriggerKind.NEW_ORDER, work)) : work);
        } else if (known != null && known.isAssignedTo(placing.vehicleId())) {
            String givenBackBy = placing.vehicleId();
            Cause cause = desk.tell(TriggerKind.NEW_ORDER, work);
            finder.place(desk, desk.unplace(work.refusedBy(givenBackBy), cause));
        }
    }

    private void follow(Desk desk, OrderWork work, String named) {
        Cause cause = desk.tell(TriggerKind.REASSIGNED, work);
        finder.placeAt(
                desk, work.placing() == null ? work : desk.unplace(work, cause), named, cause);
    }

    private static void drivenTo(Desk desk, String orderId) {
        OrderWork work = desk.book().findOrder(orderId).orElse(null);
        if (work == null || work.placing() == null || !work.isDrivenTo()) {
            return;
        }
        for (StopRef stop : stops(orderId)) {
            if (RouteReader.isDrivenTo(work, stop)) {
                desk.bringForward(work, work.placing().vehicleId(), stop);
            }
        }
    }

    private static List<StopRef> stops(String orderId) {
        return List.of(
                new StopRef(orderId, StopKind.PICKUP), new StopRef(orderId, StopKind.DROPOFF));
    }
}
