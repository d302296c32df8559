/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.insertion;

import io.roadstream.optimizer.model.TaskId;
import io.roadstream.optimizer.model.Vehicle;
import io.roadstream.optimizer.plan.Step;
import java.util.List;

/**
 * Counts in constant time how many announced stops would be elsewhere after an insertion: prefix
 * sums over the announced stops, for the route as it is and moved back by one and by two places.
 */
final class AnnouncedStops {
    private static final int MAX_INSERTED = 2;
    private static final int MAX = Integer.MAX_VALUE;

    private final List<TaskId> announced;
    private final int committed;
    private final int[][] changedBefore;

    AnnouncedStops(Vehicle vehicle, List<Step> steps) {
        announced = vehicle.announced();
        committed = vehicle.committed().size();
        changedBefore = new int[MAX_INSERTED + 1][announced.size() + 1];
        for (int shift = 0; shift <= MAX_INSERTED; shift++) {
            for (int i = 0; i < announced.size(); i++) {
                int at = committed + i - shift;
                boolean isThere =
                        at >= committed
                                && at < steps.size()
                                && steps.get(at).id().equals(announced.get(i));
                changedBefore[shift][i + 1] = changedBefore[shift][i] + (isThere ? 0 : 1);
            }
        }
    }

    /** More changed stops when one task is inserted in front of a visit. */
    int moreWith(TaskId task, int position) {
        if (announced.isEmpty()) {
            return 0;
        }
        int at = position - committed;
        int changed = between(0, 0, at) + changedAt(at, task) + between(1, at + 1, MAX);
        return changed - between(0, 0, MAX);
    }

    /** More changed stops when two tasks are inserted in front of two visits, or of one. */
    int moreWith(TaskId first, int firstPosition, TaskId second, int secondPosition) {
        if (announced.isEmpty()) {
            return 0;
        }
        int at = firstPosition - committed;
        int then = secondPosition - committed + 1;
        int changed =
                between(0, 0, at)
                        + changedAt(at, first)
                        + between(1, at + 1, then)
                        + changedAt(then, second)
                        + between(2, then + 1, MAX);
        return changed - between(0, 0, MAX);
    }

    private int between(int shift, int from, int to) {
        int last = announced.size();
        int[] before = changedBefore[shift];
        return Math.max(0, before[Math.min(to, last)] - before[Math.min(from, last)]);
    }

    private int changedAt(int index, TaskId inserted) {
        return index < announced.size() && !announced.get(index).equals(inserted) ? 1 : 0;
    }
}
