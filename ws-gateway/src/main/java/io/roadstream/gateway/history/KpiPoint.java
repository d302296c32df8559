/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.history;

import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's fleet was in a step of time.
 *
 * @param from begin of its first window
 * @param time end of its last window
 * @param counts active vehicles, open and late orders at its end; created, delivered and on time in
 *     all of it
 * @param revenue of all of it, an amount for each currency
 * @param age of fixes
 */
public record KpiPoint(
        Instant from, Instant time, KpiCounts counts, List<Money> revenue, EventAge age) {
    /**
     * From event time until roadstream received the fix; null without fixes.
     *
     * @param p50Millis of the window in the middle
     * @param p95Millis of the worst window
     */
    public record EventAge(@Nullable Long p50Millis, @Nullable Long p95Millis) {}

    public KpiPoint {
        if (!from.isBefore(time)) {
            throw new IllegalArgumentException(
                    "from must be before time, was %s and %s".formatted(from, time));
        }
        revenue = List.copyOf(revenue);
    }
}
