/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.model;

import java.util.List;

/**
 * Something to do at one place: where, when, for how long.
 *
 * @param action what is done
 * @param place where
 * @param windows when service may start: one or more, in order, not overlapping; it starts in the
 *     first that has not closed
 * @param serviceMillis how long it takes
 * @param promisedMillis start of service promised to somebody, {@link Window#NEVER_MILLIS} if none;
 *     later is disruption
 */
public record Task(
        Action action, Place place, List<Window> windows, long serviceMillis, long promisedMillis) {
    public Task {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("a task must have a window");
        }
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i).openMillis() <= windows.get(i - 1).closeMillis()) {
                throw new IllegalArgumentException(
                        "windows must be in order and not overlap, were " + windows);
            }
        }
        Checks.requireNotNegative("serviceMillis", serviceMillis);
        Checks.requireTime("promisedMillis", promisedMillis);
    }

    /** Without a promise. */
    public static Task of(Action action, Place place, long serviceMillis, Window... windows) {
        List<Window> given = windows.length == 0 ? List.of(Window.ALWAYS) : List.of(windows);
        return new Task(action, place, given, serviceMillis, Window.NEVER_MILLIS);
    }

    /** The same task with a start of service promised to somebody. */
    public Task promisedBy(long millis) {
        return new Task(action, place, windows, serviceMillis, millis);
    }

    /** The first window that has not closed, or the last one. */
    public Window windowAt(long millis) {
        int last = windows.size() - 1;
        for (int i = 0; i < last; i++) {
            if (millis <= windows.get(i).closeMillis()) {
                return windows.get(i);
            }
        }
        return windows.get(last);
    }

    /** Start of service after an arrival: never earlier for a later arrival. */
    public long startMillis(long arrivalMillis) {
        return Math.max(arrivalMillis, windowAt(arrivalMillis).openMillis());
    }

    /**
     * Latest arrival after which service starts no later than given, whether or not the last window
     * has closed then; far in the past if every window opens later.
     */
    public long latestArrivalMillis(long latestStartMillis) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (windows.get(i).openMillis() <= latestStartMillis) {
                boolean isLast = i == windows.size() - 1;
                long closes = isLast ? latestStartMillis : windows.get(i).closeMillis();
                return Math.min(closes, latestStartMillis);
            }
        }
        return -Window.NEVER_MILLIS;
    }

    /** Last moment at which service may start. */
    public long closeMillis() {
        return windows.get(windows.size() - 1).closeMillis();
    }

    /** Price of the lateness of a start of service. */
    public double latenessCost(long startMillis) {
        Window window = windowAt(startMillis);
        return window.lateness().cost(startMillis - window.dueMillis());
    }
}
