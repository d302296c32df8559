/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.CompiledProblem;

/**
 * What a broken limit costs.
 *
 * @param perLoad a unit of load too many
 * @param perMilli a millisecond too late
 * @param perMeter a metre too far
 */
public record Penalties(double perLoad, double perMilli, double perMeter) {
    /** To begin with: a unit of time or way too much costs what driving it does. */
    public static Penalties of(CompiledProblem problem) {
        double perMilli = Proximity.pricePerMilli(problem);
        double way = perMilli * Proximity.meanMillis(problem);
        double load = 1;
        int units = problem.units().count();
        for (int u = 0; u < units; u++) {
            load += (double) problem.units().size(u) / units;
        }
        return new Penalties(way / load, perMilli, way);
    }

    /** Dearer or cheaper by a factor. */
    public Penalties times(double factor) {
        return new Penalties(perLoad * factor, perMilli * factor, perMeter * factor);
    }
}
