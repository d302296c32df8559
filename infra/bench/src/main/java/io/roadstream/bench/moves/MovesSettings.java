/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.moves;

import java.util.List;

/**
 * What JMH is to run.
 *
 * @param kinds of problems
 * @param visits sizes of the problems
 * @param seconds of warm-up and of measurement, once each; 0 for what the benchmark says
 */
public record MovesSettings(List<MovesBenchmark.Kind> kinds, List<Integer> visits, int seconds) {
    /** Both kinds, small and large. */
    public static final MovesSettings USUAL =
            new MovesSettings(List.of(MovesBenchmark.Kind.values()), List.of(100, 1_000), 0);

    public MovesSettings {
        kinds = List.copyOf(kinds);
        visits = List.copyOf(visits);
    }
}
