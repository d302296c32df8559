/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Draws spots on edges, each edge as often as its weight says. Immutable. */
public final class WeightedEdges {
    /** Nobody stops right at a crossing. */
    private static final double MIN_FRACTION = 0.25;

    private static final double MAX_FRACTION = 0.75;

    private final StreetGraph graph;
    private final double[] sums;

    /**
     * @param weight how often an edge is drawn per metre of its length, 0 for never
     */
    public WeightedEdges(StreetGraph graph, IntToDoubleFunction weight) {
        this.graph = graph;
        this.sums = new double[graph.edgeCount()];
        double sum = 0;
        for (int edge = 0; edge < sums.length; edge++) {
            sum += isForStopping(edge) ? weight.applyAsDouble(edge) * graph.lengthMeters(edge) : 0;
            sums[edge] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("no edge has a weight");
        }
    }

    public Spot draw(RandomGenerator random) {
        double key = random.nextDouble() * sums[sums.length - 1];
        int found = Arrays.binarySearch(sums, key);
        int edge = found >= 0 ? found + 1 : -found - 1;
        double fraction = random.nextDouble(MIN_FRACTION, MAX_FRACTION);
        return new Spot(edge, fraction * graph.lengthMeters(edge));
    }

    private boolean isForStopping(int edge) {
        Street street = graph.street(edge);
        return street.site() == Street.Site.GROUND && street.streetClass() != StreetClass.TRUNK;
    }
}
