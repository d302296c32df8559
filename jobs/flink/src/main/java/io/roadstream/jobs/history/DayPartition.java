/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import java.time.LocalDate;

/** The UTC day of an instant as {@code YYYYMMDD}, as ClickHouse's {@code toYYYYMMDD} names it. */
final class DayPartition {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private DayPartition() {}

    static int of(long millis) {
        LocalDate date = LocalDate.ofEpochDay(day(millis));
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Days since 1970. */
    static long day(long millis) {
        return Math.floorDiv(millis, MILLIS_PER_DAY);
    }
}
