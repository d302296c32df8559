/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.ingest.simulator.phone.Report;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which positions ingest has acknowledged: each sequence number of each vehicle once, however often
 * it was sent. Sequences of a run are consecutive from the first on, so a bit each is enough.
 * Thread-safe.
 */
public final class PositionLedger {
    private final Map<String, BitSet> acknowledged = new TreeMap<>();
    private final long firstSequence;
    private long repeated;
    private long rejected;
    private long unanswered;

    /**
     * An empty one.
     *
     * @param firstSequence least one that this run uses
     */
    public PositionLedger(long firstSequence) {
        this.firstSequence = firstSequence;
    }

    synchronized void acknowledge(Report report) {
        BitSet bits = acknowledged.computeIfAbsent(report.vehicle(), key -> new BitSet());
        int bit = Math.toIntExact(report.sequence() - firstSequence);
        if (bits.get(bit)) {
            repeated++;
        }
        bits.set(bit);
    }

    synchronized void reject() {
        rejected++;
    }

    synchronized void leaveUnanswered(long reports) {
        unanswered += reports;
    }

    /** What was acknowledged of each vehicle. */
    public synchronized Map<String, Entry> listVehicles() {
        Map<String, Entry> entries = new TreeMap<>();
        acknowledged.forEach(
                (vehicle, bits) -> entries.put(vehicle, new Entry(bits.cardinality(), runs(bits))));
        return entries;
    }

    private List<List<Long>> runs(BitSet bits) {
        List<List<Long>> runs = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; ) {
            int end = bits.nextClearBit(from);
            runs.add(List.of(firstSequence + from, firstSequence + end - 1));
            from = bits.nextSetBit(end);
        }
        return runs;
    }

    public synchronized Totals totals() {
        long sum = acknowledged.values().stream().mapToLong(BitSet::cardinality).sum();
        return new Totals(sum, repeated, rejected, unanswered);
    }

    /**
     * What was acknowledged of one vehicle.
     *
     * @param acknowledged distinct reports
     * @param sequences their numbers in ascending order, as pairs of the first and the last of each
     *     run without a gap
     */
    public record Entry(long acknowledged, List<List<Long>> sequences) {
        public Entry {
            sequences = List.copyOf(sequences);
        }
    }

    /**
     * What became of all positions.
     *
     * @param acknowledged distinct reports that ingest has
     * @param repeated acknowledgements of reports that it had already
     * @param rejected reports that it refused
     * @param unanswered reports that were given up at the end of the run
     */
    public record Totals(long acknowledged, long repeated, long rejected, long unanswered) {}
}
