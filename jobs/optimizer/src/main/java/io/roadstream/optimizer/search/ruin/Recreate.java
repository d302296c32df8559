/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.CheapestPlace;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
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
    private final PlaceCache places;
    private final Orders orders;
    private final double[] key;
    private final int[] order;
    private final int[] candidates;
    private final int[] idleSeen;
    private int candidateCount;
    private int stamp;
    private boolean isIdleClosed;

    Recreate(Routes routes, Dice dice) {
        this.routes = routes;
        this.units = routes.problem().units();
        this.vehicles = routes.problem().vehicles();
        this.dice = dice;
        place = new CheapestPlace(routes.problem(), dice, BLINKS);
        places = new PlaceCache(place, units.count(), routes.count());
        orders = Orders.of(routes.problem());
        key = new double[units.count()];
        order = new int[units.count()];
        candidates = new int[routes.count()];
        idleSeen = new int[routes.count()];
    }

    long moves() {
        return place.moves();
    }

    /** Whether idle vehicles must stay so. */
    void closeIdle(boolean isClosed) {
        isIdleClosed = isClosed;
    }

    /** Serves what it can of what is left out, until somebody says stop. */
    void recreate(BooleanSupplier isStopped) {
        int count = routes.absentCount();
        sort(count);
        listCandidates();
        for (int i = 0; i < count && !isStopped.getAsBoolean(); i++) {
            insert(order[i]);
        }
    }

    /** Serves what it can of what is left out of these nodes' units, in their order. */
    void insertInOrder(int[] nodes) {
        listCandidates();
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
        int count = bound == Units.NONE ? candidateCount : 1;
        for (int c = 0; c < count; c++) {
            int v = bound == Units.NONE ? candidates[c] : bound;
            Lane lane = routes.lane(v);
            if (isIdleClosed && lane.size() == 0) {
                continue;
            }
            if (places.find(lane, unit, best)) {
                best = places.cost();
                vehicle = v;
                position = places.position();
                secondPosition = places.secondPosition();
            }
        }
        if (vehicle != Units.NONE) {
            boolean wasIdle = routes.lane(vehicle).size() == 0;
            routes.insert(numberOf(unit), vehicle, position, secondPosition);
            if (wasIdle) {
                listCandidates();
            }
        }
    }

    /** Vehicles in use, and of idle twins the first. */
    private void listCandidates() {
        candidateCount = 0;
        stamp++;
        for (int v = 0; v < routes.count(); v++) {
            boolean isIdle = routes.lane(v).size() == 0;
            int twin = vehicles.twin(v);
            if (!isIdle || idleSeen[twin] != stamp) {
                candidates[candidateCount++] = v;
            }
            if (isIdle) {
                idleSeen[twin] = stamp;
            }
        }
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
