/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.optimizer.search;

import java.time.Duration;

/** Hears how the search is going, from the searching thread: at most every 100 ms. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = state -> {};

    /** What is best by now. */
    void report(State state);

    /**
     * The search by now.
     *
     * @param elapsed since it began
     * @param iterations of all islands
     * @param bestCost of the best plan, of other islands as of when they met last
     * @param vehicles in use there
     * @param unserved requests left out there
     */
    record State(Duration elapsed, long iterations, double bestCost, int vehicles, int unserved) {}
}
