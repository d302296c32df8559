/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is lived through.
 *
 * @param seeds of cities and their days, one run each
 * @param length of each run by the city's clock
 * @param vehicles in each city
 * @param ordersPerHour mean over a week
 * @param planDelay from the moment at which something is known to that at which a driver has the
 *     plan: capture, the job and the way back
 */
public record LoopSettings(
        List<Long> seeds, Duration length, int vehicles, double ordersPerHour, Duration planDelay) {
    /** Thursday, 11:00 in the city: the rush of noon is ahead. */
    static final long START = Instant.parse("2026-11-26T10:00:00Z").toEpochMilli();

    /** The city's zone. */
    static final String ZONE = "Europe/Paris";

    public LoopSettings {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException(
                    "there must be a seed and a length, were %s and %s".formatted(seeds, length));
        }
    }

    long endMillis() {
        return START + length.toMillis();
    }
}
