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

/** Li and Lim's (2001) text format: pickups and deliveries within hard windows. */
public final class LiLimFormat {
    private LiLimFormat() {}

    /**
     * Reads an instance; a request has the number of its pickup's node as id.
     *
     * @param fixedCost price of a vehicle, above any distance where fewest vehicles come first
     */
    public static Instance parse(List<String> lines, Rounding rounding, double fixedCost) {
        List<String> rows =
                lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
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
        List<Place> places = nodes.stream().map(NodeRow::place).toList();
        ProblemBuilder builder = Problem.builder(rounding.matrix(places), Prices.DISTANCE);
        fleet.at(nodes.get(0), fixedCost).forEach(builder::vehicle);
        for (NodeRow node : nodes) {
            if (node.delivery() != 0) {
                builder.request(pair(node, nodes));
            }
        }
        return new Instance(builder.build());
    }

    private static Request pair(NodeRow pickup, List<NodeRow> nodes) {
        if (pickup.delivery() < 0 || pickup.delivery() >= nodes.size()) {
            throw new IllegalArgumentException(
                    "node %d has no delivery %d".formatted(pickup.number(), pickup.delivery()));
        }
        NodeRow delivery = nodes.get(pickup.delivery());
        if (delivery.pickup() != pickup.number() || delivery.demand() != -pickup.demand()) {
            throw new IllegalArgumentException(
                    "nodes %d and %d are no pair".formatted(pickup.number(), delivery.number()));
        }
        return Request.pair(
                "" + pickup.number(),
                Load.of(pickup.demand()),
                pickup.task(Action.PICKUP),
                delivery.task(Action.DELIVERY));
    }
}
