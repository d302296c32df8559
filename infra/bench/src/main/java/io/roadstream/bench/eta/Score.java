/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadstream.bench.eta.Scoreboard.Judged;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How good estimates were. Errors are told minus true: a negative one is an arrival later than
 * told.
 */
final class Score {
    private static final double TOLERANCE_SHARE = 0.2;
    private static final double TOLERANCE_SECONDS = 120;

    /** Of an interval that holds 80 of 100 arrivals. */
    private static final double WINKLER_FACTOR = 2 / 0.2;

    private Score() {}

    /** The answer itself; returns the mean of what it was off, in seconds. */
    static double point(List<Judged> judged, ToLongFunction<Judged> answer, ObjectNode json) {
        double[] absolute = new double[judged.size()];
        double sum = 0;
        double squares = 0;
        int tolerable = 0;
        for (int i = 0; i < absolute.length; i++) {
            Judged one = judged.get(i);
            double error = (answer.applyAsLong(one) - one.truthMillis()) / 1e3;
            double horizon = (one.truthMillis() - one.toldMillis()) / 1e3;
            absolute[i] = Math.abs(error);
            sum += error;
            squares += error * error;
            if (absolute[i] <= Math.max(TOLERANCE_SHARE * horizon, TOLERANCE_SECONDS)) {
                tolerable++;
            }
        }
        Arrays.sort(absolute);
        double mean = Arrays.stream(absolute).sum() / absolute.length;
        json.put("maeSeconds", round(mean));
        json.put("p90Seconds", round(absolute[(int) (0.9 * absolute.length)]));
        json.put("biasSeconds", round(sum / absolute.length));
        json.put("rmseSeconds", round(Math.sqrt(squares / absolute.length)));
        json.put("withinTolerance", share(tolerable, absolute.length));
        return mean;
    }

    /** How sure it was said to be; returns the share of arrivals between P10 and P90. */
    static double interval(List<Judged> judged, ObjectNode json) {
        int inside = 0;
        int below = 0;
        double width = 0;
        double winkler = 0;
        for (Judged one : judged) {
            double seconds = one.arrival().widthMillis() / 1e3;
            double early = (one.arrival().p10Millis() - one.truthMillis()) / 1e3;
            double late = (one.truthMillis() - one.arrival().p90Millis()) / 1e3;
            width += seconds;
            winkler += seconds + WINKLER_FACTOR * (Math.max(0, early) + Math.max(0, late));
            if (early <= 0 && late <= 0) {
                inside++;
            } else if (early > 0) {
                below++;
            }
        }
        json.put("insideP10P90", share(inside, judged.size()));
        json.put("beforeP10", share(below, judged.size()));
        json.put("meanWidthSeconds", round(width / judged.size()));
        json.put("winklerSeconds", round(winkler / judged.size()));
        return (double) inside / judged.size();
    }

    private static double share(long part, long whole) {
        return Math.round(1e4 * part / whole) / 1e4;
    }

    private static double round(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
