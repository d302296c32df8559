/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.HdrHistogram.Histogram;

/** Delays that were measured in nanoseconds, as figures in milliseconds. */
public final class Delays {
    private static final double NANOS_PER_MILLI = 1e6;

    private Delays() {}

    /** Notes {@code p50} and {@code p99} in milliseconds, and their {@code count}. */
    public static void write(ObjectNode json, Histogram nanos) {
        json.put("p50", millisAt(nanos, 50));
        json.put("p99", millisAt(nanos, 99));
        json.put("count", nanos.getTotalCount());
    }

    private static double millisAt(Histogram nanos, double percentile) {
        return Math.round(nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI * 100) / 100.0;
    }
}
