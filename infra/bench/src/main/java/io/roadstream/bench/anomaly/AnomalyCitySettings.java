/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import java.time.Duration;

/**
 * What is simulated.
 *
 * @param seed of the city and its day
 * @param vehicles how many
 * @param length by the city's clock
 */
public record AnomalyCitySettings(long seed, int vehicles, Duration length) {
    public AnomalyCitySettings {
        if (vehicles < 1 || length.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "there must be vehicles and time, were %d and %s".formatted(vehicles, length));
        }
    }
}
