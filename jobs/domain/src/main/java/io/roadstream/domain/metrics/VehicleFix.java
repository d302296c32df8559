/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.metrics;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Track;
import io.roadstream.domain.geo.Cells;

/**
 * What key figures need of a live track.
 *
 * @param envelope whose, and when
 * @param cell H3 cell of {@link MetricsRule#CELL_RESOLUTION} in which it is
 */
public record VehicleFix(Envelope envelope, long cell) {
    public static VehicleFix of(Track track) {
        return new VehicleFix(
                track.envelope(), Cells.parent(track.h3Cell(), MetricsRule.CELL_RESOLUTION));
    }
}
