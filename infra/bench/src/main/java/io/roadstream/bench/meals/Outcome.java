/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * How a day went.
 *
 * @param orders of the day
 * @param delivered of these
 * @param late of all: brought later than the target after the click, or never
 * @param clickToDoorMinutes mean of those delivered
 * @param lateMinutes mean over all orders of the time after the target; of an order that was never
 *     brought until the limit
 * @param km driven
 */
record Outcome(
        int orders,
        int delivered,
        int late,
        double clickToDoorMinutes,
        double lateMinutes,
        double km) {
    /** Of several days together. */
    Outcome plus(Outcome other) {
        int sum = delivered + other.delivered;
        int all = orders + other.orders;
        return new Outcome(
                all,
                sum,
                late + other.late,
                mean(clickToDoorMinutes, delivered, other.clickToDoorMinutes, other.delivered),
                mean(lateMinutes, orders, other.lateMinutes, other.orders),
                km + other.km);
    }

    private static double mean(double first, int of, double second, int ofOther) {
        return (first * of + second * ofOther) / Math.max(1, of + ofOther);
    }

    void write(ObjectNode json) {
        json.put("orders", orders);
        json.put("delivered", delivered);
        json.put("late", late);
        json.put("clickToDoorMinutes", round(clickToDoorMinutes));
        json.put("lateMinutes", round(lateMinutes));
        json.put("km", round(km));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "late %4d of %4d, never %3d, click to door %5.1f min, late by %5.2f min, %6.0f km",
                late,
                orders,
                orders - delivered,
                clickToDoorMinutes,
                lateMinutes,
                km);
    }
}
