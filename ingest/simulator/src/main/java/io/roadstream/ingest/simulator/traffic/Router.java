/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

import io.roadstream.ingest.simulator.city.PlanePoint;
import io.roadstream.ingest.simulator.city.Spot;
import io.roadstream.ingest.simulator.city.StreetClass;
import io.roadstream.ingest.simulator.city.StreetGraph;
import java.util.Arrays;

/**
 * Fastest ways by A* over edges, with speeds that depend on the time at which an edge is entered
 * (Dreyfus 1969: exact where nobody overtakes by waiting). A label is the time at which an edge
 * begins; the bound is the straight line at the speed of an empty trunk road. For one thread.
 */
public final class Router {
    /** Time that a turn costs beyond the edges, by its angle. */
    private static final double SHARP_DEG = 60;

    private static final double SLIGHT_DEG = 30;
    private static final double SHARP_MILLIS = 4_000;
    private static final double SLIGHT_MILLIS = 1_500;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double MAX_METERS_PER_MILLI =
            StreetClass.TRUNK.freeFlowMps() / MILLIS_PER_SECOND;

    private final StreetGraph graph;
    private final Traffic traffic;
    private final float[][] turnMillis;
    private final double[] begins;
    private final int[] cameFrom;
    private final int[] search;
    private final boolean[] isSettled;
    private final EdgeHeap heap;
    private int searches;

    public Router(StreetGraph graph, Traffic traffic) {
        this.graph = graph;
        this.traffic = traffic;
        int count = graph.edgeCount();
        this.begins = new double[count];
        this.cameFrom = new int[count];
        this.search = new int[count];
        this.isSettled = new boolean[count];
        this.heap = new EdgeHeap(count);
        this.turnMillis = new float[count][];
        for (int edge = 0; edge < count; edge++) {
            turnMillis[edge] = new float[graph.turnCount(edge)];
            for (int i = 0; i < turnMillis[edge].length; i++) {
                turnMillis[edge][i] = turnCost(graph.turnDeg(edge, graph.turn(edge, i)));
            }
        }
    }

    /** The fastest way for one who leaves now; there always is one. */
    public Route route(Spot from, Spot to, long startMillis) {
        if (from.edge() == to.edge() && from.meters() <= to.meters()) {
            double meters = to.meters() - from.meters();
            double millis = traffic.travelMillis(from.edge(), meters, (double) startMillis);
            return new Route(new int[] {from.edge()}, from, to, millis, meters);
        }
        searches++;
        heap.clear();
        PlanePoint goal = graph.start(to.edge());
        double left = graph.lengthMeters(from.edge()) - from.meters();
        double end = startMillis + traffic.travelMillis(from.edge(), left, (double) startMillis);
        relaxTurns(from.edge(), end, goal, -1);
        while (!heap.isEmpty()) {
            int edge = heap.poll();
            if (isSettled[edge]) {
                continue;
            }
            isSettled[edge] = true;
            if (edge == to.edge()) {
                return assemble(from, to, startMillis);
            }
            double length = graph.lengthMeters(edge);
            double leaves = begins[edge] + traffic.travelMillis(edge, length, begins[edge]);
            relaxTurns(edge, leaves, goal, edge);
        }
        throw new IllegalStateException("no way from %s to %s".formatted(from, to));
    }

    /** Time that this turn costs, ms. */
    private static float turnCost(double degrees) {
        if (degrees > SHARP_DEG) {
            return (float) SHARP_MILLIS;
        }
        return (float) (degrees > SLIGHT_DEG ? SLIGHT_MILLIS : 0);
    }

    /**
     * @param parent the edge that is left, or -1 for that of the start
     */
    private void relaxTurns(int edge, double leaves, PlanePoint goal, int parent) {
        for (int i = 0; i < graph.turnCount(edge); i++) {
            int next = graph.turn(edge, i);
            double time = leaves + turnMillis[edge][i];
            boolean isKnown = search[next] == searches;
            if (isKnown && begins[next] <= time) {
                continue;
            }
            if (!isKnown) {
                search[next] = searches;
                isSettled[next] = false;
            }
            begins[next] = time;
            cameFrom[next] = parent;
            double bound = graph.start(next).distanceMeters(goal) / MAX_METERS_PER_MILLI;
            heap.add(next, time + bound);
        }
    }

    private Route assemble(Spot from, Spot to, long startMillis) {
        int count = 0;
        int[] reversed = new int[16];
        for (int edge = to.edge(); edge >= 0; edge = cameFrom[edge]) {
            if (count == reversed.length) {
                reversed = Arrays.copyOf(reversed, 2 * count);
            }
            reversed[count++] = edge;
        }
        int[] edges = new int[count + 1];
        edges[0] = from.edge();
        double meters = graph.lengthMeters(from.edge()) - from.meters() + to.meters();
        for (int i = 1; i <= count; i++) {
            edges[i] = reversed[count - i];
            meters += i < count ? graph.lengthMeters(edges[i]) : 0;
        }
        double begin = begins[to.edge()];
        double millis = begin + traffic.travelMillis(to.edge(), to.meters(), begin) - startMillis;
        return new Route(edges, from, to, millis, meters);
    }
}
