/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

/**
 * Streets as directed edges, each with the edges that may follow it (turns), in flat arrays. Edge
 * numbers run from 0; an edge ends where those that follow it begin. Immutable, thread-safe.
 */
public final class StreetGraph {
    private final PlanePoint[] points;
    private final int[] firstPoint;
    private final double[] lengths;
    private final Street[] streets;
    private final int[] firstTurn;
    private final int[] turns;

    /**
     * @param points the lines of all edges, one after the other
     * @param firstPoint where each edge's line begins, and the end of the last
     * @param streets one for each edge
     * @param firstTurn where each edge's turns begin, and the end of the last
     * @param turns edges that may follow
     */
    StreetGraph(
            PlanePoint[] points, int[] firstPoint, Street[] streets, int[] firstTurn, int[] turns) {
        this.points = points;
        this.firstPoint = firstPoint;
        this.streets = streets;
        this.firstTurn = firstTurn;
        this.turns = turns;
        this.lengths = new double[streets.length];
        for (int edge = 0; edge < streets.length; edge++) {
            for (int i = firstPoint[edge] + 1; i < firstPoint[edge + 1]; i++) {
                lengths[edge] += points[i - 1].distanceMeters(points[i]);
            }
        }
    }

    public int edgeCount() {
        return streets.length;
    }

    public double lengthMeters(int edge) {
        return lengths[edge];
    }

    public Street street(int edge) {
        return streets[edge];
    }

    public double freeFlowMps(int edge) {
        return streets[edge].streetClass().freeFlowMps();
    }

    public boolean isTunnel(int edge) {
        return streets[edge].site() == Street.Site.TUNNEL;
    }

    public PlanePoint start(int edge) {
        return points[firstPoint[edge]];
    }

    public PlanePoint end(int edge) {
        return points[firstPoint[edge + 1] - 1];
    }

    /** How many edges may follow this one. */
    public int turnCount(int edge) {
        return firstTurn[edge + 1] - firstTurn[edge];
    }

    /** The edge to which the turn with this number leads. */
    public int turn(int edge, int number) {
        return turns[firstTurn[edge] + number];
    }

    /** Where one is after so many metres on the edge; beyond its end it is the end. */
    public PlanePoint pointAt(int edge, double meters) {
        int i = segmentAt(edge, meters);
        double before = 0;
        for (int j = firstPoint[edge] + 1; j < i; j++) {
            before += points[j - 1].distanceMeters(points[j]);
        }
        double length = points[i - 1].distanceMeters(points[i]);
        double fraction = length == 0 ? 0 : Math.min(1, Math.max(0, (meters - before) / length));
        return points[i - 1].towards(points[i], fraction);
    }

    public PlanePoint pointAt(Spot spot) {
        return pointAt(spot.edge(), spot.meters());
    }

    /** Direction of the edge after so many metres, degrees clockwise from north. */
    public double headingDeg(int edge, double meters) {
        int i = segmentAt(edge, meters);
        return points[i - 1].headingDeg(points[i]);
    }

    /** How far one turns from the end of an edge into the next, [0, 180] degrees. */
    public double turnDeg(int edge, int next) {
        double turn = Math.abs(headingDeg(edge, lengths[edge]) - headingDeg(next, 0));
        return turn > 180 ? 360 - turn : turn;
    }

    /** The edge's line. */
    public PlanePoint[] line(int edge) {
        return java.util.Arrays.copyOfRange(points, firstPoint[edge], firstPoint[edge + 1]);
    }

    /** Number of the point that ends the segment at this place. */
    private int segmentAt(int edge, double meters) {
        int last = firstPoint[edge + 1] - 1;
        double left = meters;
        for (int i = firstPoint[edge] + 1; i < last; i++) {
            left -= points[i - 1].distanceMeters(points[i]);
            if (left < 0) {
                return i;
            }
        }
        return last;
    }
}
