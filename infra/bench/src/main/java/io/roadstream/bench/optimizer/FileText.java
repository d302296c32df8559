/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.bench.optimizer.PublishedFile.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes an instance in its own format. */
final class FileText {
    private final PublishedFile file;
    private final List<String> lines = new ArrayList<>();

    FileText(PublishedFile file) {
        this.file = file;
    }

    List<String> lines() {
        lines.clear();
        switch (file.kind()) {
            case WINDOWS -> windows();
            case PAIRS -> pairs();
            case ROUNDED, MATRIX -> sections();
        }
        return List.copyOf(lines);
    }

    private void windows() {
        lines.addAll(List.of("VARIED", "VEHICLE", "NUMBER CAPACITY"));
        lines.add(file.vehicles() + " " + file.capacity());
        lines.add("CUSTOMER");
        for (int i = 0; i < file.size(); i++) {
            lines.add(row(i));
        }
    }

    private void pairs() {
        lines.add(file.vehicles() + " " + file.capacity() + " 1");
        for (int i = 0; i < file.size(); i++) {
            Node node = file.nodes().get(i);
            lines.add(row(i) + " " + node.pickup() + " " + node.delivery());
        }
    }

    private String row(int number) {
        Node node = file.nodes().get(number);
        return String.join(
                " ",
                "" + number,
                "" + node.x(),
                "" + node.y(),
                "" + node.demand(),
                "" + node.open(),
                "" + node.close(),
                "" + node.service());
    }

    private void sections() {
        boolean isMatrix = file.kind() == FileKind.MATRIX;
        boolean hasWindows =
                file.nodes().stream()
                        .anyMatch(node -> node.open() > 0 || node.close() < PublishedFile.NO_END);
        lines.add("NAME : varied");
        lines.add("TYPE : " + (hasWindows ? "VRPTW" : "CVRP"));
        lines.add("DIMENSION : " + file.size());
        lines.add("EDGE_WEIGHT_TYPE : " + (isMatrix ? "EXPLICIT" : "EUC_2D"));
        lines.add("CAPACITY : " + file.capacity());
        if (file.vehicles() != PublishedFile.UNLIMITED) {
            lines.add("VEHICLES : " + file.vehicles());
        }
        if (file.longest() < Double.POSITIVE_INFINITY) {
            lines.add("DURATION : " + file.longest());
        }
        if (isMatrix) {
            lines.add("EDGE_WEIGHT_FORMAT : FULL_MATRIX");
            lines.add("EDGE_WEIGHT_SECTION");
            for (double[] row : file.weights()) {
                lines.add(
                        Arrays.stream(row)
                                .mapToObj(Double::toString)
                                .collect(Collectors.joining(" ")));
            }
        }
        section("NODE_COORD_SECTION", node -> node.x() + " " + node.y());
        section("DEMAND_SECTION", node -> "" + node.demand());
        lines.addAll(List.of("DEPOT_SECTION", "1", "-1"));
        section("SERVICE_TIME_SECTION", node -> "" + node.service());
        if (hasWindows) {
            section("TIME_WINDOW_SECTION", node -> node.open() + " " + node.close());
        }
        lines.add("EOF");
    }

    private void section(String name, Function<Node, String> text) {
        lines.add(name);
        for (int i = 0; i < file.size(); i++) {
            lines.add(i + 1 + " " + text.apply(file.nodes().get(i)));
        }
    }
}
