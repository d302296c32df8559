/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import io.roadstream.bench.meals.MealDay.Order;
import java.util.HashMap;
import java.util.Map;

/** What was done on a day: who was brought what when, and how far it was. */
final class Ledger {
    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double METERS_PER_KM = 1e3;

    private final MealDay day;
    private final Map<String, Long> deliveredMillis = new HashMap<>();
    private double meters;

    Ledger(MealDay day) {
        this.day = day;
    }

    void drive(double way) {
        meters += way;
    }

    /** Service at the door starts. */
    void deliver(String orderId, long startMillis) {
        if (deliveredMillis.put(orderId, startMillis) != null) {
            throw new IllegalStateException("order %s was brought twice".formatted(orderId));
        }
    }

    Outcome outcome() {
        int late = 0;
        double clickToDoor = 0;
        double lateness = 0;
        for (Order order : day.orders()) {
            Long at = deliveredMillis.get(order.id());
            long took =
                    (at == null ? order.placedMillis() + day.limitMillis() : at)
                            - order.placedMillis();
            clickToDoor += at == null ? 0 : took;
            late += took > day.targetMillis() ? 1 : 0;
            lateness += Math.max(0, took - day.targetMillis());
        }
        int delivered = deliveredMillis.size();
        return new Outcome(
                day.orders().size(),
                delivered,
                late,
                clickToDoor / MILLIS_PER_MINUTE / Math.max(1, delivered),
                lateness / MILLIS_PER_MINUTE / day.orders().size(),
                meters / METERS_PER_KM);
    }
}
