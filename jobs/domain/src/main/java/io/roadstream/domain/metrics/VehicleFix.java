/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.geo.Cells;

/**
 * What key figures need of a track.
 *
 * @param tenant whose vehicle
 * @param vehicle its id
 * @param cell H3 cell of {@link MetricsRule#CELL_RESOLUTION} in which it is; 0 if the track does
 *     not move the vehicle
 * @param ageMillis from event time to ingest time, 0 if the device's clock was ahead
 */
public record VehicleFix(String tenant, String vehicle, long cell, int ageMillis) {
    public static VehicleFix of(Track track) {
        Envelope envelope = track.envelope();
        long age = envelope.ingestTimeMillis() - envelope.eventTimeMillis();
        return new VehicleFix(
                envelope.tenant(),
                envelope.entityId(),
                track.isLive() ? Cells.parent(track.h3Cell(), MetricsRule.CELL_RESOLUTION) : 0,
                (int) Math.max(0, Math.min(age, Integer.MAX_VALUE)));
    }
}
