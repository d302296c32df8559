/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.CheapestPlace;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Units;
import java.util.Arrays;

/**
 * Remembers the cheapest place of each unit in each route for as long as the route stays the same,
 * or comes back: most routes are not touched by a step, and most steps are undone. What is
 * remembered is either the cheapest place or a bound below which there is none. It is not passed
 * over by chance, as positions are that are looked at anew: plans were no better where it was. For
 * one thread.
 */
final class PlaceCache {
    /** More pairs of units and routes are not remembered: 28 bytes each. */
    private static final long MOST = 4_000_000;

    private final CheapestPlace place;
    private final int lanes;
    private final long[] version;
    private final double[] cost;
    private final int[] position;
    private final int[] secondPosition;
    private double foundCost;
    private int foundPosition;
    private int foundSecondPosition;

    PlaceCache(CheapestPlace place, int units, int lanes) {
        this.place = place;
        this.lanes = lanes;
        int size = (long) units * lanes > MOST ? 0 : units * lanes;
        version = new long[size];
        cost = new double[size];
        position = new int[size];
        secondPosition = new int[size];
        Arrays.fill(version, -1);
    }

    /** Looks for a place that costs less than the bound. */
    boolean find(Lane lane, int unit, double bound) {
        if (version.length == 0) {
            return take(place.find(lane, unit, bound));
        }
        int index = unit * lanes + lane.vehicle();
        if (version[index] == lane.version()) {
            if (cost[index] >= bound) {
                return false;
            }
            if (position[index] != Units.NONE) {
                foundCost = cost[index];
                foundPosition = position[index];
                foundSecondPosition = secondPosition[index];
                return true;
            }
        }
        boolean isFound = take(place.find(lane, unit, bound));
        if (!place.hasBlinked()) {
            version[index] = lane.version();
            cost[index] = isFound ? foundCost : bound;
            position[index] = isFound ? foundPosition : Units.NONE;
            secondPosition[index] = foundSecondPosition;
        }
        return isFound;
    }

    /** What the unit costs at the place found. */
    double cost() {
        return foundCost;
    }

    int position() {
        return foundPosition;
    }

    int secondPosition() {
        return foundSecondPosition;
    }

    private boolean take(boolean isFound) {
        if (isFound) {
            foundCost = place.cost();
            foundPosition = place.position();
            foundSecondPosition = place.secondPosition();
        }
        return isFound;
    }
}
