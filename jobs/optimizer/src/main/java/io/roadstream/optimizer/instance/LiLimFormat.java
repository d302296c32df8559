/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import io.roadstream.optimizer.model.Request;
import java.util.List;

/** Li and Lim's (2001) text format: pickups and deliveries within hard windows. */
public final class LiLimFormat {
    private static final int FLEET_COLUMNS = 3;

    private LiLimFormat() {}

    /**
     * Reads an instance; a request has the number of its pickup's node as id.
     *
     * @param fixedCost price of a vehicle, above any distance where fewest vehicles come first
     */
    public static Instance parse(List<String> lines, Rounding rounding, double fixedCost) {
        List<TextLine> rows = TextLine.of(lines);
        if (rows.size() < 2) {
            throw new InvalidInstanceException(
                    "an instance must have a fleet and a depot, had %d rows"
                            .formatted(rows.size()));
        }
        Fleet fleet = Fleet.parse(rows.get(0));
        List<NodeRow> nodes =
                NodeRow.parseAll(rows.subList(1, rows.size()), NodeRow.LI_LIM_COLUMNS);
        List<Place> places = nodes.stream().map(NodeRow::place).toList();
        ProblemBuilder builder = Problem.builder(rounding.matrix(places), Prices.DISTANCE);
        fleet.at(nodes.get(0), fixedCost).forEach(builder::vehicle);
        for (NodeRow node : nodes.subList(1, nodes.size())) {
            if (node.delivery() != 0) {
                builder.request(pair(node, other(node, node.delivery(), nodes)));
            } else {
                requirePickup(node, other(node, node.pickup(), nodes));
            }
        }
        return new Instance(builder.build());
    }

    /** Whether the text begins with three numbers, and goes on with nine. */
    static boolean isWrittenIn(List<TextLine> lines) {
        return lines.size() > 1
                && hasNumbers(lines.get(0), FLEET_COLUMNS)
                && hasNumbers(lines.get(1), NodeRow.LI_LIM_COLUMNS);
    }

    private static boolean hasNumbers(TextLine line, int count) {
        List<String> columns = line.columns();
        return columns.size() == count
                && columns.stream().allMatch(column -> column.matches("-?[\\d.]+"));
    }

    private static NodeRow other(NodeRow node, int number, List<NodeRow> nodes) {
        if (number <= 0 || number >= nodes.size() || number == node.number()) {
            throw node.line()
                    .wrong(
                            "node %d must have its other half in [1, %d], was %d"
                                    .formatted(node.number(), nodes.size() - 1, number));
        }
        return nodes.get(number);
    }

    private static void requirePickup(NodeRow delivery, NodeRow pickup) {
        if (pickup.delivery() != delivery.number()) {
            throw noPair(delivery, pickup);
        }
    }

    private static Request pair(NodeRow pickup, NodeRow delivery) {
        boolean isPair = delivery.pickup() == pickup.number() && delivery.delivery() == 0;
        if (!isPair || delivery.demand() != -pickup.demand() || pickup.demand() < 0) {
            throw noPair(pickup, delivery);
        }
        return Request.pair(
                "" + pickup.number(),
                Load.of(pickup.demand()),
                pickup.task(Action.PICKUP),
                delivery.task(Action.DELIVERY));
    }

    private static InvalidInstanceException noPair(NodeRow node, NodeRow other) {
        return node.line()
                .wrong("nodes %d and %d are no pair".formatted(node.number(), other.number()));
    }
}
