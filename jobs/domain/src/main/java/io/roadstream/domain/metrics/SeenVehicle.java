/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * A vehicle in a window.
 *
 * @param cell the last one in which it was
 * @param agesMillis event ages of its first fixes in the window
 */
public record SeenVehicle(long cell, List<Integer> agesMillis) {
    /** Before its first fix. */
    static final SeenVehicle NOT_YET = new SeenVehicle(0, List.of());

    public SeenVehicle {
        agesMillis = List.copyOf(agesMillis);
    }

    SeenVehicle with(long nextCell, int ageMillis, int maxAges) {
        if (agesMillis.size() >= maxAges) {
            return new SeenVehicle(nextCell, agesMillis);
        }
        List<Integer> ages = new ArrayList<>(agesMillis);
        ages.add(ageMillis);
        return new SeenVehicle(nextCell, ages);
    }
}
