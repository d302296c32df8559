/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.simulator.entrance;

import io.roadstream.contract.event.OrderStatus;
import io.roadstream.ingest.simulator.phone.Report;
import io.roadstream.ingest.simulator.truth.Truth;
import io.roadstream.ingest.simulator.truth.TruthKind;
import io.roadstream.ingest.simulator.world.OrderChange;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what the city has brought forth. For one thread. */
public final class Tally {
    private final Map<String, OrderStatus> open = new HashMap<>();
    private final Map<OrderStatus, Long> over = new EnumMap<>(OrderStatus.class);
    private final Map<TruthKind, Long> truth = new EnumMap<>(TruthKind.class);
    private long reports;

    void uploaded(List<Report> sent) {
        reports += sent.size();
    }

    void orderChanged(OrderChange change) {
        if (change.status().isFinal()) {
            open.remove(change.order().id());
            over.merge(change.status(), 1L, Long::sum);
        } else {
            open.put(change.order().id(), change.status());
        }
    }

    void learned(Truth matter) {
        truth.merge(matter.kind(), 1L, Long::sum);
    }

    /** Reports sent by phones, those sent twice twice. */
    public long reports() {
        return reports;
    }

    /** Orders by their newest status. */
    public Map<OrderStatus, Long> orders() {
        Map<OrderStatus, Long> all = new EnumMap<>(OrderStatus.class);
        all.putAll(over);
        open.values().forEach(status -> all.merge(status, 1L, Long::sum));
        return all;
    }

    /** Lines of the truth by kind. */
    public Map<TruthKind, Long> truth() {
        return new EnumMap<>(truth);
    }
}
