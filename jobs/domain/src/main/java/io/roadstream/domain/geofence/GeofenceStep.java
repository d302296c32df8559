/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.GeofenceTransition;
import java.util.List;

/**
 * Result of one step.
 *
 * @param state what to remember
 * @param transitions what to emit, by event time
 */
public record GeofenceStep(GeofenceState state, List<GeofenceTransition> transitions) {
    public GeofenceStep {
        transitions = List.copyOf(transitions);
    }
}
