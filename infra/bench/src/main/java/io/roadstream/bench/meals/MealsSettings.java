/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.meals;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is lived through.
 *
 * @param folder with a folder for each day
 * @param only names of days; empty for all
 * @param seed of the search
 * @param iterations of each decision's search
 * @param hindsightIterations of the search over the whole day
 * @param svg where late orders are drawn, or null
 */
public record MealsSettings(
        Path folder,
        List<String> only,
        long seed,
        long iterations,
        long hindsightIterations,
        @Nullable Path svg) {
    public MealsSettings {
        only = List.copyOf(only);
        if (iterations < 1 || hindsightIterations < 0) {
            throw new IllegalArgumentException(
                    "iterations must be 1 or more, were %d, and of hindsight 0 or more, were %d"
                            .formatted(iterations, hindsightIterations));
        }
    }
}
