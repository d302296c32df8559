/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's fleet was in a window of time: as a whole, or in one cell. Topic {@code
 * fleet.fleet-metrics.v1}.
 *
 * @param envelope tenant, H3 cell in hexadecimal or {@value #WHOLE}, and the end of the window
 * @param startMillis its beginning, UTC, inclusive
 * @param endMillis its end, UTC, exclusive
 * @param revision 0, and one more for each later correction of the same window
 * @param counts what was counted
 * @param revenue prices of orders delivered in the window, one amount for each currency
 * @param eventAge of the fixes in the window, or null without any
 */
public record KpiWindow(
        Envelope envelope,
        long startMillis,
        long endMillis,
        int revision,
        KpiCounts counts,
        List<Money> revenue,
        @Nullable EventAge eventAge) {
    /** Entity of the windows of a whole tenant. */
    public static final String WHOLE = "all";

    /**
     * From event time to ingest time.
     *
     * @param p50Millis of half of the fixes it is not more
     * @param p95Millis of 95 of 100
     */
    public record EventAge(int p50Millis, int p95Millis) {
        public EventAge {
            Checks.requireNotNegative("eventAgeP50", (long) p50Millis);
            Checks.requireNotNegative("eventAgeP95", (long) p95Millis);
        }
    }

    public KpiWindow {
        Checks.requireTime("start", startMillis);
        Checks.requireTime("end", endMillis);
        if (endMillis <= startMillis) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "end must be after start, was %d after %d".formatted(endMillis, startMillis));
        }
        Checks.requireNotNegative("revision", (long) revision);
        revenue = List.copyOf(revenue);
        long currencies = revenue.stream().map(Money::currency).distinct().count();
        if (currencies != revenue.size()) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE, "revenue must have one amount for each currency");
        }
    }

    /** Whether it is about the whole tenant. */
    public boolean isWhole() {
        return envelope.entityId().equals(WHOLE);
    }
}
