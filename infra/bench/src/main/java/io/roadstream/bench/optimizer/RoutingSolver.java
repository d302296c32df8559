/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.optimizer.instance.Objective;
import java.time.Duration;
import java.util.List;

/** A program that makes routes, on one thread. */
interface RoutingSolver {
    /** As it is called in results. */
    String name();

    /** Whether it can be asked about this file. */
    default boolean takes(PublishedFile file) {
        return true;
    }

    /** The best answer within the time, about a file that it takes. */
    Answer solve(Task task);

    /**
     * What is asked.
     *
     * @param lines of the instance
     * @param file the same, read
     * @param objective what is best
     * @param time limit
     * @param clock by which the time is limited
     * @param seed of its randomness
     */
    record Task(
            List<String> lines,
            PublishedFile file,
            Objective objective,
            Duration time,
            SolverClock clock,
            long seed) {
        public Task {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What it said.
     *
     * @param routes nodes without the depot
     * @param moves that it judged, 0 if it does not say
     */
    record Answer(List<List<Integer>> routes, long moves) {
        public Answer {
            routes = List.copyOf(routes);
        }
    }
}
