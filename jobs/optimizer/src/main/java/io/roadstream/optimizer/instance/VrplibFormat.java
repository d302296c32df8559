/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.TravelMatrix;
import io.roadstream.optimizer.model.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The text format of CVRPLIB and VRPLIB: capacities, with time windows, service times, a longest
 * route and an explicit matrix if they are given. Node 1 of the text is the depot, and node 0 here;
 * coordinates are EUC_2D, rounded to the nearest integer (TSPLIB).
 */
public final class VrplibFormat {
    private static final String EXPLICIT = "EXPLICIT";
    private static final String COORDINATES = "NODE_COORD_SECTION";
    private static final String WINDOWS = "TIME_WINDOW_SECTION";
    private static final String SERVICE = "SERVICE_TIME_SECTION";
    private static final String MATRIX = "EDGE_WEIGHT_SECTION";
    private static final String DEMANDS = "DEMAND_SECTION";
    private static final String DEPOTS = "DEPOT_SECTION";

    private static final Set<String> KEYS =
            Set.of(
                    "NAME",
                    "COMMENT",
                    "TYPE",
                    "DIMENSION",
                    "EDGE_WEIGHT_TYPE",
                    "EDGE_WEIGHT_FORMAT",
                    "NODE_COORD_TYPE",
                    "CAPACITY",
                    "VEHICLES",
                    "DISTANCE",
                    "DURATION",
                    "SERVICE_TIME");
    private static final Set<String> SECTIONS =
            Set.of(COORDINATES, WINDOWS, SERVICE, MATRIX, DEMANDS, DEPOTS);
    private static final Set<String> TYPES = Set.of("CVRP", "VRP", "DCVRP", "VRPTW");

    private static final int MAX_NODES = 20_000;

    /** Vehicles where the text has no number of them: so many times what the load fills. */
    private static final double SPARE_VEHICLES = 1.3;

    private static final int MORE_VEHICLES = 3;

    private final VrplibText text;
    private final int size;

    private VrplibFormat(VrplibText text) {
        this.text = text;
        TextLine dimension = text.get("DIMENSION");
        this.size = dimension.integer("DIMENSION", dimension.text(), 2, MAX_NODES);
    }

    /**
     * Reads an instance; a visit's request has the number of its node as id, which is one less than
     * in the text, as in solutions.
     *
     * @param fixedCost price of a vehicle, above any distance where fewest vehicles come first
     */
    public static Instance parse(List<String> lines, double fixedCost) {
        return new VrplibFormat(VrplibText.parse(TextLine.of(lines), KEYS, SECTIONS))
                .instance(fixedCost);
    }

    private Instance instance(double fixedCost) {
        requireOneOf("TYPE", TYPES);
        requireDepot();
        List<NodeRow> nodes = nodes();
        ProblemBuilder builder = Problem.builder(travelTimes(nodes), Prices.DISTANCE);
        fleet(nodes).at(nodes.get(0), fixedCost).forEach(builder::vehicle);
        nodes.stream().skip(1).map(NodeRow::visit).forEach(builder::request);
        return new Instance(builder.build());
    }

    private void requireOneOf(String key, Set<String> values) {
        TextLine line = text.get(key);
        if (!values.contains(line.text())) {
            throw line.wrong(
                    "%s must be one of %s, was '%s'"
                            .formatted(key, String.join(", ", new TreeSet<>(values)), line.text()));
        }
    }

    private void requireDepot() {
        if (!text.hasSection(DEPOTS)) {
            return;
        }
        List<String> numbers = new ArrayList<>();
        text.rows(DEPOTS).forEach(row -> numbers.addAll(row.columns()));
        if (!numbers.equals(List.of("1", "-1")) && !numbers.equals(List.of("1"))) {
            throw text.heading(DEPOTS)
                    .wrong(
                            "node 1 must be the only depot, ended by -1, was '%s'"
                                    .formatted(String.join(" ", numbers)));
        }
    }

