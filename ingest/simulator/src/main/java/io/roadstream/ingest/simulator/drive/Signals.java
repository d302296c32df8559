/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.drive;

import io.roadstream.ingest.simulator.city.StreetGraph;
import java.util.random.RandomGenerator;

/** Red lights in the way of one vehicle: at the end of broad streets, now and then. */
final class Signals {
    private static final double RED_SHARE = 0.18;
    private static final int MIN_RED_MILLIS = 5_000;
    private static final int MAX_RED_MILLIS = 30_000;

    /** A signal is seen from here on; nobody brakes for one that is nearer. */
    private static final double SIGHT_METERS = 60;

    private final StreetGraph graph;
    private final RandomGenerator random;
    private long redUntilMillis = Long.MIN_VALUE;

    Signals(StreetGraph graph, RandomGenerator random) {
        this.graph = graph;
        this.random = random;
    }

    /** The vehicle enters an edge: is there a red light at its end? */
    void approach(int edge, long nowMillis) {
        boolean mayBeRed =
                graph.street(edge).streetClass().isMajor()
                        && graph.turnCount(edge) > 1
                        && graph.lengthMeters(edge) > SIGHT_METERS;
        if (mayBeRed && random.nextDouble() < RED_SHARE) {
            double driveMillis = graph.lengthMeters(edge) / graph.freeFlowMps(edge) * 1_000;
            redUntilMillis =
                    nowMillis + (long) driveMillis + random.nextInt(MIN_RED_MILLIS, MAX_RED_MILLIS);
        } else {
            redUntilMillis = Long.MIN_VALUE;
        }
    }

    boolean isRed(long nowMillis) {
        return nowMillis < redUntilMillis;
    }
}
