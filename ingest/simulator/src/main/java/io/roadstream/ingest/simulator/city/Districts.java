/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The districts of a city and the one in which each edge lies. Immutable. */
public final class Districts {
    /** Distance of each ring of districts from the middle, as a share of the city's radius. */
    private static final double INNER_RING = 0.34;

    private static final double OUTER_RING = 0.8;
    private static final List<String> INNER =
            List.of("Market Quarter", "Harbour", "Mill Quarter", "Castle Hill", "St Anne");
    private static final List<String> OUTER =
            List.of(
                    "Northfield",
                    "Eastgate",
                    "Docklands",
                    "Southmead",
                    "Westbrook",
                    "Vineyards",
                    "Limekilns");

    private final List<District> districts;
    private final District[] byEdge;

    private Districts(List<District> districts, StreetGraph graph) {
        this.districts = List.copyOf(districts);
        this.byEdge = new District[graph.edgeCount()];
        for (int edge = 0; edge < byEdge.length; edge++) {
            byEdge[edge] = nearest(graph.pointAt(edge, graph.lengthMeters(edge) / 2));
        }
    }

    /**
     * Lays districts around a middle: an old town, the centre in a ring of inner districts, and a
     * ring of outer ones.
     *
     * @param radiusMeters of the city
     */
    static Districts around(
            PlanePoint middle, double radiusMeters, StreetGraph graph, SplittableRandom random) {
        List<District> districts = new ArrayList<>();
        districts.add(new District("Old Town", DistrictKind.OLD_TOWN, middle));
        for (int i = 0; i < INNER.size(); i++) {
            DistrictKind kind = i < 2 ? DistrictKind.CENTRE : DistrictKind.RESIDENTIAL;
            PlanePoint centre =
                    onRing(middle, INNER_RING * radiusMeters, i / (double) INNER.size(), random);
            districts.add(new District(INNER.get(i), kind, centre));
        }
        for (int i = 0; i < OUTER.size(); i++) {
            DistrictKind kind = i == 1 || i == 2 ? DistrictKind.INDUSTRIAL : DistrictKind.SUBURB;
            PlanePoint centre =
                    onRing(middle, OUTER_RING * radiusMeters, i / (double) OUTER.size(), random);
            districts.add(new District(OUTER.get(i), kind, centre));
        }
        return new Districts(districts, graph);
    }

    public List<District> list() {
        return districts;
    }

    public District of(int edge) {
        return byEdge[edge];
    }

    private District nearest(PlanePoint point) {
        District best = districts.get(0);
        for (District district : districts) {
            if (district.centre().distanceMeters(point) < best.centre().distanceMeters(point)) {
                best = district;
            }
        }
        return best;
    }

    private static PlanePoint onRing(
            PlanePoint middle, double radiusMeters, double turn, SplittableRandom random) {
        double angle = 2 * Math.PI * (turn + random.nextDouble(-0.04, 0.04));
        return middle.plus(
                radiusMeters * StrictMath.sin(angle), radiusMeters * StrictMath.cos(angle));
    }
}
