/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.measure;

import java.time.Duration;

/**
 * How long a bench takes.
 *
 * @param warmUp of each load, for the compiler
 * @param run of each measurement
 */
public record Pace(Duration warmUp, Duration run) {
    public Pace {
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("warmUp must not be negative, was " + warmUp);
        }
        if (run.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("run must be 1s or more, was " + run);
        }
    }
}
