/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.order;

/** How many orders an hour brings, relative to the mean of a day: lunch, dinner, quiet nights. */
final class DemandHours {
    /** By hour of the day; their mean is 1. */
    private static final double[] BY_HOUR = {
        0.45, 0.3, 0.25, 0.2, 0.2, 0.25, 0.3, 0.5, 0.65, 0.7, 0.9, 1.5,
        2.0, 1.7, 1.0, 0.8, 0.95, 1.35, 2.0, 2.4, 2.2, 1.6, 1.05, 0.75
    };

    private static final double[] MEALS = {12.5, 19.5};
    private static final double WEEKEND = 1.15;
    private static final double WORKING_DAY = 0.94;
    private static final int SATURDAY_HOUR = 120;
    private static final int HOURS_PER_DAY = 24;

    /** No hour brings more. */
    static final double MAX = 2.4 * WEEKEND;

    private DemandHours() {}

    static double at(double hourOfWeek) {
        double day = hourOfWeek >= SATURDAY_HOUR ? WEEKEND : WORKING_DAY;
        return day * BY_HOUR[(int) hourOfWeek % HOURS_PER_DAY];
    }

    /** Share of meals among orders at this hour. */
    static double mealShare(double hourOfWeek) {
        double hour = hourOfWeek % HOURS_PER_DAY;
        double distance = Math.min(Math.abs(hour - MEALS[0]), Math.abs(hour - MEALS[1]));
        return distance < 2 ? 0.85 : 0.5;
    }
}
