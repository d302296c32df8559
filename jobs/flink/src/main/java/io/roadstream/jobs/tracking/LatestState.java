/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.jobs.tracking;

import io.roadstream.contract.event.Track;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LatestOperator} keeps of one vehicle.
 *
 * @param emittedEventTimeMillis event time of the newest track emitted
 * @param quietUntilMillis processing time before which nothing more is emitted
 * @param pending newest track since, or null
 * @param forgetCheckMillis processing time of the timer that asks whether the vehicle fell silent
 */
public record LatestState(
        long emittedEventTimeMillis,
        long quietUntilMillis,
        @Nullable Track pending,
        long forgetCheckMillis) {
    /** The state after a track was emitted. */
    LatestState emitted(long eventTimeMillis, long nextQuietUntilMillis) {
        return new LatestState(eventTimeMillis, nextQuietUntilMillis, null, forgetCheckMillis);
    }

    /** The state while a track waits. */
    LatestState waiting(Track track) {
        return new LatestState(emittedEventTimeMillis, quietUntilMillis, track, forgetCheckMillis);
    }
}
