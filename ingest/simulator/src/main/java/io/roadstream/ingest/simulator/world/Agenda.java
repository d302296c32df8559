/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.plan.PlanStop;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stops that one courier still has to make, and what is done at each: it moves orders through
 * their life. The first stop is the one that the courier drives to or stands at.
 */
final class Agenda {
    /** From arrival to departure, beyond waiting for the goods. */
    private static final long PICKUP_MILLIS = 60_000;

    private static final long DROPOFF_MILLIS = 75_000;

    private final Courier courier;
    private final Scene scene;
    private final Deque<PlanStop> stops = new ArrayDeque<>();

    Agenda(Courier courier, Scene scene) {
        this.courier = courier;
        this.scene = scene;
    }

    List<PlanStop> stops() {
        return List.copyOf(stops);
    }

    /** Orders that are with the courier or will be, each once. */
    List<LiveOrder> listOrders() {
        List<LiveOrder> orders = new ArrayList<>();
        for (PlanStop stop : stops) {
            LiveOrder order = scene.book().find(stop.order());
            if (order != null && !orders.contains(order)) {
                orders.add(order);
            }
        }
        return orders;
    }

    /** Other stops from now on; a stop at which the courier stands comes first in any case. */
    void replace(List<PlanStop> other, long nowMillis) {
        PlanStop current = stops.peek();
        stops.clear();
        stops.addAll(other);
        if (courier.activity() == Activity.HANDING_OVER && current != null) {
            if (stops.remove(current)) {
                stops.addFirst(current);
                return;
            }
        } else if (courier.activity() == Activity.DRIVING && current != null) {
            if (current.equals(stops.peek())) {
                return;
            }
            turnAway(current, nowMillis);
        }
        goOn(nowMillis);
    }

    /** An order is over or no longer this courier's: its stops fall away. */
    void drop(LiveOrder order, long nowMillis) {
        PlanStop current = stops.peek();
        stops.removeIf(stop -> stop.order().equals(order.id()));
        boolean isCurrentGone = current != null && !current.equals(stops.peek());
        if (isCurrentGone && courier.activity() != Activity.BROKEN_DOWN) {
            goOn(nowMillis);
        }
    }

    /** Gives up all orders: goods on board are lost, the others go to somebody else. */
    int giveUp(long nowMillis) {
        List<LiveOrder> orders = listOrders();
        stops.clear();
        for (LiveOrder order : orders) {
            if (order.isCarriedBy(courier)) {
                scene.book()
                        .change(
                                order,
                                OrderStatus.FAILED,
                                nowMillis,
                                courier.actor(),
                                "the vehicle broke down");
            } else {
                scene.book().release(order, nowMillis, "the vehicle broke down");
            }
        }
        return orders.size();
    }

    void arrive(long nowMillis) {
        PlanStop stop = stops.element();
        LiveOrder order = scene.book().get(stop.order());
        scene.sink()
                .learned(
                        new Truth(
                                TruthKind.ARRIVAL,
                                courier.vehicle(),
                                nowMillis,
                                nowMillis,
                                Map.of(
                                        "order",
                                        stop.order(),
                                        "stop",
                                        stop.action().name().toLowerCase(Locale.ROOT))));
        long until =
                switch (stop.action()) {
                    case PICKUP ->
                            Math.max(nowMillis, order.order().fate().readyMillis()) + PICKUP_MILLIS;
                    case DROPOFF -> nowMillis + DROPOFF_MILLIS;
                };
        courier.handOver(nowMillis, until);
    }

    void finishStop(long nowMillis) {
        PlanStop stop = stops.remove();
        LiveOrder order = scene.book().get(stop.order());
        String actor = courier.actor();
        switch (stop.action()) {
            case PICKUP -> scene.book().change(order, OrderStatus.PICKED_UP, nowMillis, actor, "");
            case DROPOFF -> {
                boolean isAbsent = order.order().fate().isAbsent();
                scene.book()
                        .change(
                                order,
                                isAbsent ? OrderStatus.FAILED : OrderStatus.DELIVERED,
                                nowMillis,
                                actor,
                                isAbsent ? "nobody opened the door" : "");
            }
        }
        goOn(nowMillis);
    }

    /** Sets off for the first stop, or rests if there is none. */
    private void goOn(long nowMillis) {
        PlanStop next = stops.peek();
        if (next == null) {
            courier.rest(nowMillis);
            return;
        }
        LiveOrder order = scene.book().get(next.order());
        OrderStatus status =
                switch (next.action()) {
                    case PICKUP -> OrderStatus.PICKING_UP;
                    case DROPOFF -> OrderStatus.DELIVERING;
                };
        scene.book().change(order, status, nowMillis, courier.actor(), "");
        courier.driveTo(order.stop(next.action()).spot(), nowMillis);
    }

    /** The courier no longer drives to this stop, but may come back to it. */
    private void turnAway(PlanStop stop, long nowMillis) {
        @Nullable LiveOrder order = scene.book().find(stop.order());
        if (order == null || order.courier != courier) {
            return;
        }
        OrderStatus status =
                switch (stop.action()) {
                    case PICKUP -> OrderStatus.ASSIGNED;
                    case DROPOFF -> OrderStatus.PICKED_UP;
                };
        if (order.status.allows(status)) {
            scene.book().change(order, status, nowMillis, "system", "other stops come first");
        }
    }
}
