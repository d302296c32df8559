/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.schema;

import io.roadstream.jobs.runtime.ArgumentReader;
import java.util.Map;
import java.util.TreeMap;

/**
 * For how many days each table of the history keeps its rows, counted from the end of the UTC day
 * they belong to; 0 keeps them for ever, which is the default. Keys: {@code --positions-keep-days},
 * {@code --vehicle-hour-keep-days}. Not in it: {@code positions_latest}, which has one row per
 * vehicle and no past.
 *
 * @param positions of the reports
 * @param vehicleHour of the hourly totals; may be longer than that of the reports
 */
public record RetentionConfig(int positions, int vehicleHour) {
    /** Beyond it ClickHouse's dates end. */
    private static final int MAX_DAYS = 36_500;

    /** Every table keeps all. */
    public static final RetentionConfig FOR_EVER = new RetentionConfig(0, 0);

    public RetentionConfig {
        requireDays("positions-keep-days", positions);
        requireDays("vehicle-hour-keep-days", vehicleHour);
    }

    /** Reads the keys and leaves the others. */
    public static RetentionConfig read(ArgumentReader reader) {
        return new RetentionConfig(
                reader.readInt("positions-keep-days", 0),
                reader.readInt("vehicle-hour-keep-days", 0));
    }

    /** Days by table. */
    Map<String, Integer> byTable() {
        return new TreeMap<>(Map.of("positions", positions, "vehicle_hour", vehicleHour));
    }

    private static void requireDays(String key, int days) {
        if (days < 0 || days > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "%s must be in [0, %d], was %d".formatted(key, MAX_DAYS, days));
        }
    }
}
