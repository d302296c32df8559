/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import io.roadstream.bench.measure.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * Whether estimates are worth it: they are as sure as they say, about, and better than the straight
 * line over the mean speed.
 *
 * @param judged estimates whose truth is known
 * @param insideShare of them, those whose arrival lay between P10 and P90
 * @param meanErrorSeconds mean absolute error of their P50
 * @param straightLineSeconds that of the straight line for the same arrivals
 */
public record EtaVerdict(
        int judged, double insideShare, double meanErrorSeconds, double straightLineSeconds)
        implements Verdict {
    /** Of an interval that says it holds 80 of 100. */
    static final double LEAST_INSIDE = 0.7;

    static final double MOST_INSIDE = 0.9;

    /** Nothing was judged, which tells nothing for estimates. */
    static final EtaVerdict OF_NOTHING = new EtaVerdict(0, 0, 0, 0);

    @Override
    public boolean holds() {
        return isSure() && isBetter();
    }

    /** One for each condition. */
    @Override
    public List<String> lines() {
        if (judged == 0) {
            return List.of("no estimate could be judged: " + Verdict.word(false));
        }
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%.1f %% of arrivals between P10 and P90, asked for are %.0f to %.0f %%: %s",
                        100 * insideShare,
                        100 * LEAST_INSIDE,
                        100 * MOST_INSIDE,
                        Verdict.word(isSure())),
                String.format(
                        Locale.ROOT,
                        "mean error %.1f s, of the straight line %.1f s: %s",
                        meanErrorSeconds,
                        straightLineSeconds,
                        Verdict.word(isBetter())));
    }

    private boolean isSure() {
        return judged > 0 && insideShare >= LEAST_INSIDE && insideShare <= MOST_INSIDE;
    }

    private boolean isBetter() {
        return judged > 0 && meanErrorSeconds < straightLineSeconds;
    }
}
