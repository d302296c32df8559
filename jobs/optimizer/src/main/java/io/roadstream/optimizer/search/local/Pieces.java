/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.local;

/** A route that could be: stretches of tours, one behind the other. Used again and again. */
final class Pieces {
    private static final int MOST = 8;

    private final Tour[] tours = new Tour[MOST];
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private int count;

    /** Begins anew. */
    Pieces clear() {
        count = 0;
        return this;
    }

    /** Goes on with a stretch, if there is anything in it. */
    Pieces add(Tour tour, int first, int last) {
        if (first <= last) {
            tours[count] = tour;
            from[count] = first;
            to[count] = last;
            count++;
        }
        return this;
    }

    /** What it costs as the route of a tour's vehicle. */
    double cost(Tour owner, Gauge gauge, Penalties penalties) {
        int i = 0;
        if (count > 0 && tours[0] == owner && from[0] == 1) {
            gauge.head(owner, to[0]);
            i = 1;
        } else {
            gauge.head(owner, 0);
        }
        for (; i < count - 1; i++) {
            gauge.nodes(tours[i], from[i], to[i]);
        }
        if (i == count - 1) {
            if (to[i] == tours[i].size) {
                return gauge.tail(tours[i], from[i], penalties);
            }
            gauge.nodes(tours[i], from[i], to[i]);
        }
        return gauge.end(penalties);
    }

    /** Writes its nodes and returns how many there are. */
    int write(int[] nodes) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            int length = to[i] + 1 - from[i];
            System.arraycopy(tours[i].row, from[i], nodes, size, length);
            size += length;
        }
        return size;
    }
}
