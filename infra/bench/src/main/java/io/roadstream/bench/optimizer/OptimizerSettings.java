/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.optimizer;

import io.roadstream.optimizer.instance.Objective;
import io.roadstream.optimizer.search.Layers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param instances folder with them
 * @param only names of those that are measured; empty for all
 * @param time limit of each run
 * @param seeds number of runs of each instance
 * @param objective what is best
 * @param warmUp time in which each solver in Java runs before it counts
 * @param peers measured beside it: jsprit, ortools
 * @param layers of our own search that are on
 * @param islands of our own search; one thread each
 * @param solutions folder for the best solution of each instance, or null
 * @param best table of best known values, or null: the one in the folder
 * @param vary seed by which instances are turned and numbered anew, or null: as they are
 */
public record OptimizerSettings(
        Path instances,
        List<String> only,
        Duration time,
        int seeds,
        Objective objective,
        Duration warmUp,
        List<String> peers,
        Layers layers,
        int islands,
        @Nullable Path solutions,
        @Nullable Path best,
        @Nullable Long vary) {
    public OptimizerSettings {
        only = List.copyOf(only);
        peers = List.copyOf(peers);
        if (time.isZero() || time.isNegative() || seeds < 1 || islands < 1) {
            throw new IllegalArgumentException(
                    "there must be time, a seed and an island, were %s, %d and %d"
                            .formatted(time, seeds, islands));
        }
        for (String peer : peers) {
            if (!peer.equals("jsprit") && !peer.equals("ortools")) {
                throw new IllegalArgumentException(
                        "a peer must be jsprit or ortools, was '%s'".formatted(peer));
            }
        }
    }
}
