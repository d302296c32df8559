/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.eta;

import java.time.Duration;

/**
 * What is simulated.
 *
 * @param seed of the city and its day
 * @param vehicles how many
 * @param warmUp by the city's clock; learned in it, but not scored
 * @param scored by the city's clock, after it
 */
public record EtaCitySettings(long seed, int vehicles, Duration warmUp, Duration scored) {
    public EtaCitySettings {
        if (warmUp.isNegative() || scored.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "the scored time must be positive, the warm-up not negative, were %s and %s"
                            .formatted(scored, warmUp));
        }
    }
}
