/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.contract.event.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What happened to orders in a window.
 *
 * @param created became known
 * @param delivered were delivered
 * @param onTime of those, in time
 * @param revenue prices of those, one amount for each currency, by currency
 */
public record Tally(int created, int delivered, int onTime, List<Money> revenue) {
    /** Nothing happened. */
    public static final Tally NOTHING = new Tally(0, 0, 0, List.of());

    public Tally {
        revenue = List.copyOf(revenue);
    }

    static Tally ofCreated() {
        return new Tally(1, 0, 0, List.of());
    }

    static Tally ofDelivered(boolean isOnTime, Money price) {
        return new Tally(0, 1, isOnTime ? 1 : 0, List.of(price));
    }

    /** Both together. */
    public Tally plus(Tally other) {
        TreeMap<String, Long> amounts = new TreeMap<>();
        for (Money amount : revenue) {
            amounts.merge(amount.currency(), amount.minor(), Math::addExact);
        }
        for (Money amount : other.revenue) {
            amounts.merge(amount.currency(), amount.minor(), Math::addExact);
        }
        List<Money> sums = new ArrayList<>();
        amounts.forEach((currency, minor) -> sums.add(new Money(minor, currency)));
        return new Tally(
                created + other.created, delivered + other.delivered, onTime + other.onTime, sums);
    }
}
