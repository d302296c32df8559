/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.world;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.NearestSpot;
import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.city.WeightedEdges;
import io.roadstream.ingest.simulator.order.CustomerOrder;
import io.roadstream.ingest.simulator.order.Demand;
import io.roadstream.ingest.simulator.plan.PlanSource;
import io.roadstream.ingest.simulator.traffic.Router;
import io.roadstream.ingest.simulator.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The city with its own clock. What happens next is asked with {@link #nextMillis} and done with
 * {@link #runNext}; how fast, is the caller's to say. Vehicles move once a second, each at its own
 * millisecond of it, so that the load is even. For one thread.
 */
public final class World {
    private static final long TICK_MILLIS = 1_000;
    private static final Duration REVIEW_EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(45);

    private final WorldSettings settings;
    private final WorldSink sink;
    private final EventQueue queue = new EventQueue();
    private final OrderBook book;
    private final Demand demand;
    private final RoadWorks works;
    private final List<Courier> couriers = new ArrayList<>();
    private final City city;
    private final Dispatch dispatch;
    private long ticks;
    private long nowMillis;

    /** A city that nobody has seen before, at its first moment; the sink hears of it at once. */
    public World(City city, WorldSettings settings, PlanSource plans, WorldSink sink) {
        this(city, settings, Map.of(), plans, sink);
    }

    /**
     * The city again after an earlier run.
     *
     * @param places where vehicles were then: each begins on the street next to it, those of whom
     *     nothing is known where the seed says
     */
    public World(
            City city,
            WorldSettings settings,
            Map<String, PlanePoint> places,
            PlanSource plans,
            WorldSink sink) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Traffic traffic = new Traffic(city, settings.zone());
        this.settings = settings;
        this.sink = sink;
        this.city = city;
        this.nowMillis = settings.startMillis();
        this.book = new OrderBook(sink);
        this.demand = new Demand(city, settings.demand(), settings.zone(), random.split());
        this.works = new RoadWorks(city, traffic, settings.roadWorksPerHour(), random.split());
        Router router = new Router(city.graph(), traffic);
        WeightedEdges waiting =
                new WeightedEdges(city.graph(), edge -> city.kindAt(edge).merchants());
        Scene scene = new Scene(city, waiting, traffic, router, book, sink, settings);
        Map<String, Spot> known = spots(city, places);
        for (int number = 1; number <= settings.vehicles(); number++) {
            SplittableRandom own = random.split();
            // Drawn in any case: whoever has a place must not change what is drawn for others.
            Spot drawn = waiting.draw(own);
            Spot start = known.getOrDefault(Fleet.idOf(number), drawn);
            couriers.add(new Courier(scene, number, start, own));
        }
        this.dispatch = new Dispatch(plans, book, couriers);
        couriers.forEach(courier -> courier.begin(nowMillis));
        queue.plan(demand.nextMillis(nowMillis), this::order);
        queue.plan(works.nextMillis(nowMillis), this::obstruct);
        queue.plan(nowMillis + REVIEW_EVERY.toMillis(), this::review);
    }

    /** The vehicles of any city with so many. */
    public static List<VehicleCard> listVehicles(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Fleet::card).toList();
    }

    /** The city's clock. */
    public long nowMillis() {
        return nowMillis;
    }

    /** Where each vehicle is, in truth. */
    public Map<String, PlanePoint> places() {
        Map<String, PlanePoint> places = new TreeMap<>();
        couriers.forEach(courier -> places.put(courier.vehicle(), courier.place()));
        return places;
    }

    /** When something happens next. */
    public long nextMillis() {
        return Math.min(queue.nextMillis(), nextTickMillis());
    }

    /** Does what happens next. */
    public void runNext() {
        nowMillis = nextMillis();
        if (queue.nextMillis() <= nowMillis) {
            queue.runNext();
        } else {
            couriers.get((int) (ticks % couriers.size())).tick(nowMillis);
            ticks++;
        }
    }

    /** Does all that happens before this time. */
    public void runUntil(long endMillis) {
        while (nextMillis() < endMillis) {
            runNext();
        }
    }

    /** The last moment: what is wrong now is told as still going on. */
    public void end() {
        couriers.forEach(courier -> courier.end(nowMillis));
    }

    /** Where on the streets vehicles with a known place begin. */
    private static Map<String, Spot> spots(City city, Map<String, PlanePoint> places) {
        Map<String, Spot> spots = new HashMap<>();
        if (!places.isEmpty()) {
            NearestSpot streets = new NearestSpot(city.graph());
            places.forEach((vehicle, place) -> spots.put(vehicle, streets.find(place)));
        }
        return spots;
    }

    private long nextTickMillis() {
        long second = ticks / couriers.size();
        long vehicle = ticks % couriers.size();
        return settings.startMillis()
                + (second + 1) * TICK_MILLIS
                + vehicle * TICK_MILLIS / couriers.size();
    }

    private void order(long now) {
        CustomerOrder order = demand.draw(now);
        PlanePoint pickup = city.graph().pointAt(order.pickup().spot());
        LiveOrder created = book.create(order, pickup);
        queue.plan(order.fate().cancelMillis(), time -> cancelByCustomer(created, time));
        queue.plan(now + PATIENCE.toMillis(), time -> losePatience(created, time));
        dispatch.review(now);
        queue.plan(demand.nextMillis(now), this::order);
    }

    private void cancelByCustomer(LiveOrder order, long now) {
        if (!order.status.isFinal() && !order.status.isCarried()) {
            cancel(order, now, "customer:" + order.order().customer(), "changed their mind");
        }
    }

    /** An order that nobody brings is given up; one that somebody brings may come back. */
    private void losePatience(LiveOrder order, long now) {
        if (order.status == OrderStatus.CREATED) {
            cancel(order, now, "system", "nobody could bring it");
        } else if (!order.status.isFinal()) {
            queue.plan(now + PATIENCE.toMillis(), time -> losePatience(order, time));
        }
    }

    private void cancel(LiveOrder order, long now, String actor, String reason) {
        Courier courier = order.courier;
        book.change(order, OrderStatus.CANCELLED, now, actor, reason);
        if (courier != null) {
            courier.agenda().drop(order, now);
        }
    }

    private void obstruct(long now) {
        int edge = works.begin(now, sink);
        couriers.forEach(courier -> courier.avoid(edge, now));
        queue.plan(works.nextMillis(now), this::obstruct);
    }

    private void review(long now) {
        dispatch.review(now);
        queue.plan(now + REVIEW_EVERY.toMillis(), this::review);
    }
}
