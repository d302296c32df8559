/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.geofence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one vehicle: as many presences as fences lie over its place, or over those
 * of its last few fixes.
 *
 * @param last newest live fix; null before the first
 * @param presences fences that it is in or seems to enter, by id
 * @param seenMillis when the last live fix came, processing time
 * @param forgetCheckMillis processing time of the timer that asks whether the vehicle fell silent;
 *     0: there is none yet
 */
public record GeofenceState(
        @Nullable FenceFix last,
        List<Presence> presences,
        long seenMillis,
        long forgetCheckMillis) {
    /** A vehicle never seen. */
    public static final GeofenceState NEW = new GeofenceState(null, List.of(), 0, 0);

    public GeofenceState {
        presences = List.copyOf(presences);
    }

    /** The state after a fix came, and when to ask whether the vehicle fell silent. */
    public GeofenceState seen(long nowMillis, long nextCheckMillis) {
        return new GeofenceState(last, presences, nowMillis, nextCheckMillis);
    }

    GeofenceState with(FenceFix fix, List<Presence> next) {
        return new GeofenceState(fix, next, seenMillis, forgetCheckMillis);
    }
}
