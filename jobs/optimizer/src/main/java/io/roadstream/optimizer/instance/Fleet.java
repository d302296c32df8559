/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.model.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Vehicles that are all alike.
 *
 * @param vehicles how many
 * @param capacity of each
 * @param maxRouteMillis longest route of each
 */
record Fleet(int vehicles, int capacity, long maxRouteMillis) {
    /** More vehicles than anybody plans at once. */
    static final int MAX_VEHICLES = 100_000;

    static Fleet parse(TextLine line) {
        List<String> columns = line.columns();
        if (columns.size() < 2) {
            throw line.wrong(
                    "a fleet must have a number and a capacity, was '%s'".formatted(line.text()));
        }
        return new Fleet(
                line.integer("number of vehicles", columns.get(0), 1, MAX_VEHICLES),
                line.integer("capacity", columns.get(1), 0),
                Window.NEVER_MILLIS);
    }

    /** From the depot and back within its window, numbered from 1. */
    List<Vehicle> at(NodeRow depot, double fixedCost) {
        List<Vehicle> all = new ArrayList<>();
        Shift shift = new Shift(depot.openMillis(), depot.closeMillis());
        for (int i = 1; i <= vehicles; i++) {
            all.add(
                    Vehicle.of("" + i, depot.place(), shift, Load.of(capacity))
                            .endingAt(depot.place())
                            .withLimits(maxRouteMillis, Double.POSITIVE_INFINITY)
                            .withFixedCost(fixedCost));
        }
        return all;
    }
}
