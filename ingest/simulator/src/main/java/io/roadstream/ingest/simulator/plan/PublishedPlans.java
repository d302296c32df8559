/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Drivers follow what is published for their vehicles. An order that no plan brings on its way for
 * a while goes to the nearest free vehicle, as if nobody planned; it stays there until a newer plan
 * names it. Plans come by any thread, the world asks by its own.
 */
public final class PublishedPlans implements PlanSource {
    /** Longer no order is under way. */
    private static final Duration FORGET_AFTER = Duration.ofHours(3);

    private final long patienceMillis;
    private final FirstCome firstCome = new FirstCome();

    /** The newest of each vehicle that the world has not yet been told. */
    private final Map<String, PublishedPlan> arrived = new ConcurrentHashMap<>();

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong byPlan = new AtomicLong();
    private final AtomicLong byFirstCome = new AtomicLong();

    private final Map<String, PublishedPlan> newest = new LinkedHashMap<>();
    private final Map<String, Long> waitingSince = new HashMap<>();
    private final Map<String, OwnChoice> ownChoices = new LinkedHashMap<>();
    private final Set<String> offered = new HashSet<>();

    /** A vehicle that nobody's plan has chosen for an order. */
    private record OwnChoice(String vehicle, long timeMillis) {}

    /**
     * No plan is known yet.
     *
     * @param patience how long an order waits for a plan, by the city's clock
     */
    public PublishedPlans(Duration patience) {
        this.patienceMillis = patience.toMillis();
    }

    /** A plan has come; an older version than the known one changes nothing. */
    public void publish(PublishedPlan plan) {
        received.incrementAndGet();
        arrived.merge(
                plan.vehicle(), plan, (known, other) -> other.isNewerThan(known) ? other : known);
    }

    public Totals totals() {
        return new Totals(received.get(), byPlan.get(), byFirstCome.get());
    }

    /**
     * What came of plans.
     *
     * @param received versions of plans
     * @param assigned orders that set off because a plan named them
     * @param firstCome orders that no plan named in time
     */
    public record Totals(long received, long assigned, long firstCome) {}

    @Override
    public List<Plan> review(Situation situation) {
        Set<String> waiting = new LinkedHashSet<>();
        situation.waiting().forEach(order -> waiting.add(order.order()));
        note(waiting, situation.timeMillis());
        Map<String, PublishedPlan> given = takeArrived();
        Map<String, PublishedPlan> owners = owners();
        for (String order : waiting) {
            PublishedPlan owner = owners.get(order);
            if (owner != null && !isOverdue(order, situation.timeMillis())) {
                given.put(owner.vehicle(), owner);
            }
        }
        List<Plan> plans = new ArrayList<>();
        for (PublishedPlan plan : given.values()) {
            plans.add(new Plan(plan.vehicle(), stops(plan, owners)));
        }
        offered.clear();
        for (Plan plan : plans) {
            plan.stops().stream()
                    .map(PlanStop::order)
                    .filter(waiting::contains)
                    .forEach(offered::add);
        }
        plans.addAll(fallBack(situation, plans));
        return plans;
    }

    private void note(Set<String> waiting, long nowMillis) {
        for (String order : offered) {
            if (!waiting.contains(order)) {
                byPlan.incrementAndGet();
            }
        }
        waitingSince.keySet().retainAll(waiting);
        waiting.forEach(order -> waitingSince.putIfAbsent(order, nowMillis));
        ownChoices.keySet().removeAll(waiting);
        ownChoices
                .values()
                .removeIf(choice -> choice.timeMillis() < nowMillis - FORGET_AFTER.toMillis());
    }

    /** Newer plans by vehicle, in the order in which they were made. */
    private Map<String, PublishedPlan> takeArrived() {
        List<PublishedPlan> taken = new ArrayList<>();
        for (String vehicle : List.copyOf(arrived.keySet())) {
            PublishedPlan plan = arrived.remove(vehicle);
            PublishedPlan known = newest.get(vehicle);
            if (plan != null && (known == null || plan.isNewerThan(known))) {
                newest.put(vehicle, plan);
                taken.add(plan);
            }
        }
        taken.sort(
                Comparator.comparingLong(PublishedPlan::timeMillis)
                        .thenComparing(PublishedPlan::vehicle));
        Map<String, PublishedPlan> byVehicle = new LinkedHashMap<>();
        for (PublishedPlan plan : taken) {
            byVehicle.put(plan.vehicle(), plan);
            plan.stops().forEach(stop -> giveWay(stop.order(), plan));
        }
        return byVehicle;
    }

    /** A plan that is newer than our own choice replaces it. */
    private void giveWay(String order, PublishedPlan plan) {
        OwnChoice choice = ownChoices.get(order);
        if (choice != null
                && (choice.vehicle().equals(plan.vehicle())
                        || plan.timeMillis() > choice.timeMillis())) {
            ownChoices.remove(order);
        }
    }

    /** Of two vehicles whose newest plans name an order, the one with the later plan has it. */
    private Map<String, PublishedPlan> owners() {
        Map<String, PublishedPlan> owners = new HashMap<>();
        for (PublishedPlan plan : newest.values()) {
            for (PlanStop stop : plan.stops()) {
                owners.merge(
                        stop.order(),
                        plan,
                        (known, other) -> known.timeMillis() >= other.timeMillis() ? known : other);
            }
        }
        return owners;
    }

    /** What is left of a plan: not what others have, and what the vehicle has by our own choice. */
    private List<PlanStop> stops(PublishedPlan plan, Map<String, PublishedPlan> owners) {
        String vehicle = plan.vehicle();
        List<PlanStop> stops =
                plan.stopsWithout(
                        order -> ownChoices.containsKey(order) || !plan.equals(owners.get(order)));
        ownChoices.forEach(
                (order, choice) -> {
                    if (choice.vehicle().equals(vehicle)) {
                        stops.add(new PlanStop(order, PlanStop.Action.PICKUP));
                        stops.add(new PlanStop(order, PlanStop.Action.DROPOFF));
                    }
                });
        return stops;
    }

    private List<Plan> fallBack(Situation situation, List<Plan> plans) {
        long now = situation.timeMillis();
        Set<String> busy = new HashSet<>();
        plans.stream().filter(plan -> !plan.stops().isEmpty()).forEach(p -> busy.add(p.vehicle()));
        List<Plan> own =
                firstCome.review(
                        new Situation(
                                now,
                                situation.waiting().stream()
                                        .filter(order -> isOverdue(order.order(), now))
                                        .filter(order -> !offered.contains(order.order()))
                                        .toList(),
                                situation.free().stream()
                                        .filter(free -> !busy.contains(free.vehicle()))
                                        .toList()));
        for (Plan plan : own) {
            String order = plan.stops().get(0).order();
            ownChoices.put(order, new OwnChoice(plan.vehicle(), now));
            byFirstCome.incrementAndGet();
        }
        return own;
    }

    private boolean isOverdue(String order, long nowMillis) {
        return nowMillis - waitingSince.getOrDefault(order, nowMillis) >= patienceMillis;
    }
}
