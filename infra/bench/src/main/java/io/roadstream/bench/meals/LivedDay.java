/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import io.roadstream.bench.meals.MealDay.Courier;
import io.roadstream.bench.meals.MealDay.Order;
import io.roadstream.optimizer.insertion.Repair;
import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Lateness;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.model.Window;
import io.roadstream.optimizer.plan.Plan;
import io.roadstream.optimizer.plan.Route;
import io.roadstream.optimizer.plan.Visit;
import io.roadstream.optimizer.schedule.PlanAssembly;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One day, minute by minute. A courier leaves for a stop as late as the plan's times allow, and
 * from then on the way is driven to its end and the stop is done there; everything later may still
 * change. Plans and the day agree on times: what changes them is that orders come.
 */
final class LivedDay {
    private static final long MINUTE = 60_000;

    /** Meals that a courier carries at once. */
    private static final int CAPACITY = 6;

    /** Driving and lateness by the second, and any way rather than none. */
    private static final Prices PRICES = new Prices(1, 0, 0, 0, 0, 1e6);

    private final MealDay day;
    private final Policy policy;
    private final LongSupplier nanoClock;
    private final LongConsumer decisionNanos;
    private final Map<String, State> couriers = new LinkedHashMap<>();
    private final Map<String, Order> open = new LinkedHashMap<>();
    private final Map<String, String> onBoard = new HashMap<>();
    private final Ledger ledger;
    private @Nullable Plan plan;

    /**
     * @param nanoClock by which decisions are timed
     * @param decisionNanos hears how long each took
     */
    LivedDay(MealDay day, Policy policy, LongSupplier nanoClock, LongConsumer decisionNanos) {
        this.day = day;
        this.policy = policy;
        this.nanoClock = nanoClock;
        this.decisionNanos = decisionNanos;
        this.ledger = new Ledger(day);
        for (Courier courier : day.couriers()) {
            couriers.put(courier.id(), new State(courier.start(), courier.onMillis()));
        }
    }

    /**
     * Where a courier is.
     *
     * @param place of the stop that is done last
     * @param freeMillis when that is done
     */
    private record State(Place place, long freeMillis) {}

    /** Lives the day as orders are placed. */
    Outcome live() {
        int next = 0;
        List<Order> orders = day.orders();
        long now = 0;
        while (next < orders.size() || !open.isEmpty()) {
            boolean isNew = false;
            for (; next < orders.size() && orders.get(next).placedMillis() <= now; next++) {
                open.put(orders.get(next).id(), orders.get(next));
                isNew = true;
            }
            step(now, isNew);
            now += MINUTE;
        }
        return ledger.outcome();
    }

    /** Plans the day with all orders known from its beginning. */
    Outcome hindsight() {
        day.orders().forEach(order -> open.put(order.id(), order));
        Plan all = policy.decide(PlanAssembly.of(problem(0), List.of()));
        drive(all, Long.MAX_VALUE);
        return ledger.outcome();
    }

    private void step(long now, boolean isNew) {
        open.values().removeIf(order -> isGivenUp(order, now));
        if (!isAnybodyOnShift(now)) {
            open.clear();
        }
        if (open.isEmpty()) {
            plan = null;
            return;
        }
        long began = nanoClock.getAsLong();
        Problem problem = problem(now);
        Plan before = plan;
        Plan current =
                before == null
                        ? PlanAssembly.of(problem, List.of())
                        : Repair.repair(before, problem);
        if (isNew || !current.unserved().isEmpty()) {
            current = policy.decide(current);
            decisionNanos.accept(nanoClock.getAsLong() - began);
        }
        plan = current;
        drive(current, now + MINUTE);
    }

    private boolean isGivenUp(Order order, long now) {
        return !onBoard.containsKey(order.id()) && now > order.placedMillis() + day.limitMillis();
    }

    private boolean isAnybodyOnShift(long now) {
        return day.couriers().stream().anyMatch(courier -> courier.offMillis() > now);
    }

    private Problem problem(long now) {
        ProblemBuilder builder = Problem.builder(day.travelTimes(), PRICES);
        for (Courier courier : day.couriers()) {
            State state = Objects.requireNonNull(couriers.get(courier.id()));
            if (courier.offMillis() > now || onBoard.containsValue(courier.id())) {
                long from = Math.max(now, state.freeMillis());
                Shift shift = new Shift(from, Math.max(from, courier.offMillis()));
                builder.vehicle(Vehicle.of(courier.id(), state.place(), shift, Load.of(CAPACITY)));
            }
        }
        open.values().forEach(order -> builder.request(request(order)));
        return builder.build();
    }

    private Request request(Order order) {
        long placed = order.placedMillis();
        long last = placed + day.limitMillis();
        Window atDoor = new Window(placed, placed + day.targetMillis(), last, Lateness.DEFAULT);
        Task delivery = Task.of(Action.DELIVERY, order.door(), day.dropOffMillis(), atDoor);
        String courierId = onBoard.get(order.id());
        if (courierId != null) {
            return Request.onBoard(order.id(), Load.of(1), delivery, courierId);
        }
        Window whenReady = Window.hard(order.readyMillis(), Math.max(order.readyMillis(), last));
        Task pickup = Task.of(Action.PICKUP, order.restaurant(), day.pickupMillis(), whenReady);
        return Request.pair(order.id(), Load.of(1), pickup, delivery);
    }

    /** Begins all ways that must begin before a time. */
    private void drive(Plan current, long until) {
        for (Route route : current.routes()) {
            for (Visit visit : route.visits()) {
                if (visit.startMillis() - visit.driveMillis() >= until) {
                    break;
                }
                doVisit(route.vehicle().id(), visit);
            }
        }
    }

    private void doVisit(String courierId, Visit visit) {
        String orderId = visit.id().requestId();
        ledger.drive(visit.meters());
        couriers.put(courierId, new State(visit.task().place(), visit.departureMillis()));
        if (visit.id().action() == Action.PICKUP) {
            onBoard.put(orderId, courierId);
        } else {
            ledger.deliver(orderId, visit.startMillis());
            onBoard.remove(orderId);
            open.remove(orderId);
        }
    }
}
