/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Request;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * One node: the depot, which is node 0, or a customer.
 *
 * @param line where it was read
 * @param number of the node
 * @param place where it is, with its number as row
 * @param demand load, below zero for a delivery
 * @param openMillis first moment of service
 * @param closeMillis last moment of service
 * @param serviceMillis how long it takes
 * @param pickup node of its pickup, 0 if it is none's delivery
 * @param delivery node of its delivery, 0 if it is none's pickup
 */
record NodeRow(
        TextLine line,
        int number,
        Place place,
        int demand,
        long openMillis,
        long closeMillis,
        long serviceMillis,
        int pickup,
        int delivery) {
    static final int SOLOMON_COLUMNS = 7;
    static final int LI_LIM_COLUMNS = 9;

    NodeRow {
        if (closeMillis < openMillis) {
            throw line.wrong(
                    "node %d must close after it opens, was [%s, %s]"
                            .formatted(number, seconds(openMillis), seconds(closeMillis)));
        }
    }

    /** Reads rows whose nodes are numbered in order from 0; the first is the depot. */
    static List<NodeRow> parseAll(List<TextLine> rows, int columns) {
        List<NodeRow> nodes = new ArrayList<>();
        for (TextLine row : rows) {
            nodes.add(parse(row, columns, nodes.size()));
        }
        return nodes;
    }

    private static NodeRow parse(TextLine line, int count, int expectedNumber) {
        List<String> columns = line.columns("a node", count);
        int number = line.integer("number of a node", columns.get(0), 0);
        if (number != expectedNumber) {
            throw line.wrong(
                    "node %d must come next, was '%s'".formatted(expectedNumber, line.text()));
        }
        boolean isPaired = count == LI_LIM_COLUMNS;
        Place place =
                new Place(
                        line.number("x", columns.get(1)), line.number("y", columns.get(2)), number);
        int leastDemand = isPaired ? -Integer.MAX_VALUE : 0;
        return new NodeRow(
                line,
                number,
                place,
                line.integer("demand", columns.get(3), leastDemand),
                line.millis("earliest start", columns.get(4)),
                line.millis("latest start", columns.get(5)),
                line.millis("service time", columns.get(6)),
                isPaired ? line.integer("pickup", columns.get(7), 0) : 0,
                isPaired ? line.integer("delivery", columns.get(8), 0) : 0);
    }

    /** The node's task, under its hard window. */
    Task task(Action action) {
        return Task.of(action, place, serviceMillis, Window.hard(openMillis, closeMillis));
    }

    /** A visit with the number of the node as id. */
    Request visit() {
        return Request.visit("" + number, Load.of(demand), task(Action.VISIT));
    }

    private static String seconds(long millis) {
        return Double.toString(millis / 1e3);
    }
}
