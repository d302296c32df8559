/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Prices;
import io.roadstream.optimizer.model.Problem;
import io.roadstream.optimizer.model.ProblemBuilder;
import java.util.List;
import java.util.Locale;

/** Solomon's (1987) and Gehring and Homberger's text format: visits within hard windows. */
public final class SolomonFormat {
    private static final String FLEET = "VEHICLE";
    private static final String NODES = "CUSTOMER";

    private SolomonFormat() {}

    /**
     * Reads an instance; a visit's request has the number of its node as id.
     *
     * @param fixedCost price of a vehicle, above any distance where fewest vehicles come first
     */
    public static Instance parse(List<String> lines, Rounding rounding, double fixedCost) {
        List<TextLine> all = TextLine.of(lines);
        int fleetAt = find(all, FLEET);
        int nodesAt = find(all, NODES);
        List<TextLine> fleetRows = rows(all.subList(fleetAt + 1, Math.max(fleetAt + 1, nodesAt)));
        List<TextLine> nodeRows = rows(all.subList(nodesAt + 1, all.size()));
        if (fleetRows.size() != 1 || nodeRows.isEmpty()) {
            throw new InvalidInstanceException(
                    "an instance must have one fleet and a depot, had %d and %d rows"
                            .formatted(fleetRows.size(), nodeRows.size()));
        }
        Fleet fleet = Fleet.parse(fleetRows.get(0));
        List<NodeRow> nodes = NodeRow.parseAll(nodeRows, NodeRow.SOLOMON_COLUMNS);
        List<Place> places = nodes.stream().map(NodeRow::place).toList();
        ProblemBuilder builder = Problem.builder(rounding.matrix(places), Prices.DISTANCE);
        fleet.at(nodes.get(0), fixedCost).forEach(builder::vehicle);
        nodes.stream().skip(1).map(NodeRow::visit).forEach(builder::request);
        return new Instance(builder.build());
    }

    /** Whether the text has the two headings of this format. */
    static boolean isWrittenIn(List<TextLine> lines) {
        return lines.stream().anyMatch(line -> isHeading(line, FLEET))
                && lines.stream().anyMatch(line -> isHeading(line, NODES));
    }

    private static int find(List<TextLine> lines, String heading) {
        for (int i = 0; i < lines.size(); i++) {
            if (isHeading(lines.get(i), heading)) {
                return i;
            }
        }
        throw new InvalidInstanceException("an instance must have a line '%s'".formatted(heading));
    }

    private static boolean isHeading(TextLine line, String heading) {
        return line.text().toUpperCase(Locale.ROOT).equals(heading);
    }

    /** Without the names of the columns. */
    private static List<TextLine> rows(List<TextLine> lines) {
        return lines.stream().filter(line -> !Character.isLetter(line.text().charAt(0))).toList();
    }
}
