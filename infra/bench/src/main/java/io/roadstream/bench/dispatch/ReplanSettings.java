/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.dispatch;

import java.time.Duration;

/**
 * What is measured of one event.
 *
 * @param orders that are open
 * @param cities whose plans are changed, by seed from 1
 * @param events in each city that are timed, after as many that are not
 * @param warm time of a search that begins with the plan in force
 * @param cold time of a search that begins with nothing but what is frozen
 */
public record ReplanSettings(int orders, int cities, int events, Duration warm, Duration cold) {
    /** What the targets are about. */
    public static final ReplanSettings USUAL =
            new ReplanSettings(200, 3, 200, Duration.ofMillis(500), Duration.ofSeconds(10));

    public ReplanSettings {
        if (orders < 10 || cities < 1 || events < 1) {
            throw new IllegalArgumentException(
                    "there must be 10 orders, a city and an event, were %d, %d and %d"
                            .formatted(orders, cities, events));
        }
    }
}
