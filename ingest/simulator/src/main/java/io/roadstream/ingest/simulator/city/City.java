/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.List;

/**
 * A city at rest.
 *
 * @param name for people
 * @param plane where on earth it lies
 * @param graph its streets
 * @param districts its parts
 * @param merchants who sells
 * @param depots where shifts begin and end
 * @param areas water and parks, for the map
 */
public record City(
        String name,
        Plane plane,
        StreetGraph graph,
        Districts districts,
        List<Merchant> merchants,
        List<Spot> depots,
        List<Area> areas) {
    private static final double METERS_PER_HOUSE = 9;

    public City {
        merchants = List.copyOf(merchants);
        depots = List.copyOf(depots);
        areas = List.copyOf(areas);
        if (merchants.isEmpty() || depots.isEmpty()) {
            throw new IllegalArgumentException("a city needs a merchant and a depot");
        }
    }

    public DistrictKind kindAt(int edge) {
        return districts.of(edge).kind();
    }

    /** House number and street. */
    public String address(Spot spot) {
        int number = 1 + (int) (spot.meters() / METERS_PER_HOUSE);
        return number + " " + graph.street(spot.edge()).name();
    }
}
