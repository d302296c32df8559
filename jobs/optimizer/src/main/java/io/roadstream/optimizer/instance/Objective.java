/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.instance;

/**
 * What is best. Each has conventions of its own, so results of one never compare with those of the
 * other.
 */
public enum Objective {
    /**
     * The shortest way, with as many vehicles as there are. Lengths between coordinates are cut to
     * one decimal in the formats with time windows, as in the DIMACS challenge of 2021.
     */
    DISTANCE(Rounding.CUT_TO_ONE_DECIMAL, 0),

    /**
     * Fewest vehicles, then the shortest way; lengths between coordinates are exact in the formats
     * with time windows, as in SINTEF's tables.
     */
    VEHICLES(Rounding.EXACT, 1e6);

    private final Rounding rounding;
    private final double fixedCost;

    Objective(Rounding rounding, double fixedCost) {
        this.rounding = rounding;
        this.fixedCost = fixedCost;
    }

    Rounding rounding() {
        return rounding;
    }

    /** Price of a vehicle: more than the whole way of any published instance with time windows. */
    double fixedCost() {
        return fixedCost;
    }
}
