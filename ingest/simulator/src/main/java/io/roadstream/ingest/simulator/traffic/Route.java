/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

import io.roadstream.ingest.simulator.city.Spot;
import java.util.Arrays;

/**
 * A way from one spot to another.
 *
 * @param edges in order, from the one of the start to the one of the end
 * @param from where it begins
 * @param to where it ends
 * @param millis how long it takes, as far as can be told at the start
 * @param meters how long it is
 */
@SuppressWarnings("ArrayRecordComponent") // a list of boxes would cost more than the way itself
public record Route(int[] edges, Spot from, Spot to, double millis, double meters) {
    public Route {
        edges = edges.clone();
        if (edges.length == 0 || edges[0] != from.edge() || edges[edges.length - 1] != to.edge()) {
            throw new IllegalArgumentException("a way must lead from its start to its end");
        }
    }

    @Override
    public int[] edges() {
        return edges.clone();
    }

    /** This way, then the other one, which begins where this one ends. */
    public Route then(Route other) {
        if (!to.equals(other.from)) {
            throw new IllegalArgumentException(to + " is not " + other.from);
        }
        int[] all = Arrays.copyOf(edges, edges.length + other.edges.length - 1);
        System.arraycopy(other.edges, 1, all, edges.length, other.edges.length - 1);
        return new Route(all, from, other.to, millis + other.millis, meters + other.meters);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Route route
                && Arrays.equals(edges, route.edges)
                && from.equals(route.from)
                && to.equals(route.to);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}
