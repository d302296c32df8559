/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.event.Track;
import org.jspecify.annotations.Nullable;

/**
 * What tracking remembers of one vehicle, beside the buckets of its duplicate memory.
 *
 * @param newest last accepted fix: where the vehicle is; null before the first
 * @param suspect last fix that was not reachable from it, until one is accepted again
 * @param held the track of that suspect while it waits for the next fix, else null
 * @param recent the last accepted fixes, by event time
 * @param memory age of the duplicate memory
 * @param seenMillis when the last report came that was not a repeat, processing time
 * @param forgetCheckMillis processing time of the timer that asks whether the vehicle fell silent;
 *     0: there is none yet
 */
public record VehicleState(
        @Nullable Fix newest,
        @Nullable Fix suspect,
        @Nullable Track held,
        RecentFixes recent,
        MemoryClock memory,
        long seenMillis,
        long forgetCheckMillis) {
    /** A vehicle never seen. */
    public static final VehicleState NEW =
            new VehicleState(null, null, null, RecentFixes.NONE, MemoryClock.EMPTY, 0, 0);

    /** The state after a report came, and when to ask whether the vehicle fell silent. */
    public VehicleState seen(long nowMillis, long nextCheckMillis) {
        return new VehicleState(newest, suspect, held, recent, memory, nowMillis, nextCheckMillis);
    }

    VehicleState withMemory(MemoryClock next) {
        return new VehicleState(newest, suspect, held, recent, next, seenMillis, forgetCheckMillis);
    }

    VehicleState withoutHeld() {
        return new VehicleState(
                newest, suspect, null, recent, memory, seenMillis, forgetCheckMillis);
    }

    VehicleState withRecent(Fix fix) {
        return new VehicleState(
                newest, suspect, held, recent.add(fix), memory, seenMillis, forgetCheckMillis);
    }

    VehicleState accept(Fix fix) {
        return new VehicleState(
                fix, null, null, recent.add(fix), memory, seenMillis, forgetCheckMillis);
    }

    VehicleState suspect(Fix fix, Track track) {
        return new VehicleState(newest, fix, track, recent, memory, seenMillis, forgetCheckMillis);
    }
}
