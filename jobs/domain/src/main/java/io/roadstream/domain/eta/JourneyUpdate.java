/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

import org.jspecify.annotations.Nullable;

/**
 * A vehicle of which something new is known.
 *
 * @param journey what is known now
 * @param changedMillis since when the orders or the plan are so; {@link #NEW_FIX} if only the fix
 *     is new
 * @param arrival at a stop that was made now, or null
 */
public record JourneyUpdate(Journey journey, long changedMillis, @Nullable Arrival arrival) {
    /** Orders and plan are as before. */
    public static final long NEW_FIX = Long.MAX_VALUE;

    /** Nobody knows since when: nothing that was told is corrected. */
    public static final long UNKNOWN_TIME = Long.MAX_VALUE - 1;

    JourneyUpdate(Journey journey, long changedMillis) {
        this(journey, changedMillis, null);
    }

    boolean isFix() {
        return changedMillis == NEW_FIX;
    }

    /** Key in state, {@code tenant|vehicle}. */
    public String key() {
        return journey.tenant() + '|' + journey.vehicleId();
    }
}
