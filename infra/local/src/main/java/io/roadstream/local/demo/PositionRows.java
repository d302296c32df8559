/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** How many rows of positions the history holds of each vehicle, counted without FINAL. */
final class PositionRows {
    private static final Count NONE = new Count(0, 0);

    private final Map<String, Count> counts = new HashMap<>();

    private PositionRows() {}

    /**
     * Rows of one vehicle.
     *
     * @param distinct sequence numbers among them
     */
    record Count(long rows, long distinct) {}

    /** Those of one run of the simulator, which has its numbers to itself. */
    static PositionRows read(
            ClickHouseHttp clickHouse, long firstSequence, Map<String, CityLedger.Vehicle> vehicles)
            throws IOException, InterruptedException, RefusedException {
        long last =
                vehicles.values().stream()
                        .mapToLong(CityLedger.Vehicle::lastSequence)
                        .max()
                        .orElse(firstSequence);
        PositionRows read = new PositionRows();
        String text =
                clickHouse.queryText(
                        """
                        SELECT vehicle, count(), uniqExact(seq) FROM positions
                        WHERE tenant = '%s' AND seq BETWEEN %d AND %d GROUP BY vehicle"""
                                .formatted(StackSession.TENANT, firstSequence, last));
        for (String line : text.lines().filter(line -> !line.isEmpty()).toList()) {
            String[] cells = line.split("\t", -1);
            read.counts.put(
                    cells[0], new Count(Long.parseLong(cells[1]), Long.parseLong(cells[2])));
        }
        return read;
    }

    /** How far the newest report was ahead of its arrival, of phones whose clock is right. */
    static long maxAheadMillis(ClickHouseHttp clickHouse, long sinceMillis, PhoneTroubles troubles)
            throws IOException, InterruptedException, RefusedException {
        String text =
                clickHouse.queryText(
                        """
                        SELECT vehicle, max(toUnixTimestamp64Milli(ts) - toUnixTimestamp64Milli(ingest_time))
                        FROM positions WHERE tenant = '%s'
                          AND ingest_time >= fromUnixTimestamp64Milli(%d) GROUP BY vehicle"""
                                .formatted(StackSession.TENANT, sinceMillis));
        return text.lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("\t", -1))
                .filter(cells -> !troubles.hasWrongClock(cells[0]))
                .mapToLong(cells -> Long.parseLong(cells[1]))
                .max()
                .orElse(0);
    }

    Count of(String vehicle) {
        return counts.getOrDefault(vehicle, NONE);
    }
}
