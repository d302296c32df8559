/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.supervisor;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a part that died waits for its restart: doubling, with jitter so that parts that died of
 * one cause do not come back in step.
 *
 * @param first wait after the first death
 * @param max longest wait, before jitter
 * @param jitter share by which a wait may differ either way, 0..1
 * @param calmAfter a part that lived this long starts over with the first wait
 */
public record RestartBackoff(Duration first, Duration max, double jitter, Duration calmAfter) {
    public static final RestartBackoff DEFAULT =
            new RestartBackoff(
                    Duration.ofMillis(200), Duration.ofSeconds(20), 0.2, Duration.ofMinutes(1));

    private static final int MAX_DOUBLINGS = 30;

    public RestartBackoff {
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("jitter must be in [0, 1), was " + jitter);
        }
    }

    /**
     * The wait before a restart.
     *
     * @param deaths in a row, at least 1
     */
    Duration delay(int deaths, RandomGenerator random) {
        int doublings = Math.min(deaths - 1, MAX_DOUBLINGS);
        double millis =
                Math.min(first.toMillis() * Math.pow(2, doublings), (double) max.toMillis());
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(millis * factor));
    }
}
