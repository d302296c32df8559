/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.plan;

import io.roadstream.optimizer.model.Load;
import io.roadstream.optimizer.model.Task;
import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Window;

/**
 * A task in a route with its times.
 *
 * @param step what is done
 * @param arrivalMillis when the vehicle is there
 * @param startMillis when service starts
 * @param departureMillis when the vehicle leaves
 * @param slackMillis by how much later it may arrive before anything in the route becomes late, or
 *     later than it is, or misses the window it now uses; at least 0
 * @param loadAfter on board when it leaves
 * @param driveMillis driving time from the stop before
 * @param meters way from the stop before
 * @param cost of driving there, waiting, lateness and a broken promise
 */
public record Visit(
        Step step,
        long arrivalMillis,
        long startMillis,
        long departureMillis,
        long slackMillis,
        Load loadAfter,
        long driveMillis,
        double meters,
        Cost cost) {
    /** Name of the task. */
    public TaskId id() {
        return step.id();
    }

    /** What is done. */
    public Task task() {
        return step.task();
    }

    /** How long the vehicle waits for the window. */
    public long waitMillis() {
        return startMillis - arrivalMillis;
    }

    /** By how much service starts later than due; 0 if it does not. */
    public long lateMillis() {
        Window window = task().windowAt(startMillis);
        return Math.max(0, startMillis - window.dueMillis());
    }

    /** Whether service starts after its last window has closed. */
    public boolean isAfterClose() {
        return startMillis > task().closeMillis();
    }
}
