/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

import io.roadstream.optimizer.search.compiled.Network;
import io.roadstream.optimizer.search.compiled.Units;
import java.util.Arrays;

/**
 * SWAP* (Vidal 2022): two visits of two tours change places, and each goes where it costs least in
 * its new tour, not where the other one was. Of visits with one node each.
 */
final class TourSwaps {
    /** Places kept for each node and tour, so that one is left without the leaving node. */
    private static final int PLACES = 3;

    private final Tours tours;
    private final Units units;
    private final Network network;
    private final int[][] places;
    private final double[][] detours;
    private final long[][] judgedAt;

    TourSwaps(Tours tours) {
        this.tours = tours;
        this.units = tours.units();
        this.network = tours.network();
        int nodes = tours.problem().nodes().count();
        places = new int[nodes][PLACES];
        detours = new double[nodes][PLACES];
        judgedAt = new long[tours.count()][tours.count()];
    }

    /** Does the best swap between each two tours that helps; whether there was any. */
    boolean improve() {
        boolean isBetter = false;
        for (int v = 0; v < tours.count(); v++) {
            for (int w = v + 1; w < tours.count(); w++) {
                Tour one = tours.tour(v);
                Tour other = tours.tour(w);
                boolean isNew = Math.max(one.changed, other.changed) > judgedAt[v][w];
                if (isNew && one.size > 0 && other.size > 0) {
                    judgedAt[v][w] = tours.time();
                    isBetter |= swap(one, other);
                }
            }
        }
        return isBetter;
    }

    private boolean swap(Tour one, Tour other) {
        findPlaces(one, other);
        findPlaces(other, one);
        double best = 0;
        int bestI = 0;
        int bestJ = 0;
        for (int i = one.firstFree(); i <= one.size; i++) {
            int node = one.row[i];
            if (isPaired(node)) {
                continue;
            }
            double saved = saved(one, i);
            for (int j = other.firstFree(); j <= other.size; j++) {
                int swapped = other.row[j];
                if (isPaired(swapped)) {
                    continue;
                }
                double more =
                        detour(node, other, j) + detour(swapped, one, i) - saved - saved(other, j);
                if (more < best && tours.isPromising(one, other, more)) {
                    best = more;
                    bestI = i;
                    bestJ = j;
                }
            }
        }
        return bestI > 0 && tryOut(one, bestI, other, bestJ);
    }

    private boolean tryOut(Tour one, int i, Tour other, int j) {
        if (!tours.isAllowed(one.row[i], other) || !tours.isAllowed(other.row[j], one)) {
            return false;
        }
        put(tours.pieces, one, i, other, j, place(other.row[j], one, i));
        put(tours.piecesToo, other, j, one, i, place(one.row[i], other, j));
        return tours.replace(one, other);
    }

    /** The tour without one node and with another behind a place, or where the one was. */
    private static void put(Pieces pieces, Tour tour, int i, Tour from, int j, int behind) {
        pieces.clear();
        if (behind == Units.NONE) {
            pieces.add(tour, 1, i - 1).add(from, j, j).add(tour, i + 1, tour.size);
        } else if (behind < i) {
            pieces.add(tour, 1, behind).add(from, j, j);
            pieces.add(tour, behind + 1, i - 1).add(tour, i + 1, tour.size);
        } else {
            pieces.add(tour, 1, i - 1).add(tour, i + 1, behind);
            pieces.add(from, j, j).add(tour, behind + 1, tour.size);
        }
    }

    private void findPlaces(Tour from, Tour to) {
        for (int i = from.firstFree(); i <= from.size; i++) {
            int node = from.row[i];
            int[] place = places[node];
            double[] detour = detours[node];
            Arrays.fill(detour, Double.POSITIVE_INFINITY);
            for (int k = to.firstFree() - 1; k <= to.size; k++) {
                double more =
                        way(to.row[k], node)
                                + way(node, to.row[k + 1])
                                - way(to.row[k], to.row[k + 1]);
                if (more < detour[PLACES - 1]) {
                    keep(place, detour, k, more);
                }
            }
        }
    }

    private static void keep(int[] place, double[] detour, int k, double more) {
        int at = PLACES - 1;
        while (at > 0 && detour[at - 1] > more) {
            detour[at] = detour[at - 1];
            place[at] = place[at - 1];
            at--;
        }
        detour[at] = more;
        place[at] = k;
    }

    /** Least detour for a node in a tour that loses another one. */
    private double detour(int node, Tour tour, int lost) {
        double inPlace =
                way(tour.row[lost - 1], node)
                        + way(node, tour.row[lost + 1])
                        - way(tour.row[lost - 1], tour.row[lost + 1]);
        for (int p = 0; p < PLACES; p++) {
            int k = places[node][p];
            if (detours[node][p] >= inPlace) {
                return inPlace;
            }
            if (k != lost && k != lost - 1) {
                return detours[node][p];
            }
        }
        return inPlace;
    }

    /** Behind which position that is; {@link Units#NONE} for where the lost node was. */
    private int place(int node, Tour tour, int lost) {
        double least = detour(node, tour, lost);
        for (int p = 0; p < PLACES; p++) {
            int k = places[node][p];
            if (k != lost && k != lost - 1 && detours[node][p] == least) {
                return k;
            }
        }
        return Units.NONE;
    }

    private double saved(Tour tour, int i) {
        return way(tour.row[i - 1], tour.row[i])
                + way(tour.row[i], tour.row[i + 1])
                - way(tour.row[i - 1], tour.row[i + 1]);
    }

    private boolean isPaired(int node) {
        return units.second(units.unitOf(node)) != Units.NONE;
    }

    private double way(int from, int to) {
        return network.costOut(from)[to];
    }
}
