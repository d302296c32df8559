/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.contract.event;

import io.roadstream.contract.geo.GeoPoint;
import io.roadstream.contract.validation.Checks;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;

/**
 * A vehicle has entered or left a geofence, or was found in it. Topic {@code
 * fleet.geofence-transitions.v1}.
 *
 * @param envelope tenant and vehicle; event time: when it crossed the border, interpolated between
 *     the fixes before and after; ingest time: that of the fix that confirmed it
 * @param location where it crossed; where it was, if it did not cross
 * @param geofenceId the fence within the tenant
 * @param geofenceVersion in which version
 * @param geofenceName as it was in that version
 * @param geofenceKind as it was in that version
 * @param kind what happened
 * @param reason why
 * @param beforeTrackId the last fix before; 0 if there is none
 * @param afterTrackId the first fix after
 * @param transitionId hash of vehicle, fence, version, kind and event time; the same on every
 *     replay
 * @param revision 0, and one more for each later correction
 */
public record GeofenceTransition(
        Envelope envelope,
        GeoPoint location,
        String geofenceId,
        long geofenceVersion,
        String geofenceName,
        GeofenceKind geofenceKind,
        TransitionKind kind,
        TransitionReason reason,
        long beforeTrackId,
        long afterTrackId,
        long transitionId,
        int revision) {
    public GeofenceTransition {
        Checks.requireId("geofenceId", geofenceId);
        if (geofenceVersion < 1) {
            throw new InvalidEventException(
                    Reason.INVALID_VALUE,
                    "geofenceVersion must be at least 1, was " + geofenceVersion);
        }
        Checks.requireNotNegative("revision", (long) revision);
    }
}
