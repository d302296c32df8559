/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.Place;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TravelTimes;

/**
 * Ways from every position of a route to one new task and back, looked up once a route. The arrays
 * are used again for the next route.
 */
final class Detour {
    private static final int ROOM = 16;

    private final TravelTimes travelTimes;
    private final boolean isTimeDependent;
    private final Task task;
    private long[] to = new long[ROOM];
    private long[] from = new long[ROOM];
    private double[] metersTo = new double[ROOM];
    private double[] metersFrom = new double[ROOM];

    Detour(TravelTimes travelTimes, Task task) {
        this.travelTimes = travelTimes;
        this.isTimeDependent = travelTimes.isTimeDependent();
        this.task = task;
    }

    Task task() {
        return task;
    }

    /** Looks up the ways for positions from the first free one on. */
    void fill(RouteState route, int firstPosition) {
        if (to.length <= route.size) {
            int room = 2 * (route.size + 1);
            to = new long[room];
            from = new long[room];
            metersTo = new double[room];
            metersFrom = new double[room];
        }
        for (int i = firstPosition; i <= route.size; i++) {
            Place before = route.before(i);
            Place after = route.at(i);
            metersTo[i] = travelTimes.meters(before, task.place());
            metersFrom[i] = after == null ? 0 : travelTimes.meters(task.place(), after);
            if (!isTimeDependent) {
                to[i] = travelTimes.millis(before, task.place(), 0);
                from[i] = after == null ? 0 : travelTimes.millis(task.place(), after, 0);
            }
        }
    }

    /** Driving time from the predecessor of the position to the task. */
    long to(RouteState route, int position, long departureMillis) {
        return isTimeDependent
                ? travelTimes.millis(route.before(position), task.place(), departureMillis)
                : to[position];
    }

    /** Driving time from the task to the visit at the position, or to the end. */
    long from(RouteState route, int position, long departureMillis) {
        if (!isTimeDependent) {
            return from[position];
        }
        Place after = route.at(position);
        return after == null ? 0 : travelTimes.millis(task.place(), after, departureMillis);
    }

    double metersTo(int position) {
        return metersTo[position];
    }

    double metersFrom(int position) {
        return metersFrom[position];
    }
}
