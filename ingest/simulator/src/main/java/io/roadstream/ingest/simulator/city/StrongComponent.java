/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.city;

import java.util.Arrays;

/**
 * The largest set of nodes of a directed graph in which each can be reached from each, by Tarjan's
 * algorithm (SIAM J. Comput. 1, 1972) with a stack of its own instead of recursion.
 */
final class StrongComponent {
    private final int[][] next;
    private final int[] index;
    private final int[] low;
    private final int[] component;
    private final int[] open;
    private final int[] path;
    private final int[] nextTurn;
    private int openCount;
    private int pathLength;
    private int indexCount;
    private int componentCount;

    private StrongComponent(int[][] next) {
        int count = next.length;
        this.next = next;
        this.index = new int[count];
        this.low = new int[count];
        this.component = new int[count];
        this.open = new int[count];
        this.path = new int[count];
        this.nextTurn = new int[count];
        Arrays.fill(component, -1);
    }

    /**
     * Tells which nodes belong to it.
     *
     * @param next the nodes that follow each node
     */
    static boolean[] largest(int[][] next) {
        StrongComponent search = new StrongComponent(next);
        for (int node = 0; node < next.length; node++) {
            if (search.index[node] == 0) {
                search.explore(node);
            }
        }
        return search.largest();
    }

    private void explore(int root) {
        enter(root);
        while (pathLength > 0) {
            int node = path[pathLength - 1];
            if (nextTurn[node] < next[node].length) {
                int follower = next[node][nextTurn[node]++];
                if (index[follower] == 0) {
                    enter(follower);
                } else if (component[follower] < 0) {
                    low[node] = Math.min(low[node], index[follower]);
                }
            } else {
                leave(node);
            }
        }
    }

    private void enter(int node) {
        indexCount++;
        index[node] = indexCount;
        low[node] = indexCount;
        open[openCount++] = node;
        path[pathLength++] = node;
    }

    private void leave(int node) {
        pathLength--;
        if (pathLength > 0) {
            int parent = path[pathLength - 1];
            low[parent] = Math.min(low[parent], low[node]);
        }
        if (low[node] == index[node]) {
            int member;
            do {
                member = open[--openCount];
                component[member] = componentCount;
            } while (member != node);
            componentCount++;
        }
    }

    private boolean[] largest() {
        int[] sizes = new int[componentCount];
        for (int number : component) {
            sizes[number]++;
        }
        int best = 0;
        for (int number = 1; number < sizes.length; number++) {
            best = sizes[number] > sizes[best] ? number : best;
        }
        boolean[] isMember = new boolean[component.length];
        for (int node = 0; node < isMember.length; node++) {
            isMember[node] = component[node] == best;
        }
        return isMember;
    }
}
