/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.plan.Route;

/** What is on board along a route, and the most of it that is still to come. */
final class RouteLoads {
    private final Load capacity;
    private final int[][] loads;
    private final int[][] peaks;

    RouteLoads(Route route, Load onBoard) {
        int size = route.visits().size();
        capacity = route.vehicle().capacity();
        loads = new int[capacity.dimensions()][size + 1];
        peaks = new int[capacity.dimensions()][size + 1];
        for (int d = 0; d < loads.length; d++) {
            loads[d][0] = onBoard.amount(d);
            for (int i = 0; i < size; i++) {
                loads[d][i + 1] = route.visits().get(i).loadAfter().amount(d);
            }
            peaks[d][size] = loads[d][size];
            for (int i = size - 1; i >= 0; i--) {
                peaks[d][i] = Math.max(loads[d][i], peaks[d][i + 1]);
            }
        }
    }

    /** Whether there is room for more on the way to position i. */
    boolean hasRoom(Load more, int position) {
        return hasRoom(loads, more, position);
    }

    /** Whether there is room for more from position i to the end. */
    boolean hasRoomToTheEnd(Load more, int position) {
        return hasRoom(peaks, more, position);
    }

    private boolean hasRoom(int[][] taken, Load more, int position) {
        for (int d = 0; d < taken.length; d++) {
            int amount = more.amount(d);
            if (amount > 0 && taken[d][position] + amount > capacity.amount(d)) {
                return false;
            }
        }
        return true;
    }
}
