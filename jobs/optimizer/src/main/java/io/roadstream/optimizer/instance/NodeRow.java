/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Action;
import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.Window;
import java.util.List;

/**
 * One line of a table of nodes: the depot, which is node 0, or a customer.
 *
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
        int number,
        Place place,
        int demand,
        long openMillis,
        long closeMillis,
        long serviceMillis,
        int pickup,
        int delivery) {
    private static final int SOLOMON_COLUMNS = 7;
    private static final int LI_LIM_COLUMNS = 9;
    private static final double MILLIS_PER_UNIT = 1e3;

    /** Reads seven or nine columns; nodes are numbered in order from 0. */
    static NodeRow parse(String line, int expectedNumber) {
        List<String> columns = List.of(line.strip().split("\\s+", -1));
        if (columns.size() != SOLOMON_COLUMNS && columns.size() != LI_LIM_COLUMNS) {
            throw new IllegalArgumentException(
                    "a node must have 7 or 9 columns, was '%s'".formatted(line));
        }
        int number = integer(columns.get(0));
        if (number != expectedNumber) {
            throw new IllegalArgumentException(
                    "node %d must come next, was '%s'".formatted(expectedNumber, line));
        }
        boolean isPaired = columns.size() == LI_LIM_COLUMNS;
        Place place = new Place(decimal(columns.get(1)), decimal(columns.get(2)), number);
        return new NodeRow(
                number,
                place,
                integer(columns.get(3)),
                millis(columns.get(4)),
                millis(columns.get(5)),
                millis(columns.get(6)),
                isPaired ? integer(columns.get(7)) : 0,
                isPaired ? integer(columns.get(8)) : 0);
    }

    /** The node's task, under its hard window. */
    Task task(Action action) {
        return Task.of(action, place, serviceMillis, Window.hard(openMillis, closeMillis));
    }

    private static int integer(String text) {
        return Integer.parseInt(text);
    }

    private static double decimal(String text) {
        return Double.parseDouble(text);
    }

    private static long millis(String text) {
        return Math.round(decimal(text) * MILLIS_PER_UNIT);
    }
}
