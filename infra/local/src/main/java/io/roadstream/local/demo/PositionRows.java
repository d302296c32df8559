/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.demo;

import io.roadstream.local.sql.ClickHouseHttp;
import io.roadstream.local.sql.ClickHouseHttp.RefusedException;
import io.roadstream.local.stack.StackSession;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Which reports the history holds of each vehicle, and in how many rows, without FINAL. */
final class PositionRows {
    private final Map<String, SequenceSet> sequences = new HashMap<>();
    private final long firstSequence;
    private long rows;

    private PositionRows(long firstSequence) {
        this.firstSequence = firstSequence;
    }

    /** Those of one run of the simulator, which has its numbers to itself. */
    static PositionRows read(
            ClickHouseHttp clickHouse, long firstSequence, Map<String, SequenceSet> vehicles)
            throws IOException, InterruptedException, RefusedException {
        long last =
                vehicles.values().stream().mapToLong(SequenceSet::last).max().orElse(firstSequence);
        PositionRows read = new PositionRows(firstSequence);
        // Numbers without a gap keep their distance to their rank.
        String text =
                clickHouse.queryText(
                        """
                        SELECT vehicle, min(seq), max(seq), sum(copies) FROM (
                          SELECT vehicle, seq, count() AS copies,
                            toInt64(seq) - row_number() OVER (PARTITION BY vehicle ORDER BY seq) AS run
                          FROM positions WHERE tenant = '%s' AND seq BETWEEN %d AND %d
                          GROUP BY vehicle, seq)
                        GROUP BY vehicle, run"""
                                .formatted(StackSession.TENANT, firstSequence, last));
        for (String line : text.lines().filter(line -> !line.isEmpty()).toList()) {
            String[] cells = line.split("\t", -1);
            read.sequences
                    .computeIfAbsent(cells[0], key -> new SequenceSet(firstSequence))
                    .add(Long.parseLong(cells[1]), Long.parseLong(cells[2]));
            read.rows += Long.parseLong(cells[3]);
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

    long rows() {
        return rows;
    }

    /** Rows beyond one for each report. */
    long countDuplicates() {
        return rows - sequences.values().stream().mapToLong(SequenceSet::size).sum();
    }

    /** Reports of a vehicle that are there. */
    SequenceSet of(String vehicle) {
        return sequences.getOrDefault(vehicle, new SequenceSet(firstSequence));
    }
}
