/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.optimizer.instance.Objective;
import java.time.Duration;
import java.util.List;

/** A program that makes routes, on one thread. */
interface RoutingSolver {
    /** As it is called in results. */
    String name();

    /** The best answer within the time. */
    Answer solve(Task task);

    /**
     * What is asked.
     *
     * @param lines of the instance
     * @param file the same, read
     * @param objective what is best
     * @param time limit
     * @param seed of its randomness
     */
    record Task(
            List<String> lines, PublishedFile file, Objective objective, Duration time, long seed) {
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
