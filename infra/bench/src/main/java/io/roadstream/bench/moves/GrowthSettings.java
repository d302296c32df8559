/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.moves;

import java.time.Duration;
import java.util.List;

/**
 * Which sizes are tried.
 *
 * @param visits of the problems
 * @param referencePerHundred processor time of the long search, for each hundred visits
 * @param shortest first limit that is tried
 */
public record GrowthSettings(
        List<Integer> visits, Duration referencePerHundred, Duration shortest) {
    /** From 100 to 1,000 visits, beside ten seconds for each hundred. */
    public static final GrowthSettings USUAL =
            new GrowthSettings(
                    List.of(100, 200, 400, 700, 1_000),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(125));

    public GrowthSettings {
        visits = List.copyOf(visits);
        if (visits.isEmpty() || visits.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("visits must be 1 or more, were " + visits);
        }
        if (referencePerHundred.toMillis() < 1 || shortest.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "times must be 1 ms or more, were %s and %s"
                            .formatted(referencePerHundred, shortest));
        }
    }

    /** Processor time of the long search. */
    Duration reference(int count) {
        return Duration.ofMillis(Math.max(1, referencePerHundred.toMillis() * count / 100));
    }
}
