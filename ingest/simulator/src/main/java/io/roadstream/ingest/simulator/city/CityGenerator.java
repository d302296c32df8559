/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import io.roadstream.contract.geo.GeoPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes a town of 7 by 6 km up: the same seed gives the same town. A ring road, avenues, roads and
 * streets, many of these one-way near the middle; a river with five bridges; a hill with a tunnel.
 * For one use.
 */
public final class CityGenerator {
    /** Where the town lies if nobody says otherwise: flat land near a coast. */
    public static final GeoPoint CENTRE = GeoPoint.ofDegrees(45.94, -0.96);

    private static final int[] BRIDGE_COLUMNS = {0, 12, 28, 36, TownPlan.COLUMNS - 1};
    private static final double MISSING_SHARE = 0.1;
    private static final double ONE_WAY_RADIUS_METERS = 2_000;
    private static final double RADIUS_METERS = 3_300;

    private final SplittableRandom random;
    private final TownPlan plan;
    private final GridLine[] columns;
    private final GridLine[] rows;
    private final PlanePoint[][] crossings = new PlanePoint[TownPlan.COLUMNS][TownPlan.ROWS];
    private final CrossingGraph streets = new CrossingGraph();

    private CityGenerator(long seed) {
        random = new SplittableRandom(seed);
        plan = new TownPlan(random);
        columns =
                IntStream.range(0, TownPlan.COLUMNS)
                        .mapToObj(column -> GridLine.column(column, random))
                        .toArray(GridLine[]::new);
        rows =
                IntStream.range(0, TownPlan.ROWS)
                        .mapToObj(row -> GridLine.row(row, random))
                        .toArray(GridLine[]::new);
    }

    /** The town of a seed around a centre. */
    public static City generate(long seed, GeoPoint centre) {
        return new CityGenerator(seed).generate(new Plane(centre));
    }

    private City generate(Plane plane) {
        placeCrossings();
        for (int column = 0; column < TownPlan.COLUMNS; column++) {
            for (int row = 0; row < TownPlan.ROWS; row++) {
                connect(column, row, column, row + 1, columns[column]);
                connect(column, row, column + 1, row, rows[row]);
            }
        }
        Arrays.stream(BRIDGE_COLUMNS).forEach(this::bridge);
        tunnel();
        StreetGraph graph = streets.build();
        Districts districts =
                Districts.around(new PlanePoint(0, 0), RADIUS_METERS, graph, random.split());
        Venues venues = Venues.place(graph, districts, random.split());
        return new City(
                "Seedham",
                plane,
                graph,
                districts,
                venues.merchants(),
                venues.depots(),
                plan.areas());
    }

    private void placeCrossings() {
        for (int column = 0; column < TownPlan.COLUMNS; column++) {
            for (int row = 0; row < TownPlan.ROWS; row++) {
                PlanePoint grid = TownPlan.gridPoint(column, row);
                boolean isBroad =
                        columns[column].street().streetClass().isMajor()
                                || rows[row].street().streetClass().isMajor();
                PlanePoint place = plan.crossing(grid, isBroad, random);
                crossings[column][row] = plan.isBlocked(grid) ? null : place;
            }
        }
    }

    /** A street between neighbours, if both are there; some small ones are left out. */
    private void connect(int column, int row, int toColumn, int toRow, GridLine line) {
        boolean isMissing = random.nextDouble() < MISSING_SHARE;
        if (toColumn >= TownPlan.COLUMNS || toRow >= TownPlan.ROWS) {
            return;
        }
        PlanePoint from = crossings[column][row];
        PlanePoint to = crossings[toColumn][toRow];
        PlanePoint middle =
                TownPlan.gridPoint(column, row)
                        .towards(TownPlan.gridPoint(toColumn, toRow), 1 / 2.0);
        boolean isSmall = line.street().streetClass() == StreetClass.RESIDENTIAL;
        if (from == null || to == null || plan.isBlocked(middle) || (isSmall && isMissing)) {
            return;
        }
        boolean isInner = middle.distanceMeters(new PlanePoint(0, 0)) < ONE_WAY_RADIUS_METERS;
        GridLine.OneWay oneWay = isInner ? line.oneWay() : GridLine.OneWay.NO;
        if (oneWay != GridLine.OneWay.DOWN) {
            streets.add(line.street(), from, to);
        }
        if (oneWay != GridLine.OneWay.UP) {
            streets.add(line.street(), to, from);
        }
    }

    /** Joins the last crossing south of the river with the first one north of it. */
    private void bridge(int column) {
        int south = -1;
        for (int row = 0; row < TownPlan.ROWS; row++) {
            PlanePoint grid = TownPlan.gridPoint(column, row);
            if (plan.isSouthOfRiver(grid) && crossings[column][row] != null) {
                south = row;
            }
        }
        int north = south + 1;
        while (crossings[column][north] == null) {
            north++;
        }
        join(
                columns[column].street().at(Street.Site.BRIDGE),
                crossings[column][south],
                crossings[column][north]);
    }

    private void tunnel() {
        int west = 0;
        while (crossings[west + 1][TownPlan.TUNNEL_ROW] != null) {
            west++;
        }
        int east = west + 1;
        while (crossings[east][TownPlan.TUNNEL_ROW] == null) {
            east++;
        }
        join(
                rows[TownPlan.TUNNEL_ROW].street().at(Street.Site.TUNNEL),
                crossings[west][TownPlan.TUNNEL_ROW],
                crossings[east][TownPlan.TUNNEL_ROW]);
    }

    private void join(Street street, PlanePoint from, PlanePoint to) {
        for (PlanePoint end : List.of(from, to)) {
            Objects.requireNonNull(end);
        }
        streets.add(street, from, to);
        streets.add(street, to, from);
    }
}
