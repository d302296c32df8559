/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.Network;
import io.roadstream.optimizer.search.compiled.Units;

/** Moves of a pickup with its delivery to another tour, and exchanges of two pairs. */
final class PairMoves {
    private final Tours tours;
    private final Units units;
    private final Network network;

    PairMoves(Tours tours) {
        this.tours = tours;
        this.units = tours.units();
        this.network = tours.network();
    }

    /** Does the first move of a pair to a near node of another tour that helps. */
    boolean improve(int unit, int near) {
        int pickup = units.first(unit);
        Tour from = tours.tour(tours.tourOf(pickup));
        Tour to = tours.tour(tours.tourOf(near));
        if (from == to) {
            return false;
        }
        int j = tours.positionOf(near);
        return relocate(unit, from, to, j)
                || (j == to.firstFree() && relocate(unit, from, to, j - 1))
                || exchange(unit, from, to, units.unitOf(near));
    }

    /** Moves a pair to an idle vehicle if that helps. */
    boolean useIdle(int unit) {
        Tour from = tours.tour(tours.tourOf(units.first(unit)));
        int i = tours.positionOf(units.first(unit));
        int j = tours.positionOf(units.second(unit));
        if (from.size == 2) {
            return false;
        }
        for (int v = tours.idleFrom(0); v != Units.NONE; v = tours.idleFrom(v + 1)) {
            Tour to = tours.tour(v);
            if (tours.isAllowed(units.first(unit), to)) {
                without(from, i, j);
                tours.piecesToo.clear().add(from, i, i).add(from, j, j);
                if (tours.replace(from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The pickup goes behind a position, the delivery anywhere behind that. */
    private boolean relocate(int unit, Tour from, Tour to, int behind) {
        int pickup = units.first(unit);
        int delivery = units.second(unit);
        if (!tours.isAllowed(pickup, to)) {
            return false;
        }
        int i = tours.positionOf(pickup);
        int j = tours.positionOf(delivery);
        double saved = savedWithout(from, i, j);
        double moreFirst = detour(to, behind, pickup);
        for (int k = behind; k <= to.size; k++) {
            double more =
                    k == behind
                            ? way(to.row[k], pickup)
                                    + way(pickup, delivery)
                                    + way(delivery, to.row[k + 1])
                                    - way(to.row[k], to.row[k + 1])
                            : moreFirst + detour(to, k, delivery);
            if (from.size > 2 && !tours.isPromising(from, to, more - saved)) {
                continue;
            }
            without(from, i, j);
            Pieces pieces = tours.piecesToo.clear().add(to, 1, behind).add(from, i, i);
            pieces.add(to, behind + 1, k).add(from, j, j).add(to, k + 1, to.size);
            if (tours.replace(from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Each pair goes where the other one was. */
    private boolean exchange(int unit, Tour from, Tour to, int other) {
        if (units.second(other) == Units.NONE
                || !tours.isAllowed(units.first(unit), to)
                || !tours.isAllowed(units.first(other), from)) {
            return false;
        }
        int i = tours.positionOf(units.first(unit));
        int j = tours.positionOf(units.second(unit));
        int k = tours.positionOf(units.first(other));
        int l = tours.positionOf(units.second(other));
        double more =
                replaced(from, i, j, to.row[k], to.row[l])
                        + replaced(to, k, l, from.row[i], from.row[j]);
        if (!tours.isPromising(from, to, more)) {
            return false;
        }
        put(tours.pieces, from, i, j, to, k, l);
        put(tours.piecesToo, to, k, l, from, i, j);
        return tours.replace(from, to);
    }

    private static void put(Pieces pieces, Tour tour, int i, int j, Tour other, int k, int l) {
        pieces.clear().add(tour, 1, i - 1).add(other, k, k).add(tour, i + 1, j - 1);
        pieces.add(other, l, l).add(tour, j + 1, tour.size);
    }

    private void without(Tour from, int i, int j) {
        tours.pieces.clear().add(from, 1, i - 1).add(from, i + 1, j - 1);
        tours.pieces.add(from, j + 1, from.size);
    }

    private double savedWithout(Tour from, int i, int j) {
        int before = from.row[i - 1];
        int after = from.row[j + 1];
        if (j == i + 1) {
            return way(before, from.row[i])
                    + way(from.row[i], from.row[j])
                    + way(from.row[j], after)
                    - way(before, after);
        }
        return saved(from, i) + saved(from, j);
    }

    private double saved(Tour from, int i) {
        return way(from.row[i - 1], from.row[i])
                + way(from.row[i], from.row[i + 1])
                - way(from.row[i - 1], from.row[i + 1]);
    }

    private double detour(Tour to, int behind, int node) {
        return way(to.row[behind], node)
                + way(node, to.row[behind + 1])
                - way(to.row[behind], to.row[behind + 1]);
    }

    /** More way with other nodes at two positions. */
    private double replaced(Tour tour, int i, int j, int first, int second) {
        if (j == i + 1) {
            return way(tour.row[i - 1], first)
                    + way(first, second)
                    + way(second, tour.row[j + 1])
                    - way(tour.row[i - 1], tour.row[i])
                    - way(tour.row[i], tour.row[j])
                    - way(tour.row[j], tour.row[j + 1]);
        }
        return replaced(tour, i, first) + replaced(tour, j, second);
    }

    private double replaced(Tour tour, int i, int node) {
        return way(tour.row[i - 1], node)
                + way(node, tour.row[i + 1])
                - way(tour.row[i - 1], tour.row[i])
                - way(tour.row[i], tour.row[i + 1]);
    }

    private double way(int from, int to) {
        return network.costOut(from)[to];
    }
}
