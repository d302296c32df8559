/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.anomaly;

import io.roadstream.contract.event.AnomalyKind;
import io.roadstream.domain.identity.StableHash;

/**
 * Names anomalies by vehicle, kind, start and evidence: the same on every replay. A clock that
 * stands gives two the same start.
 */
final class AnomalyIds {
    private AnomalyIds() {}

    static long of(String key, AnomalyKind kind, long startedMillis, long trackId) {
        return StableHash.of(key).and(kind.name()).and(startedMillis).and(trackId).value();
    }
}
