/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import java.util.ArrayList;
import java.util.List;

/** Solomon's (1987) and Gehring and Homberger's text format: visits within hard windows. */
public final class SolomonFormat {
    private SolomonFormat() {}

    /**
     * Reads an instance; a visit's request has the number of its node as id.
     *
     * @param fixedCost price of a vehicle, above any distance where fewest vehicles come first
     */
    public static Instance parse(List<String> lines, Rounding rounding, double fixedCost) {
        List<String> rows = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
                rows.add(text);
            }
        }
        if (rows.size() < 2) {
            throw new IllegalArgumentException(
                    "an instance must have a fleet and a depot, had %d rows"
                            .formatted(rows.size()));
        }
        Fleet fleet = Fleet.parse(rows.get(0));
        List<NodeRow> nodes = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            nodes.add(NodeRow.parse(row, nodes.size()));
        }
        return new Instance(problem(fleet, nodes, rounding, fixedCost));
    }

    private static Problem problem(
            Fleet fleet, List<NodeRow> nodes, Rounding rounding, double fixedCost) {
        List<Place> places = nodes.stream().map(NodeRow::place).toList();
        ProblemBuilder builder = Problem.builder(rounding.matrix(places), Prices.DISTANCE);
        fleet.at(nodes.get(0), fixedCost).forEach(builder::vehicle);
        for (NodeRow node : nodes.subList(1, nodes.size())) {
            Load load = Load.of(node.demand());
            builder.request(Request.visit("" + node.number(), load, node.task(Action.VISIT)));
        }
        return builder.build();
    }
}
