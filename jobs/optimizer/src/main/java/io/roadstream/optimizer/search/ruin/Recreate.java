/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.ruin;

import io.roadstream.optimizer.search.compiled.CheapestPlace;
import io.roadstream.optimizer.search.compiled.Dice;
import io.roadstream.optimizer.search.compiled.Lane;
import io.roadstream.optimizer.search.compiled.Neighbours;
import io.roadstream.optimizer.search.compiled.Routes;
import io.roadstream.optimizer.search.compiled.Units;
import io.roadstream.optimizer.search.compiled.Vehicles;
import java.util.function.BooleanSupplier;

/** Puts back what is left out, one after the other, where it costs least. For one thread. */
final class Recreate {
    /** Share of positions that are passed over, in routes that have changed. */
    private static final double BLINKS = 0.01;

    /** So many routes are all looked at for each unit. */
    private static final int FEW = 24;

    /** Of more routes, those are looked at first that serve one of so many nearest nodes. */
    private static final int NEAR = 60;

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
    private final int[] nearSeen;
    private final Neighbours neighbours;
    private int nearStamp;
    private double bestCost;
    private int bestVehicle;
    private int bestPosition;
    private int bestSecondPosition;
    private int candidateCount;
    private int stamp;
    private boolean isIdleClosed;

    Recreate(Routes routes, Neighbours neighbours, Dice dice) {
        this.neighbours = neighbours;
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
        nearSeen = new int[routes.count()];
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
        bestCost = units.isOptional(unit) ? units.price(unit) : Double.POSITIVE_INFINITY;
        bestVehicle = Units.NONE;
        int bound = units.bound(unit);
        if (bound != Units.NONE) {
            look(unit, bound);
        } else {
            if (candidateCount > FEW) {
                lookNear(unit);
            }
            if (bestVehicle == Units.NONE) {
                lookAtAll(unit);
            }
        }
        if (bestVehicle != Units.NONE) {
            boolean wasIdle = routes.lane(bestVehicle).size() == 0;
            routes.insert(numberOf(unit), bestVehicle, bestPosition, bestSecondPosition);
            if (wasIdle) {
                listCandidates();
            }
        }
    }

    /** Looks at the routes that come near to the unit, and at idle vehicles. */
    private void lookNear(int unit) {
        for (int c = 0; c < candidateCount; c++) {
            if (routes.lane(candidates[c]).size() == 0) {
                look(unit, candidates[c]);
            }
        }
        nearStamp++;
        lookNearNode(unit, units.first(unit));
        if (units.second(unit) != Units.NONE) {
            lookNearNode(unit, units.second(unit));
        }
    }

    private void lookNearNode(int unit, int node) {
        int[] near = neighbours.of(node);
        for (int i = 0; i < near.length && i < NEAR; i++) {
            int v = routes.laneOf(near[i]);
            if (v != Units.NONE && nearSeen[v] != nearStamp) {
                nearSeen[v] = nearStamp;
                look(unit, v);
            }
        }
    }

    private void lookAtAll(int unit) {
        for (int c = 0; c < candidateCount; c++) {
            look(unit, candidates[c]);
        }
    }

    private void look(int unit, int v) {
        Lane lane = routes.lane(v);
        if (isIdleClosed && lane.size() == 0) {
            return;
        }
        if (places.find(lane, unit, bestCost)) {
            bestCost = places.cost();
            bestVehicle = v;
            bestPosition = places.position();
            bestSecondPosition = places.secondPosition();
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
