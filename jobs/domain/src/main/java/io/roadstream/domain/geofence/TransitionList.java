/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.event.Track;
import io.roadstream.contract.event.TransitionKind;
import io.roadstream.contract.event.TransitionReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The transitions that one fix leads to. */
final class TransitionList {
    private final Track track;
    private final List<GeofenceTransition> transitions = new ArrayList<>(2);

    TransitionList(Track track) {
        this.track = track;
    }

    void add(TransitionKind kind, TransitionReason reason, FenceLabel fence, Crossing crossing) {
        Envelope vehicle = track.envelope();
        transitions.add(
                new GeofenceTransition(
                        new Envelope(
                                vehicle.tenant(),
                                vehicle.entityId(),
                                crossing.eventTimeMillis(),
                                vehicle.ingestTimeMillis()),
                        crossing.place(),
                        fence.id(),
                        fence.version(),
                        fence.name(),
                        fence.kind(),
                        kind,
                        reason,
                        crossing.beforeTrackId(),
                        crossing.afterTrackId(),
                        TransitionId.of(vehicle.key(), fence, kind, crossing.eventTimeMillis()),
                        0));
    }

    /** By event time, and at one instant by fence; of one fence as they were added. */
    List<GeofenceTransition> inOrder() {
        transitions.sort(
                Comparator.comparingLong(
                                (GeofenceTransition transition) ->
                                        transition.envelope().eventTimeMillis())
                        .thenComparing(GeofenceTransition::geofenceId));
        return transitions;
    }
}
