/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Speeds on the streets by hour of the week, and how much longer streets are than straight lines.
 * An hour that little is known of is taken to be like the last hours. Bounded: 168 hours, of which
 * what is older counts less.
 *
 * @param meters driven in each hour of the week, from Monday 0 o'clock on
 * @param seconds for them
 * @param recentMeters driven lately
 * @param recentSeconds for them
 * @param recentMillis until when
 * @param straightMeters of all legs as the crow flies
 * @param pathMeters of the same on the streets
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record SpeedTable(
        double[] meters,
        double[] seconds,
        double recentMeters,
        double recentSeconds,
        long recentMillis,
        double straightMeters,
        double pathMeters) {
    /** A courier in a town, stops at lights included; used until something is learned. */
    public static final double DEFAULT_SPEED_MPS = 5;

    /** Streets in a grid, ways between random places: 4 / pi. */
    public static final double DEFAULT_DETOUR = 1.27;

    private static final int HOURS = 7 * 24;

    /** So much driving in an hour of the week is remembered in full. */
    private static final double MAX_HOUR_SECONDS = 50 * 3_600;

    /** So much driving outweighs what was assumed of an hour. */
    private static final double HOUR_PRIOR_SECONDS = 3_600;

    private static final double RECENT_PRIOR_SECONDS = 1_800;
    private static final double DETOUR_PRIOR_METERS = 20_000;
    private static final double MAX_DETOUR_METERS = 2_000_000;

    /** Time after which what was driven lately counts by a factor e less. */
    private static final double RECENT_MILLIS = 3_600_000;

    /** So much driving is more than a rumour. */
    private static final double LEARNED_SECONDS = 1_800;

    /** Nothing driven yet. */
    static SpeedTable empty() {
        return new SpeedTable(new double[HOURS], new double[HOURS], 0, 0, 0, 0, 0);
    }

    /** Metres on the streets of a straight line. */
    double pathMeters(double straight) {
        return straight * detour();
    }

    /** Speed at a moment. */
    double speedMps(ZoneId zone, long timeMillis) {
        int hour = hourOfWeek(zone, timeMillis);
        return (meters[hour] + recentMps() * HOUR_PRIOR_SECONDS)
                / (seconds[hour] + HOUR_PRIOR_SECONDS);
    }

    /** Speed of the last hours, whatever hours they were. */
    double recentMps() {
        return (recentMeters + DEFAULT_SPEED_MPS * RECENT_PRIOR_SECONDS)
                / (recentSeconds + RECENT_PRIOR_SECONDS);
    }

    /** Whether it knows more than the defaults. */
    boolean isLearned() {
        double sum = recentSeconds;
        for (int hour = 0; hour < HOURS && sum < LEARNED_SECONDS; hour++) {
            sum += seconds[hour];
        }
        return sum >= LEARNED_SECONDS;
    }

    SpeedTable learn(ZoneId zone, LegLesson leg) {
        int hour = hourOfWeek(zone, leg.startMillis());
        double[] nextMeters = meters.clone();
        double[] nextSeconds = seconds.clone();
        double keep = seconds[hour] + leg.seconds() > MAX_HOUR_SECONDS ? 0.5 : 1;
        nextMeters[hour] = keep * meters[hour] + leg.pathMeters();
        nextSeconds[hour] = keep * seconds[hour] + leg.seconds();
        double fade = Math.exp(-Math.max(0, leg.startMillis() - recentMillis) / RECENT_MILLIS);
        double keepDetour = straightMeters > MAX_DETOUR_METERS ? 0.5 : 1;
        return new SpeedTable(
                nextMeters,
                nextSeconds,
                fade * recentMeters + leg.pathMeters(),
                fade * recentSeconds + leg.seconds(),
                Math.max(recentMillis, leg.startMillis()),
                keepDetour * straightMeters + leg.straightMeters(),
                keepDetour * pathMeters + leg.pathMeters());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpeedTable table
                && Arrays.equals(meters, table.meters)
                && Arrays.equals(seconds, table.seconds)
                && Arrays.equals(totals(), table.totals());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(meters) + Arrays.hashCode(totals());
    }

    private double[] totals() {
        return new double[] {recentMeters, recentSeconds, recentMillis, straightMeters, pathMeters};
    }

    private double detour() {
        return (pathMeters + DEFAULT_DETOUR * DETOUR_PRIOR_METERS)
                / (straightMeters + DETOUR_PRIOR_METERS);
    }

    private static int hourOfWeek(ZoneId zone, long timeMillis) {
        ZonedDateTime time = Instant.ofEpochMilli(timeMillis).atZone(zone);
        return (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
    }
}
