/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.domain.tracking;

import io.roadstream.contract.event.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tracking remembers of one vehicle, beside the buckets of its duplicate memory.
 *
 * @param newest last accepted fix: where the vehicle is; null before the first
 * @param suspect last fix that was not reachable from it, until one is accepted again
 * @param held the track of that suspect while it waits for the next fix, else null
 * @param recent the last accepted fixes, by event time
 * @param memory age of the duplicate memory
 */
public record VehicleState(
        @Nullable Fix newest,
        @Nullable Fix suspect,
        @Nullable Track held,
        List<Fix> recent,
        MemoryClock memory) {
    /** A vehicle never seen. */
    public static final VehicleState NEW =
            new VehicleState(null, null, null, List.of(), MemoryClock.EMPTY);

    VehicleState withMemory(MemoryClock next) {
        return new VehicleState(newest, suspect, held, recent, next);
    }

    VehicleState withoutHeld() {
        return new VehicleState(newest, suspect, null, recent, memory);
    }

    VehicleState withRecent(Fix fix) {
        return new VehicleState(newest, suspect, held, RecentFixes.add(recent, fix), memory);
    }

    VehicleState accept(Fix fix) {
        return new VehicleState(fix, null, null, RecentFixes.add(recent, fix), memory);
    }

    VehicleState suspect(Fix fix, Track track) {
        return new VehicleState(newest, fix, track, recent, memory);
    }
}
