/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search.compiled;

import java.util.Arrays;

/** The nodes with the smallest distances, smallest first; of equal ones the lower node. */
public final class Nearest {
    private final long[] keys;
    private int count;

    /** Room for so many nodes. */
    public Nearest(int nodes) {
        keys = new long[nodes];
    }

    /** Begins anew. */
    public void clear() {
        count = 0;
    }

    /** One more node, at a distance of 0 or more. */
    public void add(int node, double distance) {
        // floats that are not negative have bits in their order
        keys[count++] = ((long) Float.floatToIntBits((float) distance) << 32) | node;
    }

    /** At most so many. */
    public int[] list(int most) {
        int taken = Math.min(most, count);
        if (taken < count) {
            select(taken);
        }
        Arrays.sort(keys, 0, taken);
        int[] nodes = new int[taken];
        for (int i = 0; i < taken; i++) {
            nodes[i] = (int) keys[i];
        }
        return nodes;
    }

    /** Puts the smallest ones to the front, in any order (Hoare 1961). */
    private void select(int taken) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            long pivot = keys[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = swapped;
                }
            }
            if (taken - 1 <= j) {
                to = j;
            } else if (taken - 1 >= i) {
                from = i;
            } else {
                return;
            }
        }
    }
}
