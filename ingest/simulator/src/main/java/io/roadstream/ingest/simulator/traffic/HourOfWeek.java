/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Hours since Monday 00:00 by the clocks of a zone. Remembers the last hour; for one thread. */
public final class HourOfWeek {
    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final int HOURS_PER_DAY = 24;

    private final ZoneId zone;
    private long knownHour = Long.MIN_VALUE;
    private double hourOfWeek;

    public HourOfWeek(ZoneId zone) {
        this.zone = zone;
    }

    /** In [0, 168). */
    public double at(long timeMillis) {
        long hour = Math.floorDiv(timeMillis, MILLIS_PER_HOUR);
        if (hour != knownHour) {
            ZonedDateTime local = Instant.ofEpochMilli(hour * MILLIS_PER_HOUR).atZone(zone);
            int day = local.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue();
            hourOfWeek = day * HOURS_PER_DAY + local.getHour() + local.getMinute() / 60.0;
            knownHour = hour;
        }
        double whole =
                hourOfWeek + Math.floorMod(timeMillis, MILLIS_PER_HOUR) / (double) MILLIS_PER_HOUR;
        return whole % (7 * HOURS_PER_DAY);
    }
}
