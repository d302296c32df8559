/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.history;

import java.io.Serializable;
import java.time.LocalDate;

/** The day of a row as {@code YYYYMMDD}, UTC. Remembers the last one; not thread-safe. */
final class DayPartition implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What ClickHouse makes of the column {@code ts}. */
    static final String EXPRESSION = "toYYYYMMDD(ts, 'UTC')";

    private static final long MILLIS_PER_DAY = 86_400_000L;

    private transient long lastDay;
    private transient int lastPartition;

    int of(long millis) {
        long day = Math.floorDiv(millis, MILLIS_PER_DAY);
        if (day != lastDay || lastPartition == 0) {
            LocalDate date = LocalDate.ofEpochDay(day);
            lastPartition =
                    date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
            lastDay = day;
        }
        return lastPartition;
    }
}
