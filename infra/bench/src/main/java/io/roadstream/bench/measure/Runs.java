/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** The same figure of several runs: median and range. */
final class Runs {
    private final double[] values;

    Runs(double... values) {
        this.values = values.clone();
        Arrays.sort(this.values);
    }

    double median() {
        return values[values.length / 2];
    }

    /** Writes the median under the key, and all runs, smallest first, under {@code <key>Runs}. */
    void write(ObjectNode json, String key) {
        json.put(key, Math.round(median()));
        var all = json.putArray(key + "Runs");
        Arrays.stream(values).forEach(value -> all.add(Math.round(value)));
    }
}
