/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import io.roadstream.contract.event.ArrivalInterval;
import io.roadstream.contract.event.ChangeVersion;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Eta;
import io.roadstream.contract.event.EtaMethod;
import io.roadstream.contract.event.StopKind;
import io.roadstream.domain.identity.StableHash;
import org.jspecify.annotations.Nullable;

/**
 * A stop that was made, at which the vehicle was seen: what its estimates are measured by.
 *
 * @param orderId whose stop
 * @param kind which
 * @param version of the order as it was while the vehicle stood there
 * @param timeMillis when the vehicle came
 * @param dueMillis end of the stop's window, or null
 */
public record Arrival(
        String orderId,
        StopKind kind,
        ChangeVersion version,
        long timeMillis,
        @Nullable Long dueMillis) {
    private static final int CERTAIN_PERMILLE = 1_000;

    static Arrival of(OpenStop stop, long timeMillis) {
        return new Arrival(
                stop.order().orderId(),
                stop.kind(),
                stop.order().version(),
                timeMillis,
                stop.dueMillis());
    }

    /** The last word on the stop, at the newest fix before it was made. */
    Eta eta(Journey journey, EtaFix fix) {
        Envelope envelope =
                new Envelope(
                        journey.tenant(), orderId, fix.eventTimeMillis(), fix.ingestTimeMillis());
        return new Eta(
                envelope,
                StableHash.of(envelope.key())
                        .and(kind.name())
                        .and(EtaMethod.ARRIVED.name())
                        .value(),
                0,
                kind,
                journey.vehicleId(),
                new ArrivalInterval(timeMillis, timeMillis, timeMillis),
                0,
                dueMillis == null ? null : timeMillis > dueMillis ? CERTAIN_PERMILLE : 0,
                EtaMethod.ARRIVED,
                version,
                fix.trackId());
    }
}
