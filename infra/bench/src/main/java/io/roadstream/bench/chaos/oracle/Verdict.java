/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.chaos.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * What the oracle found.
 *
 * @param lost acknowledged reports without a row of the right values
 * @param duplicated rows beyond one for each vehicle and sequence, counted without FINAL, and rows
 *     that were never acknowledged
 * @param viewMismatches rows of the views that differ from a recompute from the table
 * @param samples a few of the differences, for people
 */
public record Verdict(long lost, long duplicated, long viewMismatches, List<String> samples) {
    public Verdict {
        samples = List.copyOf(samples);
    }

    /** Both together. */
    public Verdict and(Verdict other) {
        List<String> all = new ArrayList<>(samples);
        all.addAll(other.samples);
        return new Verdict(
                lost + other.lost,
                duplicated + other.duplicated,
                viewMismatches + other.viewMismatches,
                all);
    }

    public boolean isClean() {
        return lost == 0 && duplicated == 0 && viewMismatches == 0;
    }
}
