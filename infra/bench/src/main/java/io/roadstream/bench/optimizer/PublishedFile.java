/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import static java.util.Objects.requireNonNull;

import io.roadstream.optimizer.instance.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/**
 * A published instance as its file tells it; node 0 is the depot.
 *
 * @param kind how it is written
 * @param vehicles how many there are, or {@link #UNLIMITED}
 * @param capacity of each
 * @param longest route in time, driving, service and waiting; infinite if there is no limit
 * @param nodes by number
 * @param weights of a file with a matrix; empty otherwise
 */
record PublishedFile(
        FileKind kind,
        int vehicles,
        int capacity,
        double longest,
        List<Node> nodes,
        List<double[]> weights) {
    /** The file has no number of vehicles. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** Last moment of service where the file has none. */
    static final double NO_END = 1e9;

    /**
     * One node.
     *
     * @param x east
     * @param y north
     * @param demand below zero where something is delivered that was picked up
     * @param open first moment of service
     * @param close last moment of service
     * @param service how long it takes
     * @param pickup its pickup, or 0
     * @param delivery its delivery, or 0
     */
    record Node(
            double x,
            double y,
            int demand,
            double open,
            double close,
            double service,
            int pickup,
            int delivery) {}

    /** Reads what is a correct file; the optimizer's readers are there to refuse others. */
    static PublishedFile parse(List<String> lines) {
        String first =
                lines.stream().map(String::strip).filter(l -> !l.isEmpty()).findFirst().get();
        if (first.contains(":")) {
            return sections(lines);
        }
        boolean isNumber = first.matches("[-\\d.\\s]+") && first.split("\\s+", -1).length == 3;
        boolean hasHeading = lines.stream().anyMatch(line -> line.strip().equals("CUSTOMER"));
        return isNumber && !hasHeading ? table(lines, FileKind.PAIRS, 9) : windows(lines);
    }

    private static PublishedFile windows(List<String> lines) {
        List<String> stripped = lines.stream().map(String::strip).toList();
        int heading = stripped.indexOf("VEHICLE");
        return table(lines.subList(heading + 1, lines.size()), FileKind.WINDOWS, 7);
    }

    /** All numbers in the order in which they stand: a fleet, then one row for each node. */
    private static PublishedFile table(List<String> lines, FileKind kind, int columns) {
        List<double[]> rows = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            if (!text.isEmpty() && !Character.isLetter(text.charAt(0))) {
                rows.add(
                        Arrays.stream(text.split("\\s+", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (double[] row : rows.subList(1, rows.size())) {
            int pickup = columns == 9 ? (int) row[7] : 0;
            int delivery = columns == 9 ? (int) row[8] : 0;
            nodes.add(
                    new Node(
                            row[1],
                            row[2],
                            (int) row[3],
                            row[4],
                            row[5],
                            row[6],
                            pickup,
                            delivery));
        }
        double[] fleet = rows.get(0);
        return new PublishedFile(
                kind, (int) fleet[0], (int) fleet[1], Double.POSITIVE_INFINITY, nodes, List.of());
    }

    private static PublishedFile sections(List<String> lines) {
        Map<String, String> keys = new HashMap<>();
        Map<String, Scanner> sections = new HashMap<>();
        StringBuilder body = new StringBuilder();
        String section = "";
        for (String line : lines) {
            String text = line.strip();
            if (text.endsWith("_SECTION") || text.equals("EOF")) {
                sections.put(section, new Scanner(body.toString()));
                section = text;
                body.setLength(0);
            } else if (section.isEmpty() && text.contains(":")) {
                int colon = text.indexOf(':');
                keys.put(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
            } else {
                body.append(text).append('\n');
            }
        }
        sections.put(section, new Scanner(body.toString()));
        return sections(keys, sections);
    }

    private static PublishedFile sections(Map<String, String> keys, Map<String, Scanner> sections) {
        int size = Integer.parseInt(keys.getOrDefault("DIMENSION", ""));
        boolean isMatrix = "EXPLICIT".equals(keys.get("EDGE_WEIGHT_TYPE"));
        double[][] places = numbers(sections, "NODE_COORD_SECTION", size, 2, 0);
        double[][] demands = numbers(sections, "DEMAND_SECTION", size, 1, 0);
        double same = Double.parseDouble(keys.getOrDefault("SERVICE_TIME", "0"));
        double[][] services = numbers(sections, "SERVICE_TIME_SECTION", size, 1, same);
        double[][] windows = numbers(sections, "TIME_WINDOW_SECTION", size, 2, NO_END);
        boolean hasWindows = sections.containsKey("TIME_WINDOW_SECTION");
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(
                    new Node(
                            places[i][0],
                            places[i][1],
                            (int) demands[i][0],
                            hasWindows ? windows[i][0] : 0,
                            windows[i][1],
                            i == 0 ? 0 : services[i][0],
                            0,
                            0));
        }
        List<double[]> weights = new ArrayList<>();
        for (int i = 0; isMatrix && i < size; i++) {
            double[] row = new double[size];
            Arrays.setAll(row, column -> next(sections, "EDGE_WEIGHT_SECTION"));
            weights.add(row);
        }
        double longest =
                Math.min(
                        Double.parseDouble(keys.getOrDefault("DISTANCE", "Infinity")),
                        Double.parseDouble(keys.getOrDefault("DURATION", "Infinity")));
        return new PublishedFile(
                isMatrix ? FileKind.MATRIX : FileKind.ROUNDED,
                Integer.parseInt(keys.getOrDefault("VEHICLES", "" + UNLIMITED)),
                Integer.parseInt(keys.getOrDefault("CAPACITY", "")),
                longest,
                nodes,
                weights);
    }

    /** Rows of a node's number and so many numbers; missing ones where there is no section. */
    private static double[][] numbers(
            Map<String, Scanner> sections, String name, int size, int columns, double missing) {
        double[][] rows = new double[size][columns];
        for (double[] row : rows) {
            Arrays.fill(row, missing);
        }
        if (sections.containsKey(name)) {
            for (int i = 0; i < size; i++) {
                double[] row = rows[(int) next(sections, name) - 1];
                Arrays.setAll(row, column -> next(sections, name));
            }
        }
        return rows;
    }

    private static double next(Map<String, Scanner> sections, String name) {
        return Double.parseDouble(requireNonNull(sections.get(name), name).next());
    }

    /** Number of nodes, the depot included. */
    int size() {
        return nodes.size();
    }

    /** Number of vehicles that a solver is offered: enough where the file has no number. */
    int offeredVehicles() {
        if (vehicles != UNLIMITED) {
            return vehicles;
        }
        long load = nodes.stream().mapToLong(Node::demand).sum();
        return (int) Math.min(nodes.size() - 1, (load * 13L) / (capacity * 10L) + 4);
    }

    /** All lengths, as the objective's convention has them. */
    double[][] lengths(Objective objective) {
        if (kind == FileKind.MATRIX) {
            return weights.toArray(new double[0][]);
        }
        double[][] lengths = new double[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < size(); j++) {
                Node from = nodes.get(i);
                Node to = nodes.get(j);
                double dx = to.x() - from.x();
                double dy = to.y() - from.y();
                double exact = Math.sqrt(dx * dx + dy * dy);
                lengths[i][j] = round(exact, objective);
            }
        }
        return lengths;
    }

    private double round(double exact, Objective objective) {
        if (kind == FileKind.ROUNDED) {
            return Math.round(exact);
        }
        return objective == Objective.DISTANCE ? (long) (10 * exact) / 10.0 : exact;
    }
}
