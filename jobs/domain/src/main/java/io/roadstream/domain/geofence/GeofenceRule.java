/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import io.roadstream.contract.event.Track;
import java.io.Serializable;
import java.util.List;

/**
 * Judges which geofences a vehicle entered and left, fix by fix.
 *
 * <ul>
 *   <li>A vehicle changes sides when a second fix in a row confirms it from beyond the reach of
 *       noise ({@link GeofenceSettings}); the time is interpolated between the last fix before and
 *       the first after the border.
 *   <li>A fence that was crossed between two fixes, or with one fix deep inside, gives both
 *       transitions at once. The reverse, a short way out and back in, gives none.
 *   <li>What a vehicle is in at its first fix, or when a fence comes into being or into force
 *       around it, is {@code INITIAL_INSIDE} and never an {@code ENTER}.
 *   <li>A fence that is deleted, expires or moves away gives an {@code EXIT} with that reason at
 *       the vehicle's next fix; expiry at the time of expiry. A version that still holds the
 *       vehicle gives none.
 *   <li>Fixes that do not move the vehicle (late, suspect, from the future, inaccurate) change
 *       nothing.
 * </ul>
 */
public record GeofenceRule(GeofenceSettings settings) implements Serializable {
    /** Takes the next track of a vehicle, and the fences of its tenant. */
    public GeofenceStep step(GeofenceState before, Track track, FenceGrid fences) {
        FenceFix last = before.last();
        if (!track.isLive()
                || !settings.isUsable(track.motion().accuracyDm())
                || (last != null && track.envelope().eventTimeMillis() < last.eventTimeMillis())) {
            return new GeofenceStep(before, List.of());
        }
        return new FixStep(settings, before, track, fences).run();
    }
}
