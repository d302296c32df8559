/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.order;

import io.roadstream.ingest.simulator.city.City;
import io.roadstream.ingest.simulator.city.Merchant;
import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.city.WeightedEdges;
import io.roadstream.ingest.simulator.traffic.HourOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws orders: a Poisson process whose rate follows the hour of the week (by thinning, Lewis and
 * Shedler 1979), merchants by trade and hour, customers by district and distance. For one thread.
 */
public final class Demand {
    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final int CUSTOMERS = 5_000;
    private static final int TRIES = 4;
    private static final double USUAL_METERS = 2_200;

    private final City city;
    private final DemandSettings settings;
    private final HourOfWeek hours;
    private final SplittableRandom random;
    private final List<Spot> homes;
    private final List<Merchant> restaurants;
    private final List<Merchant> shops;
    private int count;

    public Demand(City city, DemandSettings settings, ZoneId zone, SplittableRandom random) {
        this.city = city;
        this.settings = settings;
        this.hours = new HourOfWeek(zone);
        this.random = random;
        WeightedEdges edges =
                new WeightedEdges(city.graph(), edge -> city.kindAt(edge).customers());
        this.homes = IntStream.range(0, CUSTOMERS).mapToObj(i -> edges.draw(random)).toList();
        this.restaurants = ofTrade(Merchant.Trade.RESTAURANT);
        this.shops = ofTrade(Merchant.Trade.SHOP);
    }

    /** When the next order comes after this time; never if there are none. */
    public long nextMillis(long afterMillis) {
        double rate = settings.ordersPerHour() * DemandHours.MAX / MILLIS_PER_HOUR;
        if (rate == 0) {
            return Long.MAX_VALUE;
        }
        double time = afterMillis;
        do {
            time -= StrictMath.log(1 - random.nextDouble()) / rate;
        } while (random.nextDouble() * DemandHours.MAX > DemandHours.at(hours.at((long) time)));
        return Math.max(afterMillis + 1, (long) time);
    }

    /** The order that comes now. */
    public CustomerOrder draw(long nowMillis) {
        count++;
        boolean isMeal = random.nextDouble() < DemandHours.mealShare(hours.at(nowMillis));
        List<Merchant> sellers = isMeal && !restaurants.isEmpty() ? restaurants : shops;
        Merchant merchant = sellers.get(popular(sellers.size()));
        int customer = near(merchant.spot());
        Spot home = homes.get(customer);
        long ready = nowMillis + minutes(isMeal ? 6 : 2, isMeal ? 16 : 8);
        long late = ready + minutes(25, 40);
        return new CustomerOrder(
                "%s-%d".formatted(settings.idPrefix(), count),
                nowMillis,
                "c-%04d".formatted(customer + 1),
                merchant.id(),
                stop(merchant.spot(), merchant.name(), ready, ready + minutes(10, 15)),
                stop(home, city.address(home), ready, late),
                1 + random.nextInt(isMeal ? 2 : 3),
                new Money(350 + 45L * random.nextInt(10, 80), settings.currency()),
                fate(nowMillis, ready));
    }

    private CustomerOrder.Fate fate(long nowMillis, long readyMillis) {
        long delay = random.nextInt(4) == 0 ? minutes(1, 8) : 0;
        boolean isCancelled = random.nextDouble() < settings.cancelShare();
        return new CustomerOrder.Fate(
                readyMillis + delay,
                isCancelled ? nowMillis + minutes(1, 12) : Long.MAX_VALUE,
                random.nextDouble() < settings.absentShare());
    }

    private OrderStop stop(Spot spot, String name, long fromMillis, long untilMillis) {
        return new OrderStop(
                spot,
                city.plane().toEarth(city.graph().pointAt(spot)),
                name,
                fromMillis,
                untilMillis);
    }

    /** Some merchants sell more than others: the square favours the first. */
    private int popular(int size) {
        double draw = random.nextDouble();
        return (int) (draw * draw * size);
    }

    /** The nearest of a few customers, unless that one is too near to order. */
    private int near(Spot merchant) {
        int best = random.nextInt(CUSTOMERS);
        for (int i = 1; i < TRIES; i++) {
            int other = random.nextInt(CUSTOMERS);
            boolean isBetter =
                    Math.abs(meters(merchant, homes.get(other)) - USUAL_METERS)
                            < Math.abs(meters(merchant, homes.get(best)) - USUAL_METERS);
            best = isBetter ? other : best;
        }
        return best;
    }

    private double meters(Spot one, Spot other) {
        return city.graph().pointAt(one).distanceMeters(city.graph().pointAt(other));
    }

    private long minutes(int from, int to) {
        return random.nextLong(from * 60_000L, to * 60_000L);
    }

    private List<Merchant> ofTrade(Merchant.Trade trade) {
        return city.merchants().stream().filter(merchant -> merchant.trade() == trade).toList();
    }
}
