/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.event.Track;
import java.util.List;

/**
 * Result of one step.
 *
 * @param state what to remember
 * @param tracks what to emit, in this order
 */
public record TrackingStep(VehicleState state, List<Track> tracks) {
    public TrackingStep {
        tracks = List.copyOf(tracks);
    }
}
