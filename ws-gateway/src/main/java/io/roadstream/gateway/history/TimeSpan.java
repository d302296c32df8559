/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import java.time.Instant;

/**
 * A span of event time.
 *
 * @param from first instant of it
 * @param to first instant after it
 */
public record TimeSpan(Instant from, Instant to) {
    public TimeSpan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "from must be before to, was %s and %s".formatted(from, to));
        }
    }
}
