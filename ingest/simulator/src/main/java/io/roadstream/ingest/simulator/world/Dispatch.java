/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.ingest.simulator.plan.Plan;
import io.roadstream.ingest.simulator.plan.PlanSource;
import io.roadstream.ingest.simulator.plan.PlanStop;
import io.roadstream.ingest.simulator.plan.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for plans and has couriers follow what is possible of them. */
final class Dispatch {
    private final PlanSource source;
    private final OrderBook book;
    private final Map<String, Courier> couriers = new LinkedHashMap<>();

    Dispatch(PlanSource source, OrderBook book, List<Courier> couriers) {
        this.source = source;
        this.book = book;
        couriers.forEach(courier -> this.couriers.put(courier.vehicle(), courier));
    }

    void review(long nowMillis) {
        List<Situation.Waiting> waiting = new ArrayList<>();
        for (LiveOrder order : book.waiting()) {
            waiting.add(order.asWaiting());
        }
        for (Plan plan : source.review(new Situation(nowMillis, waiting, free(nowMillis)))) {
            apply(plan, nowMillis);
        }
    }

    /** Plans of unknown vehicles, and of drivers who are not at work, are not followed. */
    private void apply(Plan plan, long nowMillis) {
        Courier courier = couriers.get(plan.vehicle());
        if (courier == null || !courier.isAtWork(nowMillis)) {
            return;
        }
        List<PlanStop> stops = feasible(plan, courier);
        Set<String> planned = new LinkedHashSet<>();
        stops.forEach(stop -> planned.add(stop.order()));
        for (LiveOrder order : courier.agenda().listOrders()) {
            if (!planned.contains(order.id())) {
                book.release(order, nowMillis, "planned anew");
            }
        }
        for (String id : planned) {
            LiveOrder order = book.get(id);
            if (order.courier != courier) {
                take(order, courier, nowMillis);
            }
        }
        courier.agenda().replace(stops, nowMillis);
    }

    private void take(LiveOrder order, Courier courier, long nowMillis) {
        Courier before = order.courier;
        if (before != null) {
            book.release(order, nowMillis, "planned anew");
            before.agenda().drop(order, nowMillis);
        }
        book.assign(order, courier, nowMillis);
    }

    /**
     * What the courier can do of a plan: pickups of orders that nobody carries, each followed by
     * its drop-off; what is on board is dropped off at last if the plan forgot it.
     */
    private List<PlanStop> feasible(Plan plan, Courier courier) {
        List<PlanStop> stops = new ArrayList<>();
        Set<String> pickedUp = new LinkedHashSet<>();
        Set<String> droppedOff = new LinkedHashSet<>();
        for (PlanStop stop : plan.stops()) {
            LiveOrder order = book.find(stop.order());
            if (order == null) {
                continue;
            }
            boolean isPickup = stop.action() == PlanStop.Action.PICKUP;
            boolean isOnBoard = order.isCarriedBy(courier) || pickedUp.contains(order.id());
            if (isPickup && !order.status.isCarried() && pickedUp.add(order.id())) {
                stops.add(stop);
            } else if (!isPickup && isOnBoard && droppedOff.add(order.id())) {
                stops.add(stop);
            }
        }
        stops.removeIf(stop -> isLonePickup(stop, droppedOff));
        for (LiveOrder order : courier.agenda().listOrders()) {
            if (order.isCarriedBy(courier) && droppedOff.add(order.id())) {
                stops.add(new PlanStop(order.id(), PlanStop.Action.DROPOFF));
            }
        }
        return stops;
    }

    private static boolean isLonePickup(PlanStop stop, Set<String> droppedOff) {
        return stop.action() == PlanStop.Action.PICKUP && !droppedOff.contains(stop.order());
    }

    private List<Situation.Free> free(long nowMillis) {
        List<Situation.Free> free = new ArrayList<>();
        for (Courier courier : couriers.values()) {
            if (courier.isFree(nowMillis)) {
                free.add(
                        new Situation.Free(
                                courier.vehicle(), courier.place(), courier.kind().capacity()));
            }
        }
        return free;
    }
}
