/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.contract.event.KpiCounts;
import io.roadstream.contract.event.KpiWindow.EventAge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up one area in one window: a tenant's whole fleet or one cell. */
final class AreaSums {
    private static final int P50 = 50;
    private static final int P95 = 95;

    private final List<Integer> agesMillis = new ArrayList<>();
    private int vehicles;
    private int open;
    private int late;
    private Tally tally = Tally.NOTHING;

    void add(SeenVehicle vehicle) {
        vehicles++;
        agesMillis.addAll(vehicle.agesMillis());
    }

    void add(KnownOrder order, long endMillis) {
        open++;
        if (order.isLateAt(endMillis)) {
            late++;
        }
    }

    void add(Tally more) {
        tally = tally.plus(more);
    }

    KpiCounts counts() {
        return new KpiCounts(
                vehicles, open, late, tally.created(), tally.delivered(), tally.onTime());
    }

    Tally tally() {
        return tally;
    }

    @Nullable EventAge eventAge() {
        if (agesMillis.isEmpty()) {
            return null;
        }
        Collections.sort(agesMillis);
        return new EventAge(percentile(P50), percentile(P95));
    }

    /** The smallest age that so many of 100 are not above. */
    private int percentile(int percent) {
        int rank = (agesMillis.size() * percent + 99) / 100;
        return agesMillis.get(Math.max(rank, 1) - 1);
    }
}
