/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

/**
 * How full the streets are through a week, 0 empty to 1 at the worst: two peaks on working days, a
 * flat hill on the weekend.
 */
final class RushHours {
    private static final double HOURS_PER_DAY = 24;
    private static final int WORKING_DAYS = 5;
    private static final Peak MORNING = new Peak(8.25, 0.9, 0.9);
    private static final Peak NOON = new Peak(13, 2.5, 0.35);
    private static final Peak EVENING = new Peak(17.75, 1.3, 1.0);
    private static final Peak WEEKEND = new Peak(14.5, 3, 0.5);

    private RushHours() {}

    /**
     * @param hourOfWeek hours since Monday 00:00 in the city's zone
     */
    static double congestion(double hourOfWeek) {
        double hour = hourOfWeek % HOURS_PER_DAY;
        boolean isWorkingDay = hourOfWeek < WORKING_DAYS * HOURS_PER_DAY;
        double full =
                isWorkingDay
                        ? Math.max(Math.max(MORNING.at(hour), EVENING.at(hour)), NOON.at(hour))
                        : WEEKEND.at(hour);
        return Math.min(1, full);
    }

    /**
     * A bell.
     *
     * @param hour of the day of its top
     * @param width in hours
     * @param height at the top
     */
    private record Peak(double hour, double width, double height) {
        double at(double otherHour) {
            double distance = (otherHour - hour) / width;
            return height * StrictMath.exp(-distance * distance / 2);
        }
    }
}
