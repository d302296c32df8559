/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Shift;
import io.roadstream.optimizer.model.Vehicle;
import java.util.ArrayList;
import java.util.List;

/**
 * Vehicles that are all alike.
 *
 * @param vehicles how many
 * @param capacity of each
 */
record Fleet(int vehicles, int capacity) {
    static Fleet parse(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length < 2) {
            throw new IllegalArgumentException(
                    "a fleet must have a number and a capacity, was '%s'".formatted(line));
        }
        return new Fleet(Integer.parseInt(columns[0]), Integer.parseInt(columns[1]));
    }

    /** From the depot and back within its window, numbered from 1. */
    List<Vehicle> at(NodeRow depot, double fixedCost) {
        List<Vehicle> all = new ArrayList<>();
        Shift shift = new Shift(depot.openMillis(), depot.closeMillis());
        for (int i = 1; i <= vehicles; i++) {
            all.add(
                    Vehicle.of("" + i, depot.place(), shift, Load.of(capacity))
                            .endingAt(depot.place())
                            .withFixedCost(fixedCost));
        }
        return all;
    }
}