    private List<NodeRow> nodes() {
        List<TextLine> demands = text.rowsByNode(DEMANDS, size);
        List<TextLine> lines = text.hasSection(WINDOWS) ? text.rowsByNode(WINDOWS, size) : demands;
        List<Place> places = places();
        long[] services = services();
        long[][] windows = windows();
        List<NodeRow> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            TextLine line = demands.get(i);
            int demand = line.integer("demand", line.columns("a demand", 2).get(1), 0);
            nodes.add(
                    new NodeRow(
                            lines.get(i),
                            i,
                            places.get(i),
                            demand,
                            windows[i][0],
                            windows[i][1],
                            services[i],
                            0,
                            0));
        }
        return nodes;
    }

    private List<Place> places() {
        boolean hasCoordinates = text.hasSection(COORDINATES);
        if (!hasCoordinates && isExplicit()) {
            List<Place> nowhere = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                nowhere.add(new Place(0, 0, i));
            }
            return nowhere;
        }
        List<Place> places = new ArrayList<>();
        for (TextLine row : text.rowsByNode(COORDINATES, size)) {
            List<String> columns = row.columns("coordinates", 3);
            places.add(
                    new Place(
                            row.number("x", columns.get(1)),
                            row.number("y", columns.get(2)),
                            places.size()));
        }
        return places;
    }

    private long[] services() {
        long[] millis = new long[size];
        TextLine same = text.find("SERVICE_TIME").orElse(null);
        if (same != null) {
            for (int i = 1; i < size; i++) {
                millis[i] = same.millis("SERVICE_TIME", same.text());
            }
        }
        if (text.hasSection(SERVICE)) {
            for (TextLine row : text.rowsByNode(SERVICE, size)) {
                List<String> columns = row.columns("a service time", 2);
                int node = row.integer("node", columns.get(0), 1);
                millis[node - 1] = row.millis("service time", columns.get(1));
            }
        }
        return millis;
    }

    private long[][] windows() {
        long[][] windows = new long[size][];
        for (int i = 0; i < size; i++) {
            windows[i] = new long[] {0, Window.NEVER_MILLIS};
        }
        if (text.hasSection(WINDOWS)) {
            int node = 0;
            for (TextLine row : text.rowsByNode(WINDOWS, size)) {
                List<String> columns = row.columns("a window", 3);
                windows[node][0] = row.millis("earliest start", columns.get(1));
                windows[node][1] = row.millis("latest start", columns.get(2));
                node++;
            }
        }
        return windows;
    }

    private Fleet fleet(List<NodeRow> nodes) {
        TextLine capacityLine = text.get("CAPACITY");
        int capacity = capacityLine.integer("CAPACITY", capacityLine.text(), 1);
        long load = nodes.stream().mapToLong(NodeRow::demand).sum();
        int enough = (int) Math.ceil(SPARE_VEHICLES * load / capacity) + MORE_VEHICLES;
        int vehicles =
                text.find("VEHICLES")
                        .map(line -> line.integer("VEHICLES", line.text(), 1, Fleet.MAX_VEHICLES))
                        .orElse(Math.min(enough, nodes.size() - 1));
        return new Fleet(vehicles, capacity, maxRouteMillis());
    }

    /** Driving, service and waiting; DISTANCE is the same where nobody waits. */
    private long maxRouteMillis() {
        TextLine distance = text.find("DISTANCE").orElse(null);
        if (distance != null && text.hasSection(WINDOWS)) {
            throw distance.wrong("DISTANCE and a %s do not go together".formatted(WINDOWS));
        }
        return Math.min(millis("DISTANCE"), millis("DURATION"));
    }

    private long millis(String key) {
        return text.find(key)
                .map(line -> line.millis(key, line.text()))
                .orElse(Window.NEVER_MILLIS);
    }

    private boolean isExplicit() {
        return text.get("EDGE_WEIGHT_TYPE").text().equals(EXPLICIT);
    }

    private TravelMatrix travelTimes(List<NodeRow> nodes) {
        requireOneOf("EDGE_WEIGHT_TYPE", Set.of("EUC_2D", EXPLICIT));
        if (!isExplicit()) {
            return Rounding.NEAREST_INTEGER.matrix(nodes.stream().map(NodeRow::place).toList());
        }
        requireOneOf("EDGE_WEIGHT_FORMAT", Set.of("FULL_MATRIX"));
        return matrix();
    }

    /** A matrix by rows, however its lines are broken. */
    private TravelMatrix matrix() {
        long[][] millis = new long[size][size];
        double[][] meters = new double[size][size];
        int count = 0;
        for (TextLine line : text.rows(MATRIX)) {
            for (String weight : line.columns()) {
                if (count < size * size) {
                    millis[count / size][count % size] = line.millis("weight", weight);
                    meters[count / size][count % size] = line.number("weight", weight);
                }
                count++;
            }
        }
        if (count != size * size) {
            throw text.heading(MATRIX)
                    .wrong("%s must have %d weights, had %d".formatted(MATRIX, size * size, count));
        }
        return TravelMatrix.of(millis, meters);
    }
}
