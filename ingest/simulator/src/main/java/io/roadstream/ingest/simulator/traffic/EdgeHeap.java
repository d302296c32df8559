/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.traffic;

import java.util.Arrays;

/** Edges by the time to which they lead, the least first; an edge may be in it more than once. */
final class EdgeHeap {
    private int[] edges;
    private double[] keys;
    private int size;

    EdgeHeap(int capacity) {
        this.edges = new int[Math.max(1, capacity)];
        this.keys = new double[Math.max(1, capacity)];
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int edge, double key) {
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        int i = size++;
        while (i > 0 && keys[(i - 1) / 2] > key) {
            move((i - 1) / 2, i);
            i = (i - 1) / 2;
        }
        edges[i] = edge;
        keys[i] = key;
    }

    /** Takes the edge with the least key. */
    int poll() {
        int first = edges[0];
        size--;
        int edge = edges[size];
        double key = keys[size];
        int i = 0;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            move(child, i);
            i = child;
        }
        edges[i] = edge;
        keys[i] = key;
        return first;
    }

    private void move(int from, int to) {
        edges[to] = edges[from];
        keys[to] = keys[from];
    }
}
