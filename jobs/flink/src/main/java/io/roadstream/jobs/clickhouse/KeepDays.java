/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.clickhouse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long a table keeps its rows, as its TTL says: all rows of a UTC day until the given
 * number of whole days after it. 0 is for ever.
 *
 * @param days 0 or more
 */
public record KeepDays(int days) {
    /** What a table without a TTL has. */
    static final KeepDays FOR_EVER = new KeepDays(0);

    /**
     * ClickHouse drops by its own clock, and a check takes time: a day that expires within this is
     * taken for expired.
     */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final Pattern TTL =
            Pattern.compile(
                    " TTL toDateTime\\(toStartOfDay\\(\\w+, 'UTC'\\), 'UTC'\\) \\+ toIntervalDay\\((\\d+)\\)");
    private static final String ANY_TTL = " TTL ";

    /** The TTL clause for a column of points in time. */
    public static String ttl(String column, int days) {
        return "toDateTime(toStartOfDay(%s, 'UTC'), 'UTC') + toIntervalDay(%d)"
                .formatted(column, days + 1);
    }

    /** Whether the table has a TTL that is not of this form. */
    public static boolean hasOtherTtl(String engineFull) {
        return engineFull.contains(ANY_TTL) && !TTL.matcher(engineFull).find();
    }

    /** Days out of {@code system.tables.engine_full}; 0 if it has no TTL. */
    public static int parse(String engineFull) {
        if (hasOtherTtl(engineFull)) {
            throw new IllegalStateException(
                    "the TTL of a table must be set by its keep-days setting, found: "
                            + engineFull);
        }
        Matcher matcher = TTL.matcher(engineFull);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) - 1 : 0;
    }

    /**
     * Whether rows of the day may be gone.
     *
     * @param day as {@code YYYYMMDD}
     */
    boolean mayBeGone(int day, Instant now) {
        if (days == 0) {
            return false;
        }
        Instant gone =
                LocalDate.of(day / 10_000, day / 100 % 100, day % 100)
                        .plusDays(days + 1L)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        return !now.plus(MARGIN).isBefore(gone);
    }
}
