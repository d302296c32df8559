/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.feed;

import io.roadstream.contract.event.AlertHandling;
import io.roadstream.contract.event.Envelope;
import io.roadstream.contract.event.Handling;
import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.proto.v1.AlertState;
import io.roadstream.contract.proto.v1.Severity;
import org.jspecify.annotations.Nullable;

/**
 * An alert with what people did about it.
 *
 * @param alert as the jobs tell it
 * @param acknowledged who took notice, or null
 * @param resolved who closed it, or null
 */
public record Handled(Alert alert, @Nullable Handling acknowledged, @Nullable Handling resolved) {
    /** What is to be written when somebody takes notice; the first one counts. */
    public AlertHandling acknowledge(String tenant, Handling handling) {
        return state(tenant, handling, acknowledged == null ? handling : acknowledged, resolved);
    }

    /** What is to be written when somebody closes it; the first one counts. */
    public AlertHandling resolve(String tenant, Handling handling) {
        return state(tenant, handling, acknowledged, resolved == null ? handling : resolved);
    }

    /** As clients get it. */
    public AlertState toMessage() {
        AlertState.Builder state =
                AlertState.newBuilder()
                        .setId(alert.id())
                        .setKind(alert.kind())
                        .setSeverity(Severity.valueOf("SEVERITY_" + alert.severity().name()))
                        .setVehicleId(alert.about().vehicle())
                        .setOrderId(alert.about().order())
                        .setGeofenceId(alert.about().geofence())
                        .setGeofenceName(alert.about().geofenceName())
                        .setStartedTimeMillis(alert.startedMillis())
                        .setMeasured(alert.measure().measured())
                        .setWorst(alert.worst())
                        .setLimit(alert.measure().limit());
        @Nullable Long ended = alert.endedMillis();
        if (ended != null) {
            state.setEndedTimeMillis(ended);
        }
        @Nullable GeoPoint location = alert.location();
        if (location != null) {
            state.getLocationBuilder().setLatE7(location.latE7()).setLonE7(location.lonE7());
        }
        if (acknowledged != null) {
            state.setAcknowledged(message(acknowledged));
        }
        if (resolved != null) {
            state.setResolved(message(resolved));
        }
        return state.build();
    }

    boolean isShownSince(long sinceMillis) {
        @Nullable Long ended = alert.endedMillis();
        return (ended == null || ended >= sinceMillis)
                && (resolved == null || resolved.timeMillis() >= sinceMillis);
    }

    private AlertHandling state(
            String tenant, Handling newest, @Nullable Handling noticed, @Nullable Handling closed) {
        return new AlertHandling(
                new Envelope(tenant, alert.id(), newest.timeMillis(), newest.timeMillis()),
                noticed,
                closed);
    }

    private static io.roadstream.contract.proto.v1.Handling message(Handling handling) {
        return io.roadstream.contract.proto.v1.Handling.newBuilder()
                .setBy(handling.by())
                .setTimeMillis(handling.timeMillis())
                .build();
    }
}
