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
 * @param releaseMillis processing time of the timer that ends its waiting; 0: there is none yet
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
        long releaseMillis,
        RecentFixes recent,
        MemoryClock memory,
        long seenMillis,
        long forgetCheckMillis) {
    /** A vehicle never seen. */
    public static final VehicleState NEW =
            new VehicleState(null, null, null, 0, RecentFixes.NONE, MemoryClock.EMPTY, 0, 0);

    /** The state after a report came, and when to ask whether the vehicle fell silent. */
    public VehicleState seen(long nowMillis, long nextCheckMillis) {
        return new VehicleState(
                newest, suspect, held, releaseMillis, recent, memory, nowMillis, nextCheckMillis);
    }

    /** The state when it is known until when its suspect waits. */
    public VehicleState heldUntil(long millis) {
        return new VehicleState(
                newest, suspect, held, millis, recent, memory, seenMillis, forgetCheckMillis);
    }

    VehicleState withMemory(MemoryClock next) {
        return new VehicleState(
                newest, suspect, held, releaseMillis, recent, next, seenMillis, forgetCheckMillis);
    }

    VehicleState withoutHeld() {
        return new VehicleState(
                newest, suspect, null, 0, recent, memory, seenMillis, forgetCheckMillis);
    }

    VehicleState withRecent(Fix fix) {
        return new VehicleState(
                newest,
                suspect,
                held,
                releaseMillis,
                recent.add(fix),
                memory,
                seenMillis,
                forgetCheckMillis);
    }

    VehicleState accept(Fix fix) {
        return new VehicleState(
                fix, null, null, 0, recent.add(fix), memory, seenMillis, forgetCheckMillis);
    }

    VehicleState suspect(Fix fix, Track track) {
        return new VehicleState(
                newest, fix, track, 0, recent, memory, seenMillis, forgetCheckMillis);
    }
}
