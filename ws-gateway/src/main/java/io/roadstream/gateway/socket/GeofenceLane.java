/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.socket;

import io.roadstream.contract.codec.GeofenceMapper;
import io.roadstream.contract.codec.GeofenceTransitionMapper;
import io.roadstream.contract.event.Geofence;
import io.roadstream.contract.event.GeofenceTransition;
import io.roadstream.contract.proto.v1.GeofenceChange;
import io.roadstream.contract.proto.v1.GeofenceSnapshot;
import io.roadstream.contract.proto.v1.ServerFrame;
import io.roadstream.gateway.feed.GeofenceBoard;
import io.roadstream.gateway.feed.Party;
import java.util.Set;
import java.util.function.Function;

/** Geofences, and who crosses them, on their way to ops. For the feeds' thread alone. */
final class GeofenceLane extends Lane {
    private static final GeofenceMapper FENCES = new GeofenceMapper();
    private static final GeofenceTransitionMapper TRANSITIONS = new GeofenceTransitionMapper();

    private final Function<String, GeofenceBoard> boards;

    /**
     * @param boards of tenants
     */
    GeofenceLane(Function<String, GeofenceBoard> boards) {
        this.boards = boards;
    }

    void tell(Geofence fence) {
        tell(
                fence.envelope().tenant(),
                GeofenceChange.newBuilder().setGeofence(FENCES.toMessage(fence)));
    }

    void tellGone(String tenant, String fence) {
        tell(tenant, GeofenceChange.newBuilder().setGone(fence));
    }

    void tell(GeofenceTransition transition) {
        tell(
                transition.envelope().tenant(),
                GeofenceChange.newBuilder().setTransition(TRANSITIONS.toMessage(transition)));
    }

    @Override
    ServerFrame.Builder snapshot(Party party, int number) {
        GeofenceSnapshot.Builder snapshot = GeofenceSnapshot.newBuilder().setSubscription(number);
        boards.apply(party.tenant())
                .list()
                .forEach(fence -> snapshot.addGeofences(FENCES.toMessage(fence)));
        return ServerFrame.newBuilder().setGeofenceSnapshot(snapshot);
    }

    private void tell(String tenant, GeofenceChange.Builder change) {
        tell(Set.of(Party.ops(tenant)), ServerFrame.newBuilder().setGeofenceChange(change));
    }
}
