/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.Anomaly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of one step.
 *
 * @param state what to remember; null: nothing, the vehicle is forgotten
 * @param anomalies what to emit, in this order
 */
public record AnomalyStep(@Nullable WatchState state, List<Anomaly> anomalies) {
    public AnomalyStep {
        anomalies = List.copyOf(anomalies);
    }
}
