/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.bench.anomaly;

import io.roadstream.contract.event.Anomaly;
import io.roadstream.contract.event.Duty;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import io.roadstream.ingest.simulator.world.DutyChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What happened in the city, and what one has to know of it to judge who tells of it. */
final class CityTruth {
    private final List<Truth> truths = new ArrayList<>();
    private final Map<String, Long> aheadMillis = new HashMap<>();
    private final Map<String, NavigableMap<Long, Boolean>> onDuty = new HashMap<>();

    void add(Truth truth) {
        truths.add(truth);
        if (truth.kind() == TruthKind.WRONG_CLOCK
                && truth.details().get("aheadMillis") instanceof Number ahead) {
            aheadMillis.put(truth.subject(), ahead.longValue());
        }
    }

    void add(DutyChange change) {
        onDuty.computeIfAbsent(change.vehicle(), vehicle -> new TreeMap<>())
                .put(
                        change.timeMillis(),
                        change.duty() == Duty.AVAILABLE || change.duty() == Duty.BUSY);
    }

    List<Truth> all() {
        return truths;
    }

    /** When the anomaly began by the city's clock: its own is that of the phone. */
    long startedMillis(Anomaly anomaly) {
        return anomaly.startedMillis()
                - aheadMillis.getOrDefault(anomaly.envelope().entityId(), 0L);
    }

    /** Whether the vehicle's driver was on duty for so long from the beginning of the incident. */
    boolean isOnDuty(Truth truth, long forMillis) {
        NavigableMap<Long, Boolean> changes = onDuty.getOrDefault(truth.subject(), new TreeMap<>());
        long from = truth.startMillis();
        Map.Entry<Long, Boolean> before = changes.floorEntry(from);
        return (before == null || before.getValue())
                && !changes.subMap(from, true, from + forMillis, true).containsValue(false);
    }
}
