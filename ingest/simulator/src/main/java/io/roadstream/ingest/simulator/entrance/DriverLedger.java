/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import java.util.EnumMap;
import java.util.Map;

/** What the gateway has acknowledged of what drivers said. Thread-safe. */
public final class DriverLedger {
    private final Map<Saying.Kind, Long> published = new EnumMap<>(Saying.Kind.class);
    private long superseded;
    private long refused;
    private long unsaid;

    synchronized void publish(Saying saying) {
        published.merge(saying.kind(), 1L, Long::sum);
    }

    /** A duty that was not yet sent when the next one came; only the newest counts. */
    synchronized void supersede() {
        superseded++;
    }

    synchronized void refuse() {
        refused++;
    }

    synchronized void leaveUnsaid(long count) {
        unsaid += count;
    }

    public synchronized Totals totals() {
        return new Totals(
                published.getOrDefault(Saying.Kind.DUTY, 0L),
                published.getOrDefault(Saying.Kind.EMERGENCY, 0L),
                published.getOrDefault(Saying.Kind.RESOLUTION, 0L),
                superseded,
                refused,
                unsaid);
    }

    /**
     * What became of what drivers said.
     *
     * @param duties that the gateway has
     * @param emergencies that it has
     * @param resolutions of emergencies that it has
     * @param supersededDuties that were not sent, since a newer one came first
     * @param refused for good
     * @param unsaid given up at the end of the run
     */
    public record Totals(
            long duties,
            long emergencies,
            long resolutions,
            long supersededDuties,
            long refused,
            long unsaid) {}
}
