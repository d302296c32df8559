/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.Network;
import io.roadstream.optimizer.search.compiled.Units;

/**
 * Moves of one to three nodes in a row next to a near one, exchanges of such rows, and exchanges of
 * tails.
 */
final class NodeMoves {
    private static final int MOST_MOVED = 3;
    private static final int MOST_EXCHANGED = 2;

    private final Tours tours;
    private final Units units;
    private final Network network;

    NodeMoves(Tours tours) {
        this.tours = tours;
        this.units = tours.units();
        this.network = tours.network();
    }

    /** Does the first move of a node to a near one that helps. */
    boolean improve(int node, int near) {
        Tour from = tours.tour(tours.tourOf(node));
        Tour to = tours.tour(tours.tourOf(near));
        int i = tours.positionOf(node);
        int j = tours.positionOf(near);
        for (int length = 1; length <= MOST_MOVED && i + length - 1 <= from.size; length++) {
            if (relocate(from, i, length, to, j)) {
                return true;
            }
            if (j == to.firstFree() && relocate(from, i, length, to, j - 1)) {
                return true;
            }
        }
        for (int length = 1; length <= MOST_EXCHANGED && i + length - 1 <= from.size; length++) {
            for (int other = 1; other <= length && j + other - 1 <= to.size; other++) {
                if (exchange(from, i, length, to, j, other)) {
                    return true;
                }
            }
        }
        return from != to && tails(from, i, to, j);
    }

    /** Moves a node to an idle vehicle if that helps. */
    boolean useIdle(int node) {
        Tour from = tours.tour(tours.tourOf(node));
        int i = tours.positionOf(node);
        if (from.size == 1 || !tours.isClosed(from, i, i)) {
            return false;
        }
        for (int v = tours.idleFrom(0); v != Units.NONE; v = tours.idleFrom(v + 1)) {
            Tour to = tours.tour(v);
            if (tours.isAllowed(node, to)) {
                tours.pieces.clear().add(from, 1, i - 1).add(from, i + 1, from.size);
                tours.piecesToo.clear().add(from, i, i);
                if (tours.replace(from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Moves a row of nodes behind a position. */
    private boolean relocate(Tour from, int i, int length, Tour to, int j) {
        int last = i + length - 1;
        if (from == to && j >= i - 1 && j <= last) {
            return false;
        }
        if (from.size > length) {
            double more =
                    way(from, i - 1, from, last + 1)
                            - way(from, i - 1, from, i)
                            - way(from, last, from, last + 1)
                            + way(to, j, from, i)
                            + way(from, last, to, j + 1)
                            - way(to, j, to, j + 1);
            if (!tours.isPromising(from, to, more)) {
                return false;
            }
        }
        if (from != to) {
            if (!tours.areAllowed(from, i, last, to) || !tours.isClosed(from, i, last)) {
                return false;
            }
            tours.pieces.clear().add(from, 1, i - 1).add(from, last + 1, from.size);
            tours.piecesToo.clear().add(to, 1, j).add(from, i, last).add(to, j + 1, to.size);
            return tours.replace(from, to);
        }
        if (!keepsOrder(from, i, last, j)) {
            return false;
        }
        Pieces pieces = tours.pieces.clear();
        if (j < i) {
            pieces.add(from, 1, j).add(from, i, last).add(from, j + 1, i - 1);
            pieces.add(from, last + 1, from.size);
        } else {
            pieces.add(from, 1, i - 1).add(from, last + 1, j).add(from, i, last);
            pieces.add(from, j + 1, from.size);
        }
        return tours.replace(from);
    }

    /** Whether pickups stay before their deliveries when a row moves behind a position. */
    private boolean keepsOrder(Tour tour, int first, int last, int behind) {
        for (int i = first; i <= last; i++) {
            int node = tour.row[i];
            int unit = units.unitOf(node);
            if (units.second(unit) == Units.NONE) {
                continue;
            }
            boolean isPickup = units.first(unit) == node;
            int partner = isPickup ? units.second(unit) : units.first(unit);
            int at = tours.positionOf(partner);
            boolean isOutside = at < first || at > last;
            if (isOutside && (isPickup ? at <= behind : at > behind)) {
                return false;
            }
        }
        return true;
    }

    private boolean exchange(Tour from, int i, int length, Tour to, int j, int other) {
        int last = i + length - 1;
        int end = j + other - 1;
        if (from == to) {
            return i < j
                    ? exchangeWithin(from, i, last, j, end)
                    : exchangeWithin(from, j, end, i, last);
        }
        double more =
                way(from, i - 1, to, j)
                        + way(to, end, from, last + 1)
                        - way(from, i - 1, from, i)
                        - way(from, last, from, last + 1)
                        + way(to, j - 1, from, i)
                        + way(from, last, to, end + 1)
                        - way(to, j - 1, to, j)
                        - way(to, end, to, end + 1);
        if (!tours.isPromising(from, to, more)
                || !tours.areAllowed(from, i, last, to)
                || !tours.areAllowed(to, j, end, from)
                || !tours.isClosed(from, i, last)
                || !tours.isClosed(to, j, end)) {
            return false;
        }
        tours.pieces.clear().add(from, 1, i - 1).add(to, j, end).add(from, last + 1, from.size);
        tours.piecesToo.clear().add(to, 1, j - 1).add(from, i, last).add(to, end + 1, to.size);
        return tours.replace(from, to);
    }

    private boolean exchangeWithin(Tour tour, int i, int last, int j, int end) {
        if (last >= j - 1) {
            return false;
        }
        double more =
                way(tour, i - 1, tour, j)
                        + way(tour, end, tour, last + 1)
                        + way(tour, j - 1, tour, i)
                        + way(tour, last, tour, end + 1)
                        - way(tour, i - 1, tour, i)
                        - way(tour, last, tour, last + 1)
                        - way(tour, j - 1, tour, j)
                        - way(tour, end, tour, end + 1);
        if (!tours.isPromising(tour, tour, more) || hasPairs(tour, i, end)) {
            return false;
        }
        Pieces pieces = tours.pieces.clear().add(tour, 1, i - 1).add(tour, j, end);
        pieces.add(tour, last + 1, j - 1).add(tour, i, last).add(tour, end + 1, tour.size);
        return tours.replace(tour);
    }

    private boolean hasPairs(Tour tour, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (units.second(units.unitOf(tour.row[i])) != Units.NONE) {
                return true;
            }
        }
        return false;
    }

    /** Goes from a node to the near one of another tour, and from that one's front to the rest. */
    private boolean tails(Tour from, int i, Tour to, int j) {
        if (from.open[i] > 0 || to.open[j - 1] > 0) {
            return false;
        }
        double more =
                way(from, i, to, j)
                        + way(to, j - 1, from, i + 1)
                        - way(from, i, from, i + 1)
                        - way(to, j - 1, to, j);
        // ends differ where vehicles do; where they are alike, this is all
        boolean isPromising = tours.isPromising(from, to, more) || (from.size == i && j == 1);
        if (!isPromising
                || !tours.areAllowed(from, i + 1, from.size, to)
                || !tours.areAllowed(to, j, to.size, from)) {
            return false;
        }
        tours.pieces.clear().add(from, 1, i).add(to, j, to.size);
        tours.piecesToo.clear().add(to, 1, j - 1).add(from, i + 1, from.size);
        return tours.replace(from, to);
    }

    private double way(Tour from, int i, Tour to, int j) {
        return network.costOut(from.row[i])[to.row[j]];
    }
}
