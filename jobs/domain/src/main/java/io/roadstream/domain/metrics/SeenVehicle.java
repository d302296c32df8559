/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * A vehicle in the window that is open.
 *
 * @param cell the last one in which it was; 0 = unknown
 * @param agesMillis event ages of its first fixes in the window
 */
public record SeenVehicle(long cell, List<Integer> agesMillis) {
    /** Before its first fix. */
    static final SeenVehicle NOT_YET = new SeenVehicle(0, List.of());

    public SeenVehicle {
        agesMillis = List.copyOf(agesMillis);
    }

    SeenVehicle with(VehicleFix fix, int maxAges) {
        long next = fix.cell() == 0 ? cell : fix.cell();
        if (agesMillis.size() >= maxAges) {
            return new SeenVehicle(next, agesMillis);
        }
        List<Integer> ages = new ArrayList<>(agesMillis);
        ages.add(fix.ageMillis());
        return new SeenVehicle(next, ages);
    }
}
