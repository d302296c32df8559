/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.eta;

/**
 * A vehicle of which something new is known.
 *
 * @param journey what is known now
 * @param changedMillis since when the orders or the plan are so; {@link #NEW_FIX} if only the fix
 *     is new
 */
public record JourneyUpdate(Journey journey, long changedMillis) {
    /** Orders and plan are as before. */
    public static final long NEW_FIX = Long.MAX_VALUE;

    /** Nobody knows since when: nothing that was told is corrected. */
    public static final long UNKNOWN_TIME = Long.MAX_VALUE - 1;

    boolean isFix() {
        return changedMillis == NEW_FIX;
    }

    /** Key in state, {@code tenant|vehicle}. */
    public String key() {
        return journey.tenant() + '|' + journey.vehicleId();
    }
}
