/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.CheapestPlace;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Puts back what is left out, one after the other, where it costs least. For one thread. */
final class Recreate {
    /** Share of positions that are passed over. */
    private static final double BLINKS = 0.01;

    private final Routes routes;
    private final Units units;
    private final Vehicles vehicles;
    private final Dice dice;
    private final CheapestPlace place;
    private final Orders orders;
    private final double[] key;
    private final int[] order;
    private final int[] firstIdle;

    Recreate(Routes routes, Dice dice) {
        this.routes = routes;
        this.units = routes.problem().units();
        this.vehicles = routes.problem().vehicles();
        this.dice = dice;
        place = new CheapestPlace(routes.problem(), dice, BLINKS);
        orders = Orders.of(routes.problem());
        key = new double[units.count()];
        order = new int[units.count()];
        firstIdle = new int[routes.count()];
    }

    long moves() {
        return place.moves();
    }

    /** Serves what it can of what is left out, until somebody says stop. */
    void recreate(BooleanSupplier isStopped) {
        int count = routes.absentCount();
        sort(count);
        // idle twins: the first is looked at for all
        Arrays.fill(firstIdle, Units.NONE);
        for (int i = 0; i < count && !isStopped.getAsBoolean(); i++) {
            insert(order[i]);
        }
    }

    /** Serves what it can of what is left out of these nodes' units, in their order. */
    void insertInOrder(int[] nodes) {
        Arrays.fill(firstIdle, Units.NONE);
        for (int node : nodes) {
            int unit = units.unitOf(node);
            if (unit != Units.NONE && routes.laneOf(units.first(unit)) == Units.NONE) {
                insert(unit);
            }
        }
    }

    private void insert(int unit) {
        double price = units.price(unit);
        double best = units.isOptional(unit) ? price : Double.POSITIVE_INFINITY;
        int vehicle = Units.NONE;
        int position = 0;
        int secondPosition = 0;
        int bound = units.bound(unit);
        int from = bound == Units.NONE ? 0 : bound;
        int to = bound == Units.NONE ? routes.count() : bound + 1;
        for (int v = from; v < to; v++) {
            Lane lane = routes.lane(v);
            if (lane.size() == 0 && bound == Units.NONE && !isFirstIdle(v)) {
                continue;
            }
            if (place.find(lane, unit, best)) {
                best = place.cost();
                vehicle = v;
                position = place.position();
                secondPosition = place.secondPosition();
            }
        }
        if (vehicle != Units.NONE) {
            routes.insert(numberOf(unit), vehicle, position, secondPosition);
        }
    }

    /** Whether no idle vehicle before it is like it. */
    private boolean isFirstIdle(int v) {
        int twin = vehicles.twin(v);
        if (twin == v) {
            return true;
        }
        int first = firstIdle[twin];
        if (first == Units.NONE || first > v || routes.lane(first).size() > 0) {
            first = twin;
            while (first < v && (vehicles.twin(first) != twin || routes.lane(first).size() > 0)) {
                first++;
            }
            firstIdle[twin] = first;
        }
        return first == v;
    }

    private int numberOf(int unit) {
        int[] absent = routes.absent();
        int number = 0;
        while (absent[number] != unit) {
            number++;
        }
        return number;
    }

    /** By one of the orders, drawn by weight; at random for the first. */
    private void sort(int count) {
        int chosen = orders.draw(dice);
        for (int i = 0; i < count; i++) {
            int unit = routes.absent(i);
            double k = orders.key(chosen, unit, dice);
            int j = i - 1;
            while (j >= 0 && key[j] > k) {
                key[j + 1] = key[j];
                order[j + 1] = order[j];
                j--;
            }
            key[j + 1] = k;
            order[j + 1] = unit;
        }
    }
}
