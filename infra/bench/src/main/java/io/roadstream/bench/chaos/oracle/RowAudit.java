/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.oracle;

import io.roadstream.bench.chaos.load.Fleet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Compares stored rows with what was acknowledged and with the values that the fleet's function
 * gives. For one use by one thread.
 */
final class RowAudit {
    private static final int SAMPLES = 5;
    private static final int COLUMNS = 5;

    private final Fleet fleet;
    private final long[] acknowledged;
    private final List<BitSet> right = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private long wrong;
    private long unknown;

    /**
     * @param acknowledged for each vehicle how many numbers, from 0 on
     */
    RowAudit(Fleet fleet, long[] acknowledged) {
        this.fleet = fleet;
        this.acknowledged = acknowledged.clone();
        for (int i = 0; i < fleet.vehicles(); i++) {
            right.add(new BitSet());
        }
    }

    /**
     * Takes a row.
     *
     * @param row vehicle, sequence, event time in milliseconds, latitude and longitude in 1e-7
     *     degrees, by tab
     */
    void add(String row) {
        String[] columns = row.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "A row must have %d columns, was '%s'".formatted(COLUMNS, row));
        }
        int vehicle = fleet.index(columns[0]);
        long sequence = Long.parseLong(columns[1]);
        if (sequence < 0 || sequence >= acknowledged[vehicle]) {
            unknown++;
            note("never acknowledged: " + row);
            return;
        }
        Fleet.Fix stored =
                new Fleet.Fix(
                        Long.parseLong(columns[2]),
                        Integer.parseInt(columns[3]),
                        Integer.parseInt(columns[4]));
        Fleet.Fix expected = fleet.fix(vehicle, sequence);
        if (stored.equals(expected)) {
            right.get(vehicle).set((int) sequence);
        } else {
            wrong++;
            note("expected %s: %s".formatted(expected, row));
        }
    }

    /** Acknowledged reports of which no row with the right values was seen. */
    long lost() {
        long lost = 0;
        for (int i = 0; i < acknowledged.length; i++) {
            lost += acknowledged[i] - right.get(i).cardinality();
        }
        return lost;
    }

    /** Rows with other values than were sent. */
    long wrong() {
        return wrong;
    }

    /** Rows that nobody was told were taken. */
    long unknown() {
        return unknown;
    }

    /** The first gaps and oddities, for people. */
    List<String> samples() {
        List<String> all = new ArrayList<>(samples);
        for (int i = 0; i < acknowledged.length && all.size() < SAMPLES; i++) {
            int gap = right.get(i).nextClearBit(0);
            if (gap < acknowledged[i]) {
                int end = right.get(i).nextSetBit(gap);
                all.add(
                        "%s lacks %d..%d of 0..%d"
                                .formatted(
                                        fleet.vehicle(i),
                                        gap,
                                        (end < 0 ? acknowledged[i] : end) - 1,
                                        acknowledged[i] - 1));
            }
        }
        return all;
    }

    private void note(String sample) {
        if (samples.size() < SAMPLES) {
            samples.add(sample);
        }
    }
}
