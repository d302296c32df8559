/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.stream.IntStream;

/** Finds the place on a street that is nearest to any place. Immutable, thread-safe. */
public final class NearestSpot {
    private final StreetGraph graph;
    private final PlanePoint[][] lines;
    private final Box[] boxes;

    /** Of all streets. */
    public NearestSpot(StreetGraph graph) {
        this.graph = graph;
        this.lines =
                IntStream.range(0, graph.edgeCount())
                        .mapToObj(graph::line)
                        .toArray(PlanePoint[][]::new);
        this.boxes = IntStream.range(0, lines.length).mapToObj(this::box).toArray(Box[]::new);
    }

    /** Of edges that are equally near, as both directions of a street are, the first. */
    public Spot find(PlanePoint place) {
        Spot nearest = null;
        double best = Double.POSITIVE_INFINITY;
        for (int edge = 0; edge < lines.length; edge++) {
            if (boxes[edge].distanceMeters(place) >= best) {
                continue;
            }
            double before = 0;
            for (int i = 1; i < lines[edge].length; i++) {
                PlanePoint from = lines[edge][i - 1];
                PlanePoint to = lines[edge][i];
                double fraction = nearestFraction(from, to, place);
                double distance = from.towards(to, fraction).distanceMeters(place);
                double length = from.distanceMeters(to);
                if (distance < best) {
                    best = distance;
                    double meters = before + fraction * length;
                    nearest = new Spot(edge, Math.min(meters, graph.lengthMeters(edge)));
                }
                before += length;
            }
        }
        if (nearest == null) {
            throw new IllegalStateException("there is no street");
        }
        return nearest;
    }

    /** Where on a segment one is nearest to a place: 0 at its beginning, 1 at its end. */
    private static double nearestFraction(PlanePoint from, PlanePoint to, PlanePoint place) {
        double east = to.east() - from.east();
        double north = to.north() - from.north();
        double square = east * east + north * north;
        double along = (place.east() - from.east()) * east + (place.north() - from.north()) * north;
        return square > 0 ? Math.max(0, Math.min(1, along / square)) : 0;
    }

    private Box box(int edge) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (PlanePoint point : lines[edge]) {
            west = Math.min(west, point.east());
            south = Math.min(south, point.north());
            east = Math.max(east, point.east());
            north = Math.max(north, point.north());
        }
        return new Box(new PlanePoint(west, south), new PlanePoint(east, north));
    }

    /** What an edge lies in; nothing on the edge is nearer than it. */
    private record Box(PlanePoint southWest, PlanePoint northEast) {
        double distanceMeters(PlanePoint place) {
            double east =
                    Math.max(southWest.east(), Math.min(northEast.east(), place.east()))
                            - place.east();
            double north =
                    Math.max(southWest.north(), Math.min(northEast.north(), place.north()))
                            - place.north();
            return Math.sqrt(east * east + north * north);
        }
    }
}
